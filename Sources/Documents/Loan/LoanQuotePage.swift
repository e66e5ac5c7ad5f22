public import Lending
public import Quantities

/// The page of a loan's quote, with the box that Regulation Z has a borrower shown before
/// signing (12 CFR § 1026.18; its words follow the forms H-2 of Appendix H).
public struct LoanQuotePage: Sendable {
    private let template: PageTemplate

    /// Compiles `template`, the text of `templates/loan-quote.html` or of one like it.
    public init(template: String) throws(TemplateError) {
        self.template = try PageTemplate(template)
    }

    /// What is said of a quote beside its schedule.
    public struct Heading: Hashable, Sendable {
        public var lender: String?
        public var borrower: String?
        public var quoted: CivilDate
        /// ISO 4217.
        public var currency: String

        public init(
            lender: String? = nil, borrower: String? = nil, quoted: CivilDate,
            currency: String = "USD"
        ) {
            self.lender = lender
            self.borrower = borrower
            self.quoted = quoted
            self.currency = currency
        }
    }

    /// The page of a schedule; the same values always give the same bytes.
    public func render(_ plan: PaymentPlan, _ heading: Heading) -> String {
        template.render(LoanQuoteContext(plan: plan, heading: heading).values)
    }
}

/// What the template of a quote can name.
private struct LoanQuoteContext {
    let plan: PaymentPlan
    let heading: LoanQuotePage.Heading
    let facts: LoanFacts
    let figures: Figures

    init(plan: PaymentPlan, heading: LoanQuotePage.Heading) {
        self.plan = plan
        self.heading = heading
        facts = LoanFacts(plan: plan)
        figures = Figures(currency: heading.currency, style: .page)
    }

    private var contract: LoanContract { plan.contract }

    var values: [String: Any] {
        let box = LoanDisclosure(of: plan)
        var values: [String: Any] = [
            "title": title,
            "quoted": figures.date(heading.quoted),
            "finance-charge": figures.money(box.financeCharge),
            "amount-financed": figures.money(box.amountFinanced),
            "total-of-payments": figures.money(box.totalOfPayments),
            "principal": figures.money(contract.principal),
            "rate": figures.percent(contract.annualRate),
            "disbursed": figures.date(contract.disbursed),
            "day-count": contract.dayCount.rawValue,
            "interest": figures.money(plan.totals.interest),
            "runs": runs,
            "years": years,
            "chart": LoanChart.render(
                plan, title: "The loan over its life", currency: heading.currency),
        ]
        if let rate = box.annualPercentageRate { values["apr"] = Self.percent(rate) }
        if let lender = heading.lender { values["lender"] = lender }
        if let borrower = heading.borrower { values["borrower"] = borrower }
        let withheld = contract.options.prepaidFinanceCharge
        if withheld > .zero { values["prepaid-charge"] = figures.money(withheld) }
        if plan.totals.fees > .zero { values["fees"] = figures.money(plan.totals.fees) }
        return values
    }

    private var title: String {
        let count = plan.reduce(0) { max($0, $1.number) }
        let word = contract.frequency == .monthly ? "monthly payments" : "payments"
        return "Loan of \(figures.money(contract.principal)) in \(count) \(word)"
    }

    private var runs: [[String: Any]] {
        facts.runs.map { run in
            [
                "run-count": "\(run.count)", "run-payment": figures.money(run.payment),
                "run-due": run.count == 1
                    ? figures.date(run.first)
                    : "\(every), \(figures.date(run.first)) to \(figures.date(run.last))",
            ]
        }
    }

    private var every: String {
        switch contract.frequency {
        case .months(1): "monthly"
        case .months(3): "quarterly"
        case .months(let count): "every \(count) months"
        case .days(7): "weekly"
        case .days(let count): "every \(count) days"
        }
    }

    private var years: [[String: Any]] {
        facts.years.map { year in
            [
                "year": year.label, "year-paid": figures.money(year.total),
                "year-interest": figures.money(year.interest + year.fees),
                "year-principal": figures.money(year.principal + year.prepaid),
                "year-balance": figures.money(year.balance),
            ]
        }
    }

    /// A rate of four decimals as it is disclosed, to the nearest hundredth of a percent
    /// (§ 1026.22 (a) allows an eighth).
    private static func percent(_ text: String) -> String {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let number = Int64(parts[0] + parts[1].prefix(4)) else {
            return text + "%"
        }
        let hundredths = number.divided(by: 100, .halfAwayFromZero)
        let figures = Figures(currency: "", style: .page)
        return figures.number(Int128(hundredths), decimals: 2, least: 2) + "%"
    }
}

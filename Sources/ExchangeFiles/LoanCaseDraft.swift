import Diagnostics
import JSONParsing
import Lending
import Quantities

/// What a case file says, each field for itself in order.
struct LoanCaseDraft {
    let id: String
    private let isLedger: Bool
    private let principal: Money
    private let annualRate: Ratio
    private let periods: Int
    private let disbursed: CivilDate
    private let firstDue: CivilDate
    private let dueDay: Int?
    private let frequency: PaymentFrequency
    private let dayCount: DayCount
    private let rounding: RoundingRule
    private let options: LoanOptions
    private let terms: LoanLedger.Terms
    private let events: [LedgerEvent]
    private let noteAmounts: [Money]?
    private let servicing: ServicingFee

    /// The draft, nil where a field that must be there is missing or cannot be read.
    init?(_ fields: CaseFields) {
        _ = fields.text("title", fields.optional("title"))
        _ = fields.text("currency", fields.required("currency"))
        let id = fields.text("id", fields.required("id"))
        let isLedger = fields.choice(
            "kind", fields.required("kind"), ["schedule": false, "simple_interest": true])
        let hasNotes = fields.choice("kind2", fields.optional("kind2"), ["notes": true]) ?? false
        let frequency = fields.choice(
            "frequency", fields.required("frequency"),
            [
                "monthly": PaymentFrequency.monthly, "quarterly": .quarterly, "weekly": .weekly,
                "biweekly": .biweekly,
            ])
        let dayCount = fields.choice(
            "day_count", fields.required("day_count"),
            [
                "30/360": DayCount.thirty360US, "actual/360": .actual360,
                "actual/365F": .actual365Fixed, "actual/actual-ISDA": .actualActualISDA,
            ])
        let rounding = fields.choice(
            "rounding", fields.required("rounding"),
            ["half_up": RoundingRule.halfAwayFromZero, "half_even": .halfEven])
        let principal = fields.cents("principal_cents", fields.required("principal_cents"))
        let rate = fields.percent("annual_rate_pct", fields.required("annual_rate_pct"))
        let periods = fields.count("n_periods", fields.required("n_periods"))
        let disbursed = fields.date("disbursement_date", fields.required("disbursement_date"))
        let firstDue = fields.date("first_due_date", fields.required("first_due_date"))
        dueDay = fields.count("due_day", fields.optional("due_day"))
        options = fields.loanOptions(rate: rate ?? .zero)
        terms = fields.ledgerTerms()
        events = fields.ledgerEvents()
        noteAmounts = fields.noteAmounts(isExpected: hasNotes)
        servicing = fields.servicingFee()
        guard let id, let isLedger, let frequency, let dayCount, let rounding, let principal,
            let rate, let periods, let disbursed, let firstDue
        else { return nil }
        self.id = id
        self.isLedger = isLedger
        self.frequency = frequency
        self.dayCount = dayCount
        self.rounding = rounding
        self.principal = principal
        annualRate = rate
        self.periods = periods
        self.disbursed = disbursed
        self.firstDue = firstDue
    }

    func contract() throws(LoanContractError) -> LoanContract {
        try LoanContract(
            principal: principal, annualRate: annualRate, periods: periods, disbursed: disbursed,
            firstDue: firstDue, dueDay: dueDay, frequency: frequency, dayCount: dayCount,
            rounding: rounding, options: options)
    }

    func ledger(_ plan: PaymentPlan, _ fields: CaseFields) throws(Problems) -> LoanLedger? {
        guard isLedger else {
            guard !fields.has("events") else {
                throw Problems(
                    "\"events\" are posted to a ledger: \"kind\" must be \"simple_interest\"",
                    at: fields.place(of: "events"))
            }
            return nil
        }
        do throws(LedgerError) {
            var ledger = try LoanLedger(plan, terms)
            try ledger.post(events)
            return ledger
        } catch {
            throw Problems(error.description, at: fields.place(of: error.caseField))
        }
    }

    func notes(_ plan: PaymentPlan, _ fields: CaseFields) throws(Problems) -> NoteDistribution? {
        guard let noteAmounts, !isLedger else { return nil }
        do throws(NoteError) {
            return try NoteDistribution(plan, notes: noteAmounts, servicing: servicing)
        } catch {
            throw Problems(error.description, at: fields.place(of: error.caseField))
        }
    }
}

extension LedgerError {
    fileprivate var caseField: String {
        switch self {
        case .graceOutOfRange, .lateFeeOutOfRange: "late_fee"
        case .chargeOffOutOfRange: "charge_off_dpd"
        case .amountOutOfRange, .beforeDisbursement, .outOfOrder, .beyondPayoff: "events"
        }
    }
}

extension NoteError {
    fileprivate var caseField: String {
        switch self {
        case .servicingOutOfRange: "servicing_fee_pct"
        case .countOutOfRange, .noteOutOfRange, .notesDoNotSum, .cannotBeSplit: "notes_cents"
        }
    }
}

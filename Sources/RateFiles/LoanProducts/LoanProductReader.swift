internal import Diagnostics
internal import Lending
internal import Quantities
internal import XMLParsing

/// Turns the elements of one file into a loan product.
///
/// A class, since whether a term is illustrative is met on the way and needed at the end.
final class LoanProductReader {
    private let root: RateElement
    private var isIllustrative = false

    init(_ root: RateElement) {
        self.root = root
    }

    func document() throws(Problems) -> (product: LoanProduct, examples: [LoanExample]) {
        root.allowOnly(
            attributes: ["id", "name", "effectiveFrom", "effectiveTo", "currency"],
            children: [
                "source", "rate", "amount", "term", "schedule", "fee", "lateFee", "chargeOff",
                "prepayment", "paydown", "servicing", "example",
            ])
        let sources = root.children("source").compactMap(source)
        if root.children("source").isEmpty { root.report("the element <source> is missing") }
        let rate = root.requiredChild("rate").flatMap(rate)
        let amounts = root.requiredChild("amount").flatMap(amounts)
        let periods = root.requiredChild("term").flatMap(periods)
        let calendar = root.requiredChild("schedule").flatMap(calendar)
        let fees = root.optionalChild("fee").map(fees)
        let lateFee = root.optionalChild("lateFee").flatMap(lateFee)
        let chargeOff = root.optionalChild("chargeOff").flatMap(chargeOff)
        let effect = root.optionalChild("prepayment").flatMap(prepayment)
        let paydown = root.optionalChild("paydown").flatMap(paydown)
        let servicing = root.optionalChild("servicing").flatMap(servicing)
        let examples = root.children("example").compactMap(example)
        let identity = identity(sources)
        try root.problems.all.throwIfAny()
        guard let identity, let rate, let amounts, let periods, let calendar else {
            preconditionFailure("what is missing was not reported")
        }
        var product = LoanProduct(
            identity: identity, rate: rate.annual, amounts: amounts, periods: periods)
        product.autopayDiscount = rate.discount
        product.calendar = calendar
        product.fees = fees ?? LoanProduct.Fees()
        product.ledger = LoanLedger.Terms(lateFee: lateFee, chargeOffAfter: chargeOff)
        product.prepayment = effect ?? .shorterTerm
        product.paydown = paydown?.rule
        product.shortfall = paydown?.shortfall ?? .capitalize
        product.servicing = servicing
        try check(product)
        return (product, examples)
    }

    /// Refuses a product on which no loan could be made: its smallest and largest are tried.
    private func check(_ product: LoanProduct) throws(Problems) {
        let start = product.identity.effective.start
        for amount in [product.amounts.lowerBound, product.amounts.upperBound] {
            for periods in [product.periods.lowerBound, product.periods.upperBound] {
                let application = LoanApplication(
                    amount: amount, periods: periods, disbursed: start)
                do {
                    _ = try PaymentPlan(product.contract(for: application))
                } catch {
                    throw Problems(
                        "a loan of \(amount) in \(periods) payments cannot be made: \(error)",
                        at: root.place)
                }
            }
        }
    }
}

// MARK: - Identity

extension LoanProductReader {
    private func identity(_ sources: [LoanProduct.Source]) -> LoanProduct.Identity? {
        let id = root.required("id") { (text: String) throws(IDError) in
            try ID<LoanProduct>(text)
        }
        let effective = root.dates(from: "effectiveFrom", to: "effectiveTo")
        let name = root.required("name")
        let currency = root.required("currency", TariffReader.currency)
        guard let id, let effective, let name, let currency else { return nil }
        return LoanProduct.Identity(
            id: id, name: name, effective: effective, currency: currency, sources: sources,
            isIllustrative: isIllustrative, line: root.place.line)
    }

    private func noteIllustrative(_ element: RateElement) {
        if element.flag("illustrative", default: false) { isIllustrative = true }
    }

    private func source(_ element: RateElement) -> LoanProduct.Source? {
        element.allowOnly(attributes: ["document", "url", "read", "illustrative"])
        noteIllustrative(element)
        let read = element.required("read") { (text: String) throws(CivilDateError) in
            try CivilDate(text)
        }
        guard let document = element.required("document"), let read else { return nil }
        return LoanProduct.Source(
            document: document, url: element.optional("url"), read: read, note: element.text)
    }
}

// MARK: - Terms

extension LoanProductReader {
    private func rate(_ element: RateElement) -> (annual: Ratio, discount: Ratio)? {
        element.allowOnly(attributes: ["percent", "autopayDiscount", "illustrative"])
        noteIllustrative(element)
        guard element.required("percent") != nil,
            let annual = percent(element, "percent", upTo: .one)
        else { return nil }
        return (annual, percent(element, "autopayDiscount", upTo: annual) ?? .zero)
    }

    private func amounts(_ element: RateElement) -> ClosedRange<Money>? {
        element.allowOnly(attributes: ["from", "to"])
        guard element.required("from") != nil, element.required("to") != nil,
            let least = money(element, "from"), let most = money(element, "to")
        else { return nil }
        guard least > .zero, least <= most else {
            element.report(
                "expected at least \(max(least, Money(cents: 1))), found \(most)",
                attribute: "to")
            return nil
        }
        return least...most
    }

    private func periods(_ element: RateElement) -> ClosedRange<Int>? {
        element.allowOnly(attributes: ["from", "to"])
        let allowed = LoanContract.periodsAllowed
        guard element.required("from") != nil, element.required("to") != nil,
            let least = element.integer("from", in: allowed),
            let most = element.integer("to", in: least...allowed.upperBound)
        else { return nil }
        return least...most
    }

    /// How often is paid, in words.
    private enum Frequency: String, CaseIterable {
        case monthly, quarterly, weekly, biweekly

        var frequency: PaymentFrequency {
            switch self {
            case .monthly: .monthly
            case .quarterly: .quarterly
            case .weekly: .weekly
            case .biweekly: .biweekly
            }
        }
    }

    private func calendar(_ element: RateElement) -> LoanProduct.Calendar? {
        element.allowOnly(attributes: [
            "frequency", "dueDay", "dayCount", "rounding", "paymentRounding",
        ])
        var calendar = LoanProduct.Calendar()
        let frequency: Frequency? = element.word("frequency", default: .monthly)
        let dayCount: DayCount? = element.word("dayCount")
        let rounding: RoundingRule? = element.word("rounding", default: .halfAwayFromZero)
        if element.optional("paymentRounding") != nil {
            calendar.paymentRounding = element.word("paymentRounding")
        }
        guard let frequency, let dayCount, let rounding else { return nil }
        calendar.dueDay = element.integer("dueDay", in: 1...28)
        if calendar.dueDay != nil, case .days = frequency.frequency {
            element.report(
                "a day of the month needs monthly or quarterly payments", attribute: "dueDay")
        }
        calendar.frequency = frequency.frequency
        calendar.dayCount = dayCount
        calendar.rounding = rounding
        return calendar
    }

    private func fees(_ element: RateElement) -> LoanProduct.Fees {
        element.allowOnly(attributes: ["perPayment", "prepaid", "prepaidPercent", "illustrative"])
        noteIllustrative(element)
        var fees = LoanProduct.Fees()
        fees.perPeriod = money(element, "perPayment") ?? .zero
        fees.prepaid = money(element, "prepaid") ?? .zero
        fees.prepaidPart = percent(element, "prepaidPercent", upTo: .one) ?? .zero
        return fees
    }

    private func lateFee(_ element: RateElement) -> LateFee? {
        element.allowOnly(attributes: ["flat", "percent", "choose", "graceDays", "illustrative"])
        noteIllustrative(element)
        let flat = money(element, "flat")
        let part = percent(element, "percent", upTo: .one)
        if element.optional("flat") == nil, element.optional("percent") == nil {
            element.report("a flat amount or a percent is missing")
        }
        let isBoth = element.optional("flat") != nil && element.optional("percent") != nil
        let choice: LateFee.Choice? = element.word("choose", default: isBoth ? nil : .greater)
        guard element.required("graceDays") != nil,
            let grace = element.integer("graceDays", in: 0...365), let choice
        else { return nil }
        return LateFee(flat: flat, part: part, choice: choice, graceDays: grace)
    }

    private func chargeOff(_ element: RateElement) -> Int? {
        element.allowOnly(attributes: ["daysPastDue"])
        guard element.required("daysPastDue") != nil else { return nil }
        return element.integer("daysPastDue", in: 1...3_650)
    }

    private func prepayment(_ element: RateElement) -> PrepaymentEffect? {
        element.allowOnly(attributes: ["effect"])
        return element.word("effect")
    }

    private func paydown(_ element: RateElement) -> (rule: SolarPaydown, shortfall: Shortfall)? {
        element.allowOnly(attributes: [
            "checkpoint", "percent", "method", "shortfall", "illustrative",
        ])
        noteIllustrative(element)
        let target = percent(element, "percent", upTo: .one) ?? .zero
        let method: SolarPaydown.Method? = element.word("method", default: .presentValue)
        let shortfall: Shortfall? = element.word("shortfall", default: .capitalize)
        guard element.required("checkpoint") != nil,
            let checkpoint = element.integer("checkpoint", in: LoanContract.periodsAllowed),
            let method, let shortfall
        else { return nil }
        return (SolarPaydown(checkpoint: checkpoint, target: target, method: method), shortfall)
    }

    private func servicing(_ element: RateElement) -> ServicingFee? {
        element.allowOnly(attributes: ["percent", "of", "illustrative"])
        noteIllustrative(element)
        let base: ServicingFee.Base? = element.word("of", default: .payment)
        guard element.required("percent") != nil,
            let rate = percent(element, "percent", upTo: .one), let base
        else { return nil }
        return ServicingFee(rate: rate, base: base)
    }

    /// An amount that is not negative, where the attribute is there.
    private func money(_ element: RateElement, _ attribute: String) -> Money? {
        guard let amount = element.programMoney(attribute) else { return nil }
        guard amount >= .zero else {
            element.report("expected an amount of 0 or more, found \(amount)", attribute: attribute)
            return nil
        }
        return amount
    }

    /// A percentage from 0 up to `limit`, where the attribute is there.
    private func percent(
        _ element: RateElement, _ attribute: String, upTo limit: Ratio
    ) -> Ratio? {
        guard let ratio = element.programPercent(attribute) else { return nil }
        guard (.zero...limit).contains(ratio) else {
            element.report(
                "expected from 0 to \(limit.percent), found \(ratio.percent)",
                attribute: attribute)
            return nil
        }
        return ratio
    }
}

// MARK: - Examples

extension LoanProductReader {
    private func example(_ element: RateElement) -> LoanExample? {
        element.allowOnly(
            attributes: [
                "id", "amount", "payments", "disbursed", "firstDue", "autopay", "note",
            ], children: ["expect"])
        let day = { (text: String) throws(CivilDateError) in try CivilDate(text) }
        let expected = element.requiredChild("expect").map(expected)
        guard let id = element.required("id"), element.required("amount") != nil,
            let amount = money(element, "amount"), element.required("payments") != nil,
            let payments = element.integer("payments", in: LoanContract.periodsAllowed),
            let disbursed = element.required("disbursed", day), let expected
        else { return nil }
        let application = LoanApplication(
            amount: amount, periods: payments, disbursed: disbursed,
            firstDue: element.optional("firstDue", day),
            hasAutopay: element.flag("autopay", default: false))
        return LoanExample(
            id: id, application: application, expected: expected, line: element.place.line,
            column: element.place.column)
    }

    private func expected(_ element: RateElement) -> LoanExample.Expected {
        element.allowOnly(attributes: [
            "payment", "lastPayment", "payments", "totalInterest", "totalOfPayments",
            "amountFinanced", "apr", "paymentAfterCheckpoint",
        ])
        var expected = LoanExample.Expected()
        expected.payment = money(element, "payment")
        expected.lastPayment = money(element, "lastPayment")
        expected.payments = element.integer("payments", in: LoanContract.periodsAllowed)
        expected.totalInterest = money(element, "totalInterest")
        expected.totalOfPayments = money(element, "totalOfPayments")
        expected.amountFinanced = money(element, "amountFinanced")
        expected.annualPercentageRate = element.optional("apr")
        expected.paymentAfterCheckpoint = money(element, "paymentAfterCheckpoint")
        return expected
    }
}

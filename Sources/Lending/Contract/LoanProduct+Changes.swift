internal import Quantities

extension LoanProduct {
    /// What a loan on this version has otherwise than on `earlier`, each in words, as in
    /// `annual rate from 5.99% to 6.49%`.
    ///
    /// Which amounts and how many payments are offered at all, names and sources are no terms of
    /// a loan that is made.
    public func changes(since earlier: LoanProduct) -> [String] {
        zip(earlier.terms, terms).compactMap { before, now in
            before.words == now.words ? nil : "\(now.name) from \(before.words) to \(now.words)"
        }
    }

    /// The same terms in the same order in every product.
    private var terms: [(name: String, words: String)] {
        [
            ("annual rate", "\(rate.percent)%"),
            ("autopay discount", "\(autopayDiscount.percent)%"),
            ("payments", calendar.frequency.words),
            ("due day", calendar.dueDay.map { "\($0)" } ?? "the borrower's choice"),
            ("day count", calendar.dayCount.rawValue),
            ("rounding", calendar.rounding.rawValue),
            (
                "rounding of the payment",
                (calendar.paymentRounding ?? calendar.rounding).rawValue
            ),
            ("fee per payment", "\(fees.perPeriod)"),
            ("prepaid charge", "\(fees.prepaid)"),
            ("prepaid part", "\(fees.prepaidPart.percent)%"),
            ("late fee", ledger.lateFee?.words ?? "none"),
            ("charge-off", ledger.chargeOffAfter.map { "after \($0) days" } ?? "never"),
            ("prepayment", prepayment.rawValue),
            ("paydown", paydown.map { "\($0.words), \(shortfall.rawValue)" } ?? "none"),
            ("servicing fee", servicing?.words ?? "none"),
        ]
    }
}

extension PaymentFrequency {
    fileprivate var words: String {
        switch self {
        case .months(1): "monthly"
        case .months(let count): "every \(count) months"
        case .days(let count): "every \(count) days"
        }
    }
}

extension LateFee {
    fileprivate var words: String {
        let amounts = [flat?.description, part.map { "\($0.percent)%" }].compactMap { $0 }
        let amount = amounts.joined(separator: " or ")
        let choice = amounts.count > 1 ? "the \(choice.rawValue) of " : ""
        return "\(choice)\(amount) after \(graceDays) days"
    }
}

extension SolarPaydown {
    fileprivate var words: String {
        "\(target.percent)% by payment \(checkpoint) (\(method.rawValue))"
    }
}

extension ServicingFee {
    fileprivate var words: String { "\(rate.percent)% of \(base.rawValue)" }
}

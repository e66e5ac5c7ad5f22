public import Quantities

extension StatementLine.Basis {
    /// What the amount was before it was rounded, without its sign; nil where nothing was
    /// multiplied, or the figures are too large for it to be kept exactly.
    public var unrounded: UnroundedMoney? {
        switch self {
        case .energy(let energy, let price, _, _, _): energy * price
        case .percentage(let ratio, let amount, _, _, _):
            // A hundredth times a billionth is 10,000 femtos.
            Self.product(amount.cents, ratio.billionths, femtos: 10_000)
        case .size(.blocks(let millionths), let price, _, _):
            Self.product(millionths, price.billionths, femtos: 1)
        case .size(.power(let power), let price, _, _):
            // Millionths of a kilowatt, as with blocks.
            Self.product(power.milliwatts, price.billionths, femtos: 1)
        case .limited(_, _, let basis): basis.unrounded
        case .rest, .installment, .loan, .loanTakenBack, .carried, .payments, .settledByUtility: nil
        }
    }

    /// The rule by which ``unrounded`` was rounded.
    public var rounding: RoundingRule? {
        switch self {
        case .energy(_, _, _, let rule, _), .percentage(_, _, _, let rule, _),
            .size(_, _, let rule, _):
            rule
        case .limited(_, _, let basis): basis.rounding
        case .rest, .installment, .loan, .loanTakenBack, .carried, .payments, .settledByUtility: nil
        }
    }

    /// Where the rule stands by which the amount was computed.
    public var clause: StatementLine.Clause? {
        switch self {
        case .energy(_, _, _, _, let clause), .percentage(_, _, _, _, let clause),
            .size(_, _, _, let clause), .settledByUtility(let clause):
            clause
        case .limited(_, _, let basis), .rest(_, _, let basis): basis.clause
        case .installment, .loan, .loanTakenBack, .carried, .payments: nil
        }
    }

    private static func product(
        _ left: Int64, _ right: Int64, femtos: Int128
    ) -> UnroundedMoney? {
        let (product, overflow) = (Int128(left) * Int128(right))
            .multipliedReportingOverflow(by: femtos)
        return overflow ? nil : UnroundedMoney(femtos: product)
    }
}

public import Quantities

/// What an administrator should look at in a fee before it is issued.
public struct FeeRemark: Hashable, Sendable {
    public var subscriptionID: String
    public var name: String
    public var kind: Kind

    public init(subscriptionID: String, name: String, kind: Kind) {
        self.subscriptionID = subscriptionID
        self.name = name
        self.kind = kind
    }

    public enum Kind: Hashable, Sendable {
        /// The fee is more than the credit it is for.
        case exceedsCredit(fee: Money, credit: Money)
        /// For each kilowatt-hour it comes to ten times what others pay, or more.
        case tenTimesUsual(own: EnergyPrice, usual: EnergyPrice)
        /// It is for the whole month, though the share was held on some days of it only.
        case wholeMonth(held: Int, days: Int)
    }
}

extension FeeRemark: CustomStringConvertible {
    public var description: String {
        switch kind {
        case .exceedsCredit(let fee, let credit):
            "the fee of \(fee) exceeds the credit of \(credit)"
        case .tenTimesUsual(let own, let usual):
            "the fee comes to \(own.short) per kWh, ten times what is usual "
                + "(\(usual.short)) or more"
        case .wholeMonth(let held, let days):
            "the fee is for the whole month, not divided by days: \(held) of \(days) were held"
        }
    }
}

extension EnergyPrice {
    /// To the hundredth of a cent, for reading.
    fileprivate var short: String {
        let rounded = Int128(nanosPerKilowattHour).divided(by: 100_000, .halfAwayFromZero)
        return Numeral.text(rounded, decimals: 4, trimming: false)
    }
}

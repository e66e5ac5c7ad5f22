public import Quantities

/// How a customer with generation is billed for a year.
///
/// The regime is the program's, not the tariff's: the same tariff serves customers under
/// several of them.
public struct MeteringRegime: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// All load is billed; generation is not looked at.
        case none
        /// A month's generation offsets its load in each period of use; kilowatt-hours left
        /// over go to the next month.
        case netEnergy = "net-energy"
        /// The same within a month; what is left over is turned into money, which goes to the
        /// next month.
        case netMoney = "net-money"
        /// Each interval stands alone: what it draws is billed, what it delivers is credited.
        case netBilling = "net-billing"
        /// Two meters: all load is billed, all generation is bought.
        case buyAllSellAll = "buy-all-sell-all"

        /// Whether a month's load and generation are set off against each other.
        public var netsMonths: Bool { self == .netEnergy || self == .netMoney }
    }

    /// What a delivered kilowatt-hour is worth.
    public enum ExportPrice: Hashable, Sendable {
        /// A part of what the tariff's energy charges ask for one drawn in the same period.
        case retail(Ratio)
        case flat(EnergyPrice)
        case series(PriceSeries)
        /// What the tariff's own charges for exported energy pay.
        case tariff
    }

    /// When money earned by exports pays for energy.
    public enum Carry: String, Hashable, Sendable, CaseIterable {
        /// In its month, and what is left over is paid out in it: the bill may be negative.
        case none
        /// From the month after the one it was earned in.
        case nextMonth = "next-month"
        /// From the month it was earned in.
        case sameMonth = "same-month"
    }

    /// What becomes of credit left at the end of the true-up month.
    public enum TrueUp: String, Hashable, Sendable, CaseIterable {
        case pay, forfeit
    }

    public let kind: Kind
    /// How tiers are filled: by the month's total, or by one interval after another.
    public let tiers: Tiering.Fill
    public let export: ExportPrice
    public let carry: Carry
    public let atTrueUp: TrueUp
    /// From 1 to 12; credit is settled at the end of this month.
    public let trueUpMonth: Int
    /// What a kilowatt-hour left at true-up is paid with, under ``Kind/netEnergy``.
    public let yearEndPrice: EnergyPrice

    /// The regime; where `tiers` is not given, months are filled pro rata where months are
    /// settled, and intervals in order of time where intervals are.
    public init(
        _ kind: Kind, tiers: Tiering.Fill? = nil, export: ExportPrice = .retail(.one),
        carry: Carry = .none, atTrueUp: TrueUp = .pay, trueUpMonth: Int = 12,
        yearEndPrice: EnergyPrice = .zero
    ) {
        self.kind = kind
        self.tiers = tiers ?? (kind.netsMonths || kind == .none ? .proRata : .timeOrder)
        self.export = export
        self.carry = carry
        self.atTrueUp = atTrueUp
        self.trueUpMonth = trueUpMonth
        self.yearEndPrice = yearEndPrice
    }

    public static let none = MeteringRegime(.none)
}

public import Quantities

/// One version of a utility's rate schedule.
///
/// A tariff can say more than this engine computes; ``unsupported`` lists what. What it
/// says is consistent: references resolve, every hour of the year has one period, every
/// price is defined once, or the tariff could not have been made.
public struct Tariff: Hashable, Sendable {
    public let identity: TariffIdentity
    /// ISO 4217.
    public let currency: String
    /// The time zone its dates and hours are read in, by its IANA name.
    public let timeZone: String
    public let source: TariffSource
    /// The days it is in force, without end where the next version is not known.
    public let effective: DatePeriod
    public let calendar: TariffCalendar
    public let baselines: [Baseline]
    public let charges: [Charge]
    /// How a line of a bill is rounded to the cent.
    public let rounding: RoundingRule
    /// How many days a billing period has that counts as one month.
    public let regularDays: ClosedRange<Int>
    public let workedBills: [WorkedBill]
    /// What becomes of a monthly amount where the billing period is not one month.
    public let proration: Proration
    /// What its file says that its reader could not make into a charge.
    public private(set) var notUnderstood: [UnsupportedItem]
    /// What its file says that has no part in a bill, or was read in another way than
    /// written, in words.
    public let remarks: [TariffRemark]
    /// The names of unsupported items that its keeper lets every bill leave out or guess.
    public private(set) var accepting: Set<String>
    public let clause: Clause
    /// What its file does not state, so that the usual was taken.
    public private(set) var assumed: Set<Assumption> = []

    /// What a file may leave unsaid.
    public enum Assumption: String, Hashable, Sendable, CaseIterable {
        case currency
        case timeZone = "time_zone"
    }

    /// The tariff these clauses make up.
    ///
    /// Throws everything that is wrong with them at once.
    public init(
        identity: TariffIdentity, currency: String, timeZone: String, source: TariffSource,
        effective: DatePeriod, calendar: TariffCalendar = TariffCalendar(),
        baselines: [Baseline] = [], charges: [Charge],
        rounding: RoundingRule = .halfAwayFromZero,
        regularDays: ClosedRange<Int> = Self.usualDays, workedBills: [WorkedBill] = [],
        proration: Proration = .refused, notUnderstood: [UnsupportedItem] = [],
        remarks: [TariffRemark] = [], accepting: Set<String> = [], clause: Clause
    ) throws(TariffDefects) {
        self.identity = identity
        self.currency = currency
        self.timeZone = timeZone
        self.source = source
        self.effective = effective
        self.calendar = calendar
        self.baselines = baselines
        self.charges = charges
        self.rounding = rounding
        self.regularDays = regularDays
        self.workedBills = workedBills
        self.proration = proration
        self.notUnderstood = notUnderstood
        self.remarks = remarks
        self.accepting = accepting
        self.clause = clause
        var check = TariffCheck(self)
        try check.run()
    }

    /// The lengths of meter-reading cycles that utilities bill as one month.
    public static let usualDays = 26...35

    public var id: ID<Tariff> { identity.id }

    public func charge(_ id: String) -> Charge? {
        charges.first { $0.id == id }
    }

    /// The same tariff, which says something more that cannot be computed.
    public func noting(_ item: UnsupportedItem) -> Tariff {
        var copy = self
        copy.notUnderstood.append(item)
        return copy
    }

    /// The same tariff, of which these were not stated.
    public func assuming(_ unstated: Set<Assumption>) -> Tariff {
        var copy = self
        copy.assumed.formUnion(unstated)
        return copy
    }

    /// The same tariff, of whose unsupported items bills may leave out or guess these too.
    public func accepting(_ names: Set<String>) -> Tariff {
        var copy = self
        copy.accepting.formUnion(names)
        return copy
    }
}

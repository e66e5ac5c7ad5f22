public import Quantities
public import Tariffs

/// What a file of New York's rate plan XML holds.
///
/// The state's Integrated Energy Data Resource (IEDR) collects tariffs from the utilities in
/// documents of four kinds; a transfer may hold one of each.
public struct IEDRDocument: Hashable, Sendable {
    /// The rate plans of the rate books.
    public internal(set) var plans: [IEDRPlan] = []
    public internal(set) var statements: [IEDRStatement] = []
    public internal(set) var supply: [IEDRSupplyExtract] = []
    /// Changes of rate plans that a customer may come under, those inside plans included.
    public internal(set) var modifiers: [IEDRModifier] = []
    /// What was not understood and stands outside of every plan and statement; it blocks
    /// billing by all of them.
    public internal(set) var unread: [UnsupportedItem] = []

    /// Every charge in it, in no particular order.
    public var charges: [IEDRCharge] {
        plans.flatMap(\.charges) + statements.flatMap(\.groups).flatMap(\.charges)
            + supply.flatMap(\.groups).flatMap(\.charges) + modifiers.flatMap(\.charges)
    }
}

/// The days something holds, as the file says it.
public struct IEDRDates: Hashable, Sendable {
    public let start: CivilDate
    /// The last day, where it is settled.
    public let last: CivilDate?
    /// The day from which a successor is expected; until one comes it is not known to hold.
    public let expectedEnd: CivilDate?

    /// The days it holds for sure or is at least not known to have ended.
    public var period: DatePeriod {
        last.flatMap { DatePeriod(from: start, to: $0.adding(days: 1)) } ?? DatePeriod(from: start)
    }
}

/// The company a document is about.
public struct IEDRUtility: Hashable, Sendable {
    /// Three letters, as in `CED` for Consolidated Edison.
    public let abbreviation: String
    public let name: String
    /// The number of its tariff at the Public Service Commission.
    public let pscNumber: String?
}

/// Where a document's figures were taken from.
public struct IEDRSource: Hashable, Sendable {
    public let url: String?
    public let published: CivilDate?
    /// The day on which the data was taken from the source.
    public let extracted: CivilDate?
}

/// A change of some rate plans: credits for a solar share, a discount for a low income.
public struct IEDRModifier: Hashable, Sendable {
    public let code: String
    /// As in `VDER_credits`.
    public let kind: String
    public let name: String
    public let utility: IEDRUtility?
    public let scope: IEDRScope
    public let calendar: IEDRCalendar
    public let charges: [IEDRCharge]
    public let unread: [UnsupportedItem]
    public let clause: Clause
}

/// A tariff statement: the values of a rider, published month by month.
public struct IEDRStatement: Hashable, Sendable {
    /// As in `MAC` for the monthly adjustment clause.
    public let code: String
    public let title: String
    public let number: String?
    public let utility: IEDRUtility?
    /// The days the statement is for, where it says so.
    public let dates: IEDRDates?
    public let groups: [IEDRScopedCharges]
    public let unread: [UnsupportedItem]
    public let clause: Clause
}

/// Prices of supply, taken from a market or a supplier.
public struct IEDRSupplyExtract: Hashable, Sendable {
    public let utility: IEDRUtility?
    public let groups: [IEDRScopedCharges]
    public let unread: [UnsupportedItem]
    public let clause: Clause
}

/// Charges, and the customers they are for.
public struct IEDRScopedCharges: Hashable, Sendable {
    public let scope: IEDRScope
    public let charges: [IEDRCharge]
}

public import Quantities

/// The bills of a year under a metering regime.
public struct YearBill: Hashable, Sendable {
    public let tariff: ID<Tariff>
    public let months: [MonthBill]
    /// What the year leaves to the next.
    public let endState: MeteringState
    /// What the tariff says and these bills leave out or guess.
    public let accepted: [UnsupportedItem]
    /// What a reader should know of how they were made.
    public let remarks: [String]

    /// These months with those of `next`, a later version of the tariff.
    public func followed(by next: YearBill) -> YearBill {
        YearBill(
            tariff: tariff, months: months + next.months, endState: next.endState,
            accepted: accepted + next.accepted.filter { !accepted.contains($0) },
            remarks: remarks + next.remarks.filter { !remarks.contains($0) })
    }

    /// The sum of the bills before rounding.
    public var unroundedTotal: UnroundedMoney { months.reduce(.zero) { $0 + $1.total } }
}

public import Quantities

/// What was drawn and delivered in the hours of one period of use of a month, and what of it
/// is billed.
///
/// Where months are settled, ``billed`` is what was drawn less what was delivered and brought
/// forward, and ``left`` what remains of those; where intervals stand alone, all that was drawn
/// is billed and all that was delivered is left for credit.
public struct EnergyNetting: Hashable, Sendable {
    /// The days it is for: a month across a change of price has one for either side.
    public let dates: DatePeriod
    /// The period of use by its name, those of several schedules joined by a comma; nil where
    /// energy goes by no hours.
    public let period: String?
    public let imported: Energy
    public let exported: Energy
    /// Kilowatt-hours that the days before have left to this period of use.
    public let broughtForward: Energy
    public let billed: Energy
    /// What is carried on in kilowatt-hours, or credited in money.
    public let left: Energy
}

/// What becomes of a monthly amount, and of a limit for a month, in a billing period that is
/// no month by the tariff's rule, or in which the amount changes.
public enum Proration: Hashable, Sendable {
    /// No bill is made: the tariff does not say.
    case refused
    /// The amount is multiplied by the days it holds for and divided by `perMonth`, as
    /// tariffs write "one thirtieth of the monthly charge for each day".
    ///
    /// In a billing period of a usual length the whole amount is due; where it changes within
    /// such a period, each part is due by its share of the period's days.
    case byDays(perMonth: Int)
}

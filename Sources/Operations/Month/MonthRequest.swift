public import Quantities

/// Which month of which arrays to bill, and how.
public struct MonthRequest: Hashable, Sendable {
    public var month: Month
    /// Nil for all arrays of the book.
    public var array: String?
    /// The day the statements bear.
    public var issued: CivilDate
    /// Whether gaps in the production are accepted; they then stand on the statements.
    public var acceptsGaps: Bool

    public init(
        _ month: Month, array: String? = nil, issued: CivilDate, acceptsGaps: Bool = false
    ) {
        self.month = month
        self.array = array
        self.issued = issued
        self.acceptsGaps = acceptsGaps
    }
}

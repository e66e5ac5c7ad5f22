public import Quantities

/// When something is done: by the clock, and as of which day.
///
/// Both are arguments, so that the same verb on the same book has the same outcome.
public struct OperationTime: Hashable, Sendable {
    public var now: Instant
    /// The day to take for today.
    public var today: CivilDate

    public init(now: Instant, today: CivilDate) {
        self.now = now
        self.today = today
    }
}

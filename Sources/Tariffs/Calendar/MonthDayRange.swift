/// Days of the year from the first through the last, across the new year if need be.
public struct MonthDayRange: Hashable, Sendable {
    public let first: MonthDay
    public let last: MonthDay

    public init(from first: MonthDay, through last: MonthDay) {
        self.first = first
        self.last = last
    }

    /// The indices of its days, each once.
    var indices: [Int] {
        first.index <= last.index
            ? Array(first.index...last.index)
            : Array(first.index..<MonthDay.count) + Array(0...last.index)
    }
}

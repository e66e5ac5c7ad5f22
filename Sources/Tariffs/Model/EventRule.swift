public import Quantities

/// A price that holds only while a named event is called: critical peaks, rebates.
public struct EventRule: Hashable, Sendable {
    /// What is priced during the event.
    public enum Measure: String, Hashable, Sendable, CaseIterable {
        /// What is used: a critical-peak price, most often on top of the usual one.
        case use
        /// What is used less than the customer's baseline, never below nothing: a
        /// peak-time rebate.
        case reduction
    }

    /// The name the events are handed in by.
    public let name: String
    public let measure: Measure

    public init(name: String, measure: Measure = .use) {
        self.name = name
        self.measure = measure
    }
}

/// One call of an event.
public struct TariffEvent: Hashable, Sendable {
    public let range: TimeRange
    /// What the customer would have used, by the program's own rule; needed for rebates.
    public let baseline: Energy?

    public init(_ range: TimeRange, baseline: Energy? = nil) {
        self.range = range
        self.baseline = baseline
    }
}

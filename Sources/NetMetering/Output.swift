public import Quantities

/// What an array produced in a stretch of time, as far as a program's terms need it.
///
/// Negative where the array drew more than it made. Made by ``OutputTally``.
public struct Output: Hashable, Sendable {
    public let energy: Energy
    /// The part that fell in the hours of each mask, in the order of ``Program/masks``.
    public let masked: [Energy]
    /// By hour, ascending; empty unless a term has an hourly price.
    public let hours: [Hour]

    public init(_ energy: Energy, masked: [Energy] = [], hours: [Hour] = []) {
        self.energy = energy
        self.masked = masked
        self.hours = hours
    }

    /// The output of an hour.
    public struct Hour: Hashable, Sendable {
        public let start: Instant
        public let energy: Energy

        public init(start: Instant, energy: Energy) {
            self.start = start
            self.energy = energy
        }
    }
}

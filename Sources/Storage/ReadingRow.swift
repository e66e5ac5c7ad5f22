public import Quantities

/// The way energy went through a meter; the ways are never added up.
public enum MeterFlow: String, Hashable, Sendable, CaseIterable {
    case forward, reverse, net
}

/// Readings of equal intervals one after the other, without a gap.
public struct ReadingRow: Hashable, Sendable {
    public enum Quality: String, Hashable, Sendable, CaseIterable {
        case measured, estimated
    }

    public var start: Instant
    /// The length of each interval, in seconds.
    public var step: Int64
    public var energies: [Energy]
    public var quality: Quality

    public init(start: Instant, step: Int64, energies: [Energy], quality: Quality = .measured) {
        self.start = start
        self.step = step
        self.energies = energies
        self.quality = quality
    }

    /// The end of the last interval; what does not fit is held at the end of time.
    public var end: Instant {
        let (length, overflow) = step.multipliedReportingOverflow(by: Int64(energies.count))
        let (end, beyond) = start.secondsSince1970.addingReportingOverflow(length)
        return Instant(secondsSince1970: overflow || beyond ? .max : end)
    }
}

public import Metering
public import Quantities

/// Energy in a statement's figures that was not measured, but put in by whoever read the meter.
public struct UnmeasuredEnergy: Hashable, Sendable {
    /// Which meter it is of.
    public enum Meter: String, Hashable, Sendable, CaseIterable {
        /// The array's; what it counted is split among all.
        case production
        /// The subscriber's own.
        case usage
    }

    /// In what way it is not measured; see `ReadingQuality`.
    public enum Quality: String, Hashable, Sendable, CaseIterable {
        case edited, estimated, questionable
    }

    public var meter: Meter
    public var quality: Quality
    public var energy: Energy
    /// All that the meter counted in the month, this energy included.
    public var metered: Energy

    public init(meter: Meter, quality: Quality, energy: Energy, metered: Energy) {
        self.meter = meter
        self.quality = quality
        self.energy = energy
        self.metered = metered
    }

    /// What of a series was not measured, within `range`; empty where all was, or where a sum
    /// is too large to be told.
    public static func all(
        in series: ReadingSeries, _ range: TimeRange, of meter: Meter
    ) -> [UnmeasuredEnergy] {
        // Nearly always nothing: then the series needs not be cut.
        guard series.runs.contains(where: { $0.quality != .measured }) else { return [] }
        let part = series.part(in: range)
        guard let metered = try? part.total(), let shares = try? part.unmeasured() else {
            return []
        }
        return shares.compactMap { share in
            Quality(share.quality).map {
                UnmeasuredEnergy(
                    meter: meter, quality: $0, energy: share.energy, metered: metered)
            }
        }
    }
}

extension UnmeasuredEnergy.Quality {
    init?(_ quality: ReadingQuality) {
        switch quality {
        case .measured: return nil
        case .edited: self = .edited
        case .estimated: self = .estimated
        case .questionable: self = .questionable
        }
    }
}

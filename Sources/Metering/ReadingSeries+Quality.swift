public import Quantities

/// How many readings are of one quality, and their energy.
public struct QualityShare: Hashable, Sendable {
    public let quality: ReadingQuality
    public let count: Int
    public let energy: Energy

    public init(quality: ReadingQuality, count: Int, energy: Energy) {
        self.quality = quality
        self.count = count
        self.energy = energy
    }
}

extension ReadingSeries {
    /// What of the series was not measured: a share for each other quality it has, from best
    /// to worst; none where all was measured.
    ///
    /// A bill may be made of it, but whoever gets the bill is told how much of it there is.
    public func unmeasured() throws(ReadingError) -> [QualityShare] {
        var shares: [QualityShare] = []
        for quality in ReadingQuality.allCases where quality != .measured {
            let ofQuality = runs.filter { $0.quality == quality }
            guard !ofQuality.isEmpty else { continue }
            var sum: Int64 = 0
            for run in ofQuality { sum = try Self.add(sum, try run.sum(of: 0..<run.count)) }
            shares.append(
                QualityShare(
                    quality: quality, count: ofQuality.reduce(0) { $0 + $1.count },
                    energy: Energy(milliwattHours: sum)))
        }
        return shares
    }
}

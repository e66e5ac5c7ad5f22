public import Quantities

/// What a series says of one stretch of time.
public struct ReadingSummary: Hashable, Sendable {
    /// The sum of the readings that lie wholly inside.
    public let energy: Energy
    /// How many readings lie wholly inside.
    public let count: Int
    /// The part of ``energy`` that is not ``ReadingQuality/measured``.
    public let unmeasured: Energy
    /// Where there is no reading.
    public let gaps: [TimeRange]
    /// The readings that reach across the begin or the end, which are not in ``energy``.
    public let straddling: [Reading]

    /// Whether every moment is covered by readings that lie wholly inside.
    public var isComplete: Bool { gaps.isEmpty && straddling.isEmpty }
}

extension ReadingSeries {
    /// What the series says of `range`.
    ///
    /// Throws only where the sum is too large.
    public func summary(in range: TimeRange) throws(ReadingError) -> ReadingSummary {
        var energy: Int64 = 0
        var unmeasured: Int64 = 0
        var count = 0
        var straddling: [Reading] = []
        for run in runs[firstRun(endingAfter: range.start)...] {
            guard run.start < range.end else { break }
            let inside = run.indices(within: range)
            let sum = try run.sum(of: inside)
            energy = try Self.add(energy, sum)
            if run.quality != .measured { unmeasured = try Self.add(unmeasured, sum) }
            count += inside.count
            straddling += run.readings(across: range)
        }
        return ReadingSummary(
            energy: Energy(milliwattHours: energy), count: count,
            unmeasured: Energy(milliwattHours: unmeasured), gaps: gaps(in: range),
            straddling: straddling)
    }

    /// The energy of the readings in `range`.
    ///
    /// Gaps count as nothing. A reading that reaches across either end is an error, since how
    /// much of it lies inside is not known.
    public func total(in range: TimeRange) throws(ReadingError) -> Energy {
        let summary = try summary(in: range)
        if let reading = summary.straddling.first {
            let boundary = reading.start < range.start ? range.start : range.end
            throw .straddles(reading, boundary: boundary)
        }
        return summary.energy
    }

    /// The energy of all readings.
    public func total() throws(ReadingError) -> Energy {
        var total: Int64 = 0
        for run in runs { total = try Self.add(total, try run.sum(of: 0..<run.count)) }
        return Energy(milliwattHours: total)
    }

    /// The readings that lie wholly inside `range`.
    public func part(in range: TimeRange) -> ReadingSeries {
        let parts = runs[firstRun(endingAfter: range.start)...]
            .prefix { $0.start < range.end }
            .compactMap { $0.part($0.indices(within: range)) }
        return ReadingSeries(unchecked: parts)
    }

    static func add(_ first: Int64, _ second: Int64) throws(ReadingError) -> Int64 {
        let (sum, overflow) = first.addingReportingOverflow(second)
        guard !overflow else { throw .overflow }
        return sum
    }
}

extension ReadingRun {
    /// The indices of the readings that lie wholly inside `range`.
    func indices(within range: TimeRange) -> Range<Int> {
        let first = index(atOrAfter: range.start)
        guard range.end > start else { return first..<first }
        let seconds = range.end.seconds(since: start)
        let end = Int(min(seconds / Int64(step), Int64(count)))
        return first..<max(first, end)
    }

    /// The readings that lie partly inside and partly outside of `range`, at most two.
    func readings(across range: TimeRange) -> [Reading] {
        [range.start, range.end].compactMap { boundary -> Reading? in
            guard start < boundary, boundary < end else { return nil }
            let index = Int(boundary.seconds(since: start) / Int64(step))
            return start(of: index) == boundary ? nil : self[index]
        }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    func sum(of indices: Range<Int>) throws(ReadingError) -> Int64 {
        var sum: Int64 = 0
        for index in indices {
            sum = try ReadingSeries.add(sum, energies[index].milliwattHours)
        }
        return sum
    }
}

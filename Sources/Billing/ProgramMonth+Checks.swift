import NetMetering
import Quantities

extension ProgramMonth {
    /// Refuses what would make a wrong month rather than computing it.
    func check() throws(ProgramMonthError) {
        guard program.unsupported.isEmpty else { throw .unsupported(program.unsupported) }
        guard program.identity.effective.contains(month.firstDay) else {
            throw .notInForce(month, program.identity.effective)
        }
        guard !segments.isEmpty else { throw .noSegments }
        for segment in segments { try check(segment) }
        for (segment, next) in zip(segments, segments.dropFirst())
        where next.days.start < segment.days.end {
            throw .segmentsOverlap(segment.days, next.days)
        }
        try checkOutput()
    }

    private func check(_ segment: Segment) throws(ProgramMonthError) {
        let days = segment.days
        guard month.days.start <= days.start, days.end <= month.days.end else {
            throw .segmentOutOfMonth(days, month)
        }
        guard segment.weights.count == members.count + 1 else {
            throw .wrongCount(
                of: "shares in \(days)", found: segment.weights.count - 1,
                expected: members.count)
        }
        guard let denominator = program.allocation.denominator else { return }
        let sum = segment.weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard sum == Int128(denominator) else {
            throw .shareSum(days, found: sum, expected: denominator)
        }
    }

    /// The magnitudes of all output must be such that adding any of it cannot overflow.
    private func checkOutput() throws(ProgramMonthError) {
        try checkSum(of: segments.lazy.map(\.output.energy))
        try checkSum(of: segments.lazy.flatMap(\.output.hours).map(\.energy))
        for mask in program.masks.indices {
            try checkSum(
                of: segments.lazy.compactMap { segment in
                    let masked = segment.output.masked
                    return masked.indices.contains(mask) ? masked[mask] : nil
                })
        }
    }

    private func checkSum(of energies: some Sequence<Energy>) throws(ProgramMonthError) {
        var sum: Int128 = 0
        for energy in energies { sum += Int128(energy.milliwattHours.magnitude) }
        guard sum <= Int128(Energy.bankable.upperBound.milliwattHours) else {
            throw .tooLarge(what: "output")
        }
    }
}

internal import NetMetering
internal import Quantities

/// How large one member's share is over the month, for fees by size.
struct ShareSize {
    let month: ProgramMonth
    let member: Int

    /// The power held: shares in watts as they are, others as their part of the array's.
    func power() throws(MemberHold) -> Power {
        let milliwatts: Int128
        if month.program.allocation.key == .watts {
            milliwatts = try size { segment in Int128(segment.weights[member]) * 1000 }
        } else {
            guard let capacity = month.capacity else { throw .noCapacity }
            milliwatts = try size { segment in
                let sum = segment.weights.reduce(Int128(0)) { $0 + Int128($1) }
                guard sum > 0 else { return 0 }
                return (Int128(capacity.milliwatts) * Int128(segment.weights[member]))
                    .divided(by: sum, .halfAwayFromZero)
            }
        }
        guard let value = Int64(exactly: milliwatts) else { throw .tooLarge(what: "share") }
        return Power(milliwatts: value)
    }

    /// The blocks held, in millionths.
    func blocks() throws(MemberHold) -> Int64 {
        let millionths = try size { segment in Int128(segment.weights[member]) * 1_000_000 }
        guard let value = Int64(exactly: millionths) else { throw .tooLarge(what: "share") }
        return value
    }

    private func size(
        _ size: (ProgramMonth.Segment) -> Int128
    ) throws(MemberHold) -> Int128 {
        switch month.program.fee.proration {
        case .none:
            let last = month.segments.last { $0.weights[member] > 0 }
            return last.map(size) ?? 0
        case .days:
            let sum = month.segments.reduce(Int128(0)) {
                $0 + size($1) * Int128($1.days.count)
            }
            return sum.divided(by: Int128(month.month.length), .halfAwayFromZero)
        }
    }
}

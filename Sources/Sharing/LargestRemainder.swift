/// Gives what exact division leaves over to those whose parts were cut the most.
///
/// As ``Apportionment`` of Quantities does, on amounts wider than 64 bits and into sums
/// that are already there.
enum LargestRemainder {
    /// Adds one, through `give`, to the `rest` greatest of `remainders`, ties to the
    /// earlier; all of them lie from zero up to, not including, `bound`.
    ///
    /// Counts the remainders by their leading bits, which tells in one pass who surely
    /// gets one; only the few in the bucket where it is decided are sorted.
    static func giveRest<Remainder: FixedWidthInteger>(
        _ rest: Int, remainders: [Remainder], below bound: Remainder, give: (Int) -> Void
    ) {
        guard rest > 0 else { return }
        precondition(rest <= remainders.count, "more left over than holders")
        let bits = min(12, Int.bitWidth - remainders.count.leadingZeroBitCount)
        let significant = Remainder.bitWidth - bound.leadingZeroBitCount
        let shift = Remainder(truncatingIfNeeded: max(0, significant - bits))
        var counts = [Int](repeating: 0, count: 1 << bits)
        for remainder in remainders {
            counts[Int(truncatingIfNeeded: remainder &>> shift)] += 1
        }
        var bucket = counts.count
        var missing = rest
        repeat {
            bucket -= 1
            missing -= counts[bucket]
        } while missing > 0
        let wanted = counts[bucket] + missing
        var candidates: [(remainder: Remainder, index: Int)] = []
        for (index, remainder) in remainders.enumerated() {
            let place = Int(truncatingIfNeeded: remainder &>> shift)
            if place > bucket {
                give(index)
            } else if place == bucket {
                candidates.append((remainder, index))
            }
        }
        candidates.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
        for candidate in candidates.prefix(wanted) { give(candidate.index) }
    }

    /// `total` divided in proportion to `weights`, of which `sum` is the sum above zero.
    ///
    /// The product of the two must fit in 128 bits.
    static func parts(of total: Int64, weights: [Int128], sum: Int128) -> [Int64] {
        var parts: [Int64] = []
        var remainders: [Int128] = []
        var rest = total
        for weight in weights {
            let (part, remainder) = (Int128(total) * weight).quotientAndRemainder(dividingBy: sum)
            parts.append(Int64(truncatingIfNeeded: part))
            remainders.append(remainder)
            rest -= parts.last ?? 0
        }
        giveRest(Int(rest), remainders: remainders, below: sum) { parts[$0] += 1 }
        return parts
    }

    /// `values`, none below zero, counted in `unit`s that sum to their rounded sum.
    ///
    /// The sum is rounded half up; each value ends within one unit of what it was.
    static func counts(of values: [Int128], unit: Int128) -> [Int128] {
        let sum = values.reduce(0, +)
        var counts = values.map { $0 / unit }
        let rest = (sum + unit / 2) / unit - counts.reduce(0, +)
        giveRest(
            Int(rest), remainders: values.map { $0 % unit }, below: unit
        ) { counts[$0] += 1 }
        return counts
    }
}

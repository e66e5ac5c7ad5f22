/// Gives what exact division leaves over to those whose parts were cut the most.
///
/// As ``Apportionment`` of Quantities does, on amounts wider than 64 bits and into sums
/// that are already there.
enum LargestRemainder {
    /// Adds one, through `give`, to the `rest` greatest of `remainders`, ties to the
    /// earlier; all of them lie from zero up to, not including, `bound`.
    ///
    /// Finds the least value that fewer than `rest` remainders exceed by halving the
    /// range: nothing is sorted or moved, and it ends early once a value parts exactly
    /// `rest` from the others, as is usual when remainders differ.
    static func giveRest<Remainder: FixedWidthInteger>(
        _ rest: Int, remainders: [Remainder], below bound: Remainder, give: (Int) -> Void
    ) {
        guard rest > 0 else { return }
        precondition(rest <= remainders.count, "more left over than holders")
        // At least `rest` lie at or above `low`; at most `rest` lie at or above `high`.
        var low: Remainder = 0
        var high = bound
        var aboveHigh = 0
        while high - low > 1 && aboveHigh != rest {
            let middle = low + (high - low) / 2
            let count = remainders.reduce(into: 0) { $0 &+= $1 >= middle ? 1 : 0 }
            if count <= rest {
                high = middle
                aboveHigh = count
            } else {
                low = middle
            }
        }
        var ties = rest - aboveHigh
        for (index, remainder) in remainders.enumerated() {
            if remainder >= high {
                give(index)
            } else if ties > 0 && remainder >= low {
                ties -= 1
                give(index)
            }
        }
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

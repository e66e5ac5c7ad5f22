/// Divides a whole among holders so that the parts always sum to the whole.
///
/// The rule is largest remainder: every holder gets the exact part rounded toward
/// zero; the units left over go, one each, to those whose parts were cut the most;
/// among equals, to the earlier. A negative whole is divided as its opposite.
public enum Apportionment {
    /// The parts of `total` by `weights`, in the order of the weights.
    ///
    /// Takes time in proportion to the number of holders: those who get a unit more
    /// are selected, not sorted.
    public static func parts(
        of total: Int64, weights: [Int64]
    ) throws(ApportionmentError) -> [Int64] {
        let sum = try checkedSum(of: weights)
        if total == 0 { return [Int64](repeating: 0, count: weights.count) }
        guard sum > 0 else { throw .nothingToDivideBy }
        let magnitude = Int128(total.magnitude)
        var parts = [Int64](repeating: 0, count: weights.count)
        var remainders = [Int64](repeating: 0, count: weights.count)
        var given: Int128 = 0
        for index in weights.indices {
            let (part, remainder) = (magnitude * Int128(weights[index]))
                .quotientAndRemainder(dividingBy: Int128(sum))
            given += part
            parts[index] = Int64(truncatingIfNeeded: part)
            remainders[index] = Int64(truncatingIfNeeded: remainder)
        }
        giveRest(Int(magnitude - given), to: &parts, by: remainders)
        // Wrapping, since one holder of all of `Int64.min` gets what has no opposite.
        if total < 0 { for index in parts.indices { parts[index] = 0 &- parts[index] } }
        return parts
    }

    /// The parts of `total` by two weights: what ``parts(of:weights:)`` gives for them, with one
    /// division.
    ///
    /// None may be negative, and the weights must have a sum above zero.
    package static func parts(
        of total: Int64, between first: Int64, and second: Int64
    ) -> (Int64, Int64) {
        precondition(total >= 0 && first >= 0 && second >= 0, "cannot divide below zero")
        let sum = first.magnitude + second.magnitude
        let (part, remainder) = sum.dividingFullWidth(
            first.magnitude.multipliedFullWidth(by: total.magnitude))
        // Where the division does not come out even, one unit is left over.
        let own = Int64(part) + (remainder != 0 && remainder >= sum - remainder ? 1 : 0)
        return (own, total - own)
    }

    public static func parts(
        of total: Energy, weights: [Int64]
    ) throws(ApportionmentError) -> [Energy] {
        try parts(of: total.milliwattHours, weights: weights).map(Energy.init(milliwattHours:))
    }

    public static func parts(
        of total: Money, weights: [Int64]
    ) throws(ApportionmentError) -> [Money] {
        try parts(of: total.cents, weights: weights).map(Money.init(cents:))
    }

    private static func checkedSum(of weights: [Int64]) throws(ApportionmentError) -> Int64 {
        var sum: Int64 = 0
        for (index, weight) in weights.enumerated() {
            guard weight >= 0 else { throw .negativeWeight(weight, at: index) }
            let (next, overflow) = sum.addingReportingOverflow(weight)
            guard !overflow else { throw .weightsTooLarge }
            sum = next
        }
        return sum
    }

    private static func giveRest(_ rest: Int, to parts: inout [Int64], by remainders: [Int64]) {
        guard rest > 0 else { return }
        var candidates = remainders
        let least = Selection.greatest(rest, of: &candidates)
        var left = rest
        for index in parts.indices where remainders[index] > least {
            parts[index] &+= 1
            left -= 1
        }
        for index in parts.indices where left > 0 && remainders[index] == least {
            parts[index] &+= 1
            left -= 1
        }
    }
}

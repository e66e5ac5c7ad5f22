/// The members who take, or those who feed in, in one interval, with how much.
///
/// Kept from interval to interval so that its room is allocated once.
struct CommunitySide {
    private var members: [Int] = []
    private var weights: [UInt64] = []
    private var remainders: [UInt64] = []
    /// Of the weights; below ``sumLimit``.
    private(set) var sum: UInt64 = 0

    /// Sums below this leave room for the arithmetic of ``divide(_:into:)``.
    static let sumLimit: UInt64 = 1 << 62

    mutating func removeAll() {
        members.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        sum = 0
    }

    /// Adds a member; false where the weights become too large to be summed.
    mutating func append(_ member: Int, weight: UInt64) -> Bool {
        guard weight < Self.sumLimit - sum else { return false }
        members.append(member)
        weights.append(weight)
        sum += weight
        return true
    }

    /// Divides `gain`, which is not below zero, by weight, and adds each member's part
    /// to `totals`.
    ///
    /// The parts sum to the gain. A part is `gain * weight / sum`; the whole multiples of
    /// `sum` in the gain come out even, and the rest is below 2^62. For it the quotient
    /// is taken from a 64-bit reciprocal, which is exact or one too small, and mended by
    /// its remainder, so that no member costs a division.
    mutating func divide(_ gain: Int128, into totals: inout [Int128]) {
        guard gain > 0, sum > 0 else { return }
        let (whole, part) = gain.quotientAndRemainder(dividingBy: Int128(sum))
        let rest = UInt64(truncatingIfNeeded: part)
        let reciprocal = sum.dividingFullWidth((rest, 0)).quotient
        var left = rest
        remainders.removeAll(keepingCapacity: true)
        for (member, weight) in zip(members, weights) {
            var quotient = reciprocal.multipliedFullWidth(by: weight).high
            var remainder = rest &* weight &- quotient &* sum
            if remainder >= sum {
                quotient &+= 1
                remainder &-= sum
            }
            remainders.append(remainder)
            left &-= quotient
            totals[member] &+= whole &* Int128(weight) &+ Int128(quotient)
        }
        LargestRemainder.giveRest(
            Int(left), remainders: remainders, below: sum
        ) { totals[members[$0]] += 1 }
    }
}

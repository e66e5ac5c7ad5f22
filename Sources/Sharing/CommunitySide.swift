/// The members who take, or those who feed in, in one interval, with how much.
///
/// Kept from interval to interval so that its room is allocated once.
struct CommunitySide {
    private var members: [Int]
    private var weights: [UInt64]
    private var remainders: [UInt64] = []
    private var count = 0
    /// Of the weights; below ``sumLimit``.
    private(set) var sum: UInt64 = 0

    /// Sums below this leave room for the arithmetic of ``divide(_:into:)``.
    static let sumLimit: UInt64 = 1 << 62

    /// A side to which as many as `memberCount` members may belong.
    init(memberCount: Int) {
        members = Array(repeating: 0, count: memberCount)
        weights = Array(repeating: 0, count: memberCount)
    }

    /// Takes the members whose net load times `sign` is above zero.
    ///
    /// The caller sees to it that the magnitudes sum to less than ``sumLimit``.
    mutating func take(_ netLoads: ArraySlice<Int64>, sign: Int64) {
        var count = 0
        var sum: UInt64 = 0
        var member = 0
        for load in netLoads {
            let weight = load &* sign
            // Written whether it counts or not: a jump here would often be guessed wrong.
            members[count] = member
            weights[count] = UInt64(bitPattern: weight)
            sum &+= weight > 0 ? UInt64(bitPattern: weight) : 0
            count &+= weight > 0 ? 1 : 0
            member &+= 1
        }
        self.count = count
        self.sum = sum
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
        remainders.reserveCapacity(count)
        for (member, weight) in zip(members[..<count], weights[..<count]) {
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

public import Quantities

/// Rounds amounts so that they sum to their rounded sum.
///
/// The sum is rounded once, by the rule. Every amount gets its whole cents; the cents
/// left over go, one each, to those with the greatest parts of a cent; among equals, to
/// the earlier. So no amount is a cent or more away from exact.
public enum RoundedTogether {
    /// The amounts to the cent, in their order.
    public static func amounts(
        _ exact: [UnroundedMoney], _ rule: RoundingRule
    ) throws(QuantityError) -> [Money] {
        var sum = UnroundedMoney.zero
        for amount in exact { sum = try sum.adding(amount) }
        let total = try sum.rounded(rule)
        return try amounts(exact, summingTo: total)
    }

    /// The amounts to the cent, in their order, so that they sum to `total`.
    ///
    /// The total is what their sum was rounded to. Takes time in proportion to their number:
    /// those who get a cent more are selected, not sorted.
    public static func amounts(
        _ exact: [UnroundedMoney], summingTo total: Money
    ) throws(QuantityError) -> [Money] {
        guard total >= .zero else {
            return try upward(exact.map { -$0 }, summingTo: -total).map { -$0 }
        }
        return try upward(exact, summingTo: total)
    }

    private static func upward(
        _ exact: [UnroundedMoney], summingTo total: Money
    ) throws(QuantityError) -> [Money] {
        var cents: [Money] = []
        var remainders: [Int64] = []
        cents.reserveCapacity(exact.count)
        remainders.reserveCapacity(exact.count)
        var given: Int128 = 0
        for amount in exact {
            let floor = try amount.rounded(.down)
            cents.append(floor)
            let rest = amount.femtos - UnroundedMoney(floor).femtos
            remainders.append(Int64(truncatingIfNeeded: rest))
            given += Int128(floor.cents)
        }
        let rest = Int128(total.cents) - given
        guard 0 <= rest, rest <= Int128(exact.count) else {
            throw .overflow(what: "rest of the cents")
        }
        giveRest(Int(rest), to: &cents, by: remainders)
        return cents
    }

    private static func giveRest(_ rest: Int, to cents: inout [Money], by remainders: [Int64]) {
        guard rest > 0 else { return }
        var candidates = remainders
        let least = Selection.greatest(rest, of: &candidates)
        var left = rest
        for index in cents.indices where remainders[index] > least {
            cents[index] += Money(cents: 1)
            left -= 1
        }
        for index in cents.indices where left > 0 && remainders[index] == least {
            cents[index] += Money(cents: 1)
            left -= 1
        }
    }
}

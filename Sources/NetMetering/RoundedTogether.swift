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
        guard sum < .zero else { return try amounts(exact, summingTo: total) }
        let opposite = try amounts(exact.map { -$0 }, summingTo: -total)
        return opposite.map { -$0 }
    }

    private static func amounts(
        _ exact: [UnroundedMoney], summingTo total: Money
    ) throws(QuantityError) -> [Money] {
        var cents: [Int64] = []
        var remainders: [Int64] = []
        cents.reserveCapacity(exact.count)
        remainders.reserveCapacity(exact.count)
        var given: Int128 = 0
        for amount in exact {
            let floor = try amount.rounded(.down)
            cents.append(floor.cents)
            let rest = amount.femtos - UnroundedMoney(floor).femtos
            remainders.append(Int64(truncatingIfNeeded: rest))
            given += Int128(floor.cents)
        }
        giveRest(Int(Int128(total.cents) - given), to: &cents, by: remainders)
        return cents.map(Money.init(cents:))
    }

    private static func giveRest(_ rest: Int, to cents: inout [Int64], by remainders: [Int64]) {
        guard rest > 0 else { return }
        let least = remainders.sorted(by: >)[rest - 1]
        var left = rest
        for index in cents.indices where remainders[index] > least {
            cents[index] += 1
            left -= 1
        }
        for index in cents.indices where left > 0 && remainders[index] == least {
            cents[index] += 1
            left -= 1
        }
    }
}

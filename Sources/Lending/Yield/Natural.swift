import Quantities

/// A whole number of any size, from zero up, with what finding a payment asks of it.
struct Natural {
    /// Digits to the base 2⁶⁴, the least first, and none of them zero at the end.
    private var digits: [UInt64]

    init(_ value: UInt64) {
        digits = value == 0 ? [] : [value]
    }

    mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in digits.indices {
            let (high, low) = digits[index].multipliedFullWidth(by: factor)
            let (sum, overflow) = low.addingReportingOverflow(carry)
            digits[index] = sum
            carry = high + (overflow ? 1 : 0)
        }
        if carry != 0 { digits.append(carry) }
        trim()
    }

    mutating func add(_ other: Natural) {
        var carry: UInt64 = 0
        for index in 0..<max(digits.count, other.digits.count) {
            if index == digits.count { digits.append(0) }
            let addend = index < other.digits.count ? other.digits[index] : 0
            let (sum, overflow) = digits[index].addingReportingOverflow(addend)
            let (result, again) = sum.addingReportingOverflow(carry)
            digits[index] = result
            carry = overflow || again ? 1 : 0
        }
        if carry != 0 { digits.append(carry) }
    }

    /// Takes away a number that is not greater.
    mutating func subtract(_ other: Natural) {
        var borrow: UInt64 = 0
        for index in digits.indices {
            let subtrahend = index < other.digits.count ? other.digits[index] : 0
            let (difference, overflow) = digits[index].subtractingReportingOverflow(subtrahend)
            let (result, again) = difference.subtractingReportingOverflow(borrow)
            digits[index] = result
            borrow = overflow || again ? 1 : 0
        }
        precondition(borrow == 0, "a greater number was subtracted")
        trim()
    }

    /// The quotient by `divisor`, which is at most `limit`, rounded by `rule`.
    func divided(by divisor: Natural, atMost limit: UInt64, _ rule: RoundingRule) -> Int64 {
        var quotient: UInt64 = 0
        var beyond = limit + 1
        while beyond - quotient > 1 {
            let middle = quotient + (beyond - quotient) / 2
            if divisor.times(middle) <= self { quotient = middle } else { beyond = middle }
        }
        var twice = self
        twice.subtract(divisor.times(quotient))
        twice.multiply(by: 2)
        return (4 * Int64(quotient) + Self.fourths(twice: twice, of: divisor)).divided(by: 4, rule)
    }

    /// Nothing, less than half, half or more of `divisor`, as fourths that round like it.
    private static func fourths(twice: Natural, of divisor: Natural) -> Int64 {
        if twice.digits.isEmpty { return 0 }
        if twice == divisor { return 2 }
        return twice < divisor ? 1 : 3
    }

    func times(_ factor: UInt64) -> Natural {
        var product = self
        product.multiply(by: factor)
        return product
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
    }
}

extension Natural: Comparable {
    static func < (lhs: Natural, rhs: Natural) -> Bool {
        guard lhs.digits.count == rhs.digits.count else {
            return lhs.digits.count < rhs.digits.count
        }
        return lhs.digits.reversed().lexicographicallyPrecedes(rhs.digits.reversed())
    }
}

/// Which way a division that does not come out even is rounded.
public enum RoundingRule: String, Hashable, Sendable, CaseIterable {
    /// To the nearest, and from halfway to the neighbour farther from zero.
    case halfAwayFromZero = "half-away-from-zero"
    /// To the nearest, and from halfway to the even neighbour.
    case halfEven = "half-even"
    case towardZero = "toward-zero"
    case awayFromZero = "away-from-zero"
    /// Toward the greater.
    case up
    /// Toward the lesser.
    case down
}

extension FixedWidthInteger where Self: SignedInteger {
    /// The quotient of `self` and a positive `divisor`, rounded by `rule`.
    @inlinable
    package func divided(by divisor: Self, _ rule: RoundingRule) -> Self {
        precondition(divisor > 0, "divisor must be positive, was \(divisor)")
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        guard remainder != 0 else { return quotient }
        let left = remainder.magnitude
        let missing = divisor.magnitude - left
        let roundsAway =
            switch rule {
            case .towardZero: false
            case .awayFromZero: true
            case .up: self > 0
            case .down: self < 0
            case .halfAwayFromZero: left >= missing
            case .halfEven: left > missing || (left == missing && quotient % 2 != 0)
            }
        return roundsAway ? quotient + signum() : quotient
    }
}

extension Int128 {
    /// The product of two integers, which never overflows.
    @inlinable
    package static func product(_ one: Int64, _ other: Int64) -> Int128 {
        let (high, low) = one.multipliedFullWidth(by: other)
        return Int128(truncatingIfNeeded: high) << 64 | Int128(truncatingIfNeeded: low)
    }

    /// Ten to the power `exponent`, which must be from 0 to 38.
    package static func powerOfTen(_ exponent: Int) -> Int128 {
        precondition((0...38).contains(exponent), "exponent out of range: \(exponent)")
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}

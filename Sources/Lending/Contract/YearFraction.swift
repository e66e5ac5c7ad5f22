/// A part of a year as an exact fraction, as in 31/365.
public struct YearFraction: Hashable, Sendable {
    public let numerator: Int64
    /// Never less than one.
    public let denominator: Int64

    /// The fraction in lowest terms; `denominator` must be positive.
    public init(_ numerator: Int64, _ denominator: Int64) {
        precondition(denominator > 0, "a denominator must be positive, was \(denominator)")
        let divisor = Int64(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// At least one, since the second is never zero.
    static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}

extension YearFraction: CustomStringConvertible {
    /// The fraction as in `8/15`, a whole one as in `1`.
    public var description: String {
        denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}

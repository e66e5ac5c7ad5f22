import Quantities

/// A number as it is printed, exact.
struct PrintedNumber: Equatable, Comparable, CustomStringConvertible {
    let numerator: Int128
    let denominator: Int128

    init(_ numerator: Int128, _ denominator: Int128 = 1) {
        var (first, second) = (numerator.magnitude, denominator.magnitude)
        while second != 0 { (first, second) = (second, first % second) }
        let divisor = max(1, Int128(first))
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// Reads `$1,234.56`, `-$0.07`, `740.000049` and the like.
    init?(_ text: some StringProtocol) {
        let digits = String(text.filter { $0 != "," && $0 != "$" && $0 != "-" })
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int128(parts[0]) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : Substring()
        guard fraction.isEmpty || Int128(fraction) != nil else { return nil }
        var unit: Int128 = 1
        for _ in fraction { unit *= 10 }
        let value = whole * unit + (Int128(fraction) ?? 0)
        self.init(text.contains("-") ? -value : value, unit)
    }

    static func + (lhs: PrintedNumber, rhs: PrintedNumber) -> PrintedNumber {
        PrintedNumber(
            lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
            lhs.denominator * rhs.denominator)
    }

    static func - (lhs: PrintedNumber, rhs: PrintedNumber) -> PrintedNumber {
        lhs + PrintedNumber(-rhs.numerator, rhs.denominator)
    }

    static func * (lhs: PrintedNumber, rhs: PrintedNumber) -> PrintedNumber {
        PrintedNumber(lhs.numerator * rhs.numerator, lhs.denominator * rhs.denominator)
    }

    static func / (lhs: PrintedNumber, rhs: PrintedNumber) -> PrintedNumber {
        lhs * PrintedNumber(rhs.denominator, rhs.numerator)
    }

    static func < (lhs: PrintedNumber, rhs: PrintedNumber) -> Bool {
        lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
    }

    static let zero = PrintedNumber(0)
    static let cent = PrintedNumber(1, 100)

    var magnitude: PrintedNumber {
        PrintedNumber(numerator < 0 ? -numerator : numerator, denominator)
    }

    /// To the cent by `rule`.
    func cents(_ rule: RoundingRule) -> PrintedNumber {
        PrintedNumber((numerator * 100).divided(by: denominator, rule), 100)
    }

    var description: String { "\(numerator)/\(denominator)" }
}

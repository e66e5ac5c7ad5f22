import Quantities

/// A decimal number of any scale, for sums of figures whose units differ by powers of ten.
struct ExactDecimal: Hashable {
    /// The number is this times ten to the power of ``exponent``.
    private(set) var digits: Int128
    private(set) var exponent: Int

    static let zero = ExactDecimal(digits: 0, exponent: 0)

    init(digits: Int128, exponent: Int) {
        self.digits = digits
        self.exponent = exponent
    }

    /// Adds `digits` times ten to the power of `exponent`; false where the sum is too large.
    mutating func add(_ digits: Int128, exponent: Int) -> Bool {
        let common = min(exponent, self.exponent)
        guard let mine = Self.scaled(self.digits, by: self.exponent - common),
            let other = Self.scaled(digits, by: exponent - common)
        else { return false }
        let (sum, overflow) = mine.addingReportingOverflow(other)
        guard !overflow else { return false }
        self = ExactDecimal(digits: sum, exponent: common)
        return true
    }

    mutating func add(_ other: ExactDecimal) -> Bool {
        add(other.digits, exponent: other.exponent)
    }

    /// The number times ten to the power of `power`.
    func shifted(by power: Int) -> ExactDecimal {
        ExactDecimal(digits: digits, exponent: exponent + power)
    }

    /// `value` times ten to the power of `power`, which is not negative, or nil where it is
    /// too large.
    private static func scaled(_ value: Int128, by power: Int) -> Int128? {
        guard value != 0 else { return 0 }
        guard power <= 38 else { return nil }
        var result = value
        for _ in 0..<power {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
        }
        return result
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number as in `-12.5`, without zeros at the end of a fraction.
    var description: String {
        guard exponent > 0 else {
            return Numeral.text(digits, decimals: -exponent, trimming: true)
        }
        return digits == 0 ? "0" : "\(digits)" + String(repeating: "0", count: exponent)
    }
}

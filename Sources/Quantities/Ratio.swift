/// A pure number such as a percentage or a multiplier, exact to the billionth.
public struct Ratio: Hashable, Sendable {
    public let billionths: Int64

    public init(billionths: Int64) {
        self.billionths = billionths
    }

    public static let one = Ratio(billionths: 1_000_000_000)

    /// The greatest magnitude that is read from a file: one million.
    public static let inputLimit = Ratio(billionths: 1_000_000_000_000_000)

    /// Reads a factor, as in `0.9`.
    public init(_ text: some StringProtocol) throws(NumeralError) {
        try self.init(text, decimals: 9)
    }

    /// Reads a percentage, as in `90` for nine tenths.
    public init(percent text: some StringProtocol) throws(NumeralError) {
        try self.init(text, decimals: 7)
    }

    private init(_ text: some StringProtocol, decimals: Int) throws(NumeralError) {
        let value = try Numeral.scaled(text.utf8, decimals: decimals)
        guard value.magnitude <= Self.inputLimit.billionths.magnitude else {
            throw .outOfRange(limit: Self.inputLimit.description)
        }
        self.init(billionths: value)
    }

    /// The ratio as a percentage, as in `90` for nine tenths.
    public var percent: String {
        Numeral.text(Int128(billionths), decimals: 7, trimming: true)
    }
}

extension Ratio: Comparable {
    public static func < (lhs: Ratio, rhs: Ratio) -> Bool {
        lhs.billionths < rhs.billionths
    }
}

extension Ratio: AdditiveArithmetic {
    public static let zero = Ratio(billionths: 0)

    public static func + (lhs: Ratio, rhs: Ratio) -> Ratio {
        Ratio(billionths: lhs.billionths + rhs.billionths)
    }

    public static func - (lhs: Ratio, rhs: Ratio) -> Ratio {
        Ratio(billionths: lhs.billionths - rhs.billionths)
    }
}

extension Ratio: CustomStringConvertible {
    public var description: String {
        Numeral.text(Int128(billionths), decimals: 9, trimming: true)
    }
}

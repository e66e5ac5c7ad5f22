public import Quantities

/// Where a tier ends, in millionths of the unit that its ``Tiering`` states.
public struct TierLimit: Hashable, Sendable {
    public let millionths: Int64

    public init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Reads a limit, as in `6.8`.
    public init(_ text: some StringProtocol) throws(NumeralError) {
        try self.init(millionths: Energy(kilowattHours: text).milliwattHours)
    }
}

extension TierLimit: Comparable {
    public static func < (lhs: TierLimit, rhs: TierLimit) -> Bool {
        lhs.millionths < rhs.millionths
    }
}

extension TierLimit: CustomStringConvertible {
    public var description: String {
        Numeral.text(Int128(millionths), decimals: 6, trimming: true)
    }
}

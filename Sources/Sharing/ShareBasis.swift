/// In what an array's shares are counted.
public enum ShareUnit: String, Hashable, Sendable, CaseIterable {
    /// Millionths of the array: a percentage with four decimals.
    case partsPerMillion = "ppm"
    /// Watts of the array's rated power.
    case watts
    /// Panels, or whatever else the program sells whole.
    case blocks
}

/// What the shares of an array are parts of.
public struct ShareBasis: Hashable, Sendable {
    public let unit: ShareUnit
    /// How many units the whole array has.
    public let total: Int64

    /// More units than this no array has: a terawatt.
    public static let limit: Int64 = 1_000_000_000_000

    public init(_ unit: ShareUnit, total: Int64) throws(ShareError) {
        guard (1...Self.limit).contains(total) else { throw .totalOutOfRange(total) }
        guard unit != .partsPerMillion || total == 1_000_000 else {
            throw .totalNotOneMillion(total)
        }
        self.unit = unit
        self.total = total
    }

    private init(unchecked unit: ShareUnit, total: Int64) {
        self.unit = unit
        self.total = total
    }

    public static let partsPerMillion = ShareBasis(unchecked: .partsPerMillion, total: 1_000_000)
}

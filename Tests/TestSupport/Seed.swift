/// A repeatable source of randomness; the seed stands in the name of a failing case.
public struct Seed: RandomNumberGenerator, Hashable, Sendable, CustomStringConvertible {
    private let seed: UInt64
    private var state: UInt64

    public init(_ seed: UInt64) {
        self.seed = seed
        state = seed
    }

    public static let many = (1...100).map { Seed(UInt64($0)) }
    public static let few = (1...10).map { Seed(UInt64($0)) }

    /// SplitMix64, by Sebastiano Vigna (public domain reference implementation).
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    public var description: String { "seed \(seed)" }
}

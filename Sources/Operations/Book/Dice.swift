/// Numbers that look random and are the same for the same seed, on every machine.
///
/// SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
struct Dice {
    private var state: UInt64

    /// The numbers of one `stream` of a seed; each stream is independent of the others.
    init(seed: UInt64, stream: Int) {
        state = seed
        state = next() ^ UInt64(truncatingIfNeeded: stream)
        state = next()
    }

    /// One of `range`, all about as likely.
    mutating func roll(_ range: ClosedRange<Int64>) -> Int64 {
        let count = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int64(next() % count)
    }

    /// One of `choices`, which must not be empty.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int(roll(0...Int64(choices.count - 1)))]
    }

    /// True in `percent` of a hundred cases.
    mutating func happens(in percent: Int64) -> Bool { roll(0...99) < percent }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

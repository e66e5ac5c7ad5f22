import TestSupport
import Testing

@testable import Storage

struct PackedIntegersTests {
    private func roundTrip(_ values: [Int64]) -> [Int64]? {
        PackedIntegers.pack(values).withUnsafeBytes {
            PackedIntegers.unpack($0, count: values.count)
        }
    }

    @Test(arguments: Seed.many)
    func comeBackAsTheyWere(seed: Seed) {
        var seed = seed
        let bits = Int64.random(in: 0...62, using: &seed)
        let scale = [1, 10, 1000, 1_000_000].randomElement(using: &seed) ?? 1
        let values = (0..<Int.random(in: 0...800, using: &seed)).map { _ in
            Int64.random(in: -(1 << bits)...(1 << bits), using: &seed) / Int64(scale)
                * Int64(scale)
        }
        #expect(roundTrip(values) == values)
    }

    @Test(arguments: [
        [], [0], [0, 0, 0], [.min], [.max], [.min, .max, .min, 0, .max], [-1, 1, -1],
        [1_000_000_000_000_000_000, -9_000_000_000_000_000_000], [.min, 10, .max],
    ])
    func keepExtremes(values: [Int64]) {
        #expect(roundTrip(values) == values)
    }

    /// A year of hours of 10,000 meters is 87.6 million figures; in a gigabyte there are 11.4
    /// bytes for each, and the row around a month of them takes a tenth of a byte.
    @Test(arguments: Seed.few)
    func takeFewBytes(seed: Seed) {
        var seed = seed
        // Hours of a 5 MW array, read to the watt-hour.
        let values = (0..<744).map { _ in
            Int64.random(in: 0...5_000_000, using: &seed) * 1000
        }
        #expect(PackedIntegers.pack(values).count <= 744 * 4 + 1)
    }

    @Test(
        arguments: [
            ([], 0), ([19, 0], 1), ([0], 1), ([0, 0, 0], 1), ([0, 0x80], 1),
            ([0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02], 1),
            ([18, 0x7F], 1), ([0, 0], 1_000_000), ([0, 0], -1),
        ] as [([UInt8], Int)])
    func refuseOtherBytes(bytes: [UInt8], count: Int) {
        let values = bytes.withUnsafeBytes { PackedIntegers.unpack($0, count: count) }
        #expect(values == nil)
    }

    @Test(arguments: Seed.many)
    func neverTrap(seed: Seed) {
        var seed = seed
        let bytes = (0..<Int.random(in: 0...200, using: &seed)).map { _ in
            UInt8.random(in: .min ... .max, using: &seed)
        }
        bytes.withUnsafeBytes { bytes in
            for count in 0...bytes.count { _ = PackedIntegers.unpack(bytes, count: count) }
        }
    }
}

import Metering
import Quantities
import TestSupport
import Testing

struct RunningTotalTests {
    private func total(_ energies: [Int64]) throws -> RunningTotal? {
        var readings: [Reading] = []
        for (index, energy) in energies.enumerated() {
            readings.append(try reading(Int64(index) * 3600, 3600, energy * 1_000_000))
        }
        return RunningTotal(try series(readings).series)
    }

    @Test func knowsCountsOfARegister() throws {
        let counts = (0..<30).map { $0 == 7 ? 0 : 13_423 + Int64($0) / 2 }
        let total = try #require(try total(counts))
        #expect(total.count == 29)
        #expect(total.leastPower.description == "13423")
        #expect(
            total.description == "29 readings never fall, from 13423 kWh to 13437 kWh, as the "
                + "counts of a register do")
    }

    /// Too few, a fall at the end, a load that is the same, one that rises once a day, and one
    /// below zero somewhere.
    private static let loads: [[Int64]] = [
        Array(5..<16), Array(5..<44) + [1], Array(repeating: 5, count: 48),
        Array(repeating: 5, count: 24) + Array(repeating: 6, count: 24), Array(-3..<27),
    ]

    @Test(arguments: loads)
    func takesOtherReadingsForEnergy(energies: [Int64]) throws {
        #expect(try total(energies) == nil)
    }

    /// Whatever a register counts, it is known by its counts and not by their differences,
    /// as long as these fall once.
    @Test(arguments: Seed.many)
    func knowsARegisterByItsCounts(seed: Seed) throws {
        var seed = seed
        var steps: [Int64] = (0..<40).map { _ in .random(in: 0...9, using: &seed) }
        steps[10] = 7
        steps[11] = 2
        for index in stride(from: 0, to: 40, by: 2) { steps[index] += 1 }
        var count = Int64.random(in: 1...1_000_000, using: &seed)
        let counts = steps.map { step in
            count += step
            return count
        }
        #expect(try total(counts) != nil)
        #expect(try total(steps) == nil)
    }
}

import Diagnostics
import Operations
import Quantities
import TestSupport
import Testing

/// A list is taken if, and only if, no day has more shares than the array.
struct MemberShareLawTests {
    private struct Row {
        let units: Int64
        let from: CivilDate
        let to: CivilDate
    }

    private static func rows(using seed: inout Seed) -> [Row] {
        let first = day("2026-01-01")
        return (0..<Int.random(in: 1...8, using: &seed)).map { _ in
            let from = first.adding(days: .random(in: 0...20, using: &seed))
            return Row(
                units: .random(in: 1...500_000, using: &seed), from: from,
                to: from.adding(days: .random(in: 1...20, using: &seed)))
        }
    }

    private static func fits(_ rows: [Row]) -> Bool {
        (0...45).allSatisfy { offset in
            let date = day("2026-01-01").adding(days: offset)
            let sum = rows.filter { $0.from <= date && date < $0.to }.reduce(0) { $0 + $1.units }
            return sum <= 1_000_000
        }
    }

    @Test(arguments: Seed.few)
    func takesWhatFits(seed: Seed) throws {
        var seed = seed
        let test = try TestBook.withArray()
        for _ in 0..<10 {
            let rows = Self.rows(using: &seed)
            let lines = rows.enumerated().map { index, row in
                "S-\(index),Ada,residential,S-\(index)-A,MEADOW,00\(index),\(row.units) ppm,"
                    + "\(row.from),\(row.to)"
            }
            let outcome = Result {
                try test.importMembers(lines, also: ",share_to", .rehearsal)
            }
            switch outcome {
            case .success(let outcome):
                #expect(Self.fits(rows))
                #expect(outcome.newShares == rows.count)
            case .failure(let error):
                #expect(error is Problems)
                #expect(!Self.fits(rows))
            }
        }
    }
}

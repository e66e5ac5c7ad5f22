import Diagnostics
import ExchangeFiles
import Quantities
import Tariffs
import Testing

/// Reactive power in a column beside the load.
struct ReactiveProfileFileTests {
    private static func read(_ text: String) throws -> ReactiveProfileFile? {
        let bytes = [UInt8](text.utf8)
        let profile = try ProfileFile(bytes, file: "load.csv")
        return try ReactiveProfileFile(bytes, file: "load.csv", beside: profile)
    }

    /// Quarters of an hour; 2 kvar for one are half a kvarh.
    ///
    /// At a power factor of 0.8 three
    /// quarters of the energy go to and fro, at 0.6 four thirds.
    @Test(arguments: [
        ("start,kwh,kvarh", ["1,0.5", "2,0", "3,1.25"], [500_000, 0, 1_250_000]),
        ("start,load_kw,load_kvar", ["4,2", "4,0", "4,1"], [500_000, 0, 250_000]),
        ("start,kwh,power_factor", ["4,0.8", "3,0.6", "2,1"], [3_000_000, 4_000_000, 0]),
        ("start,varh,kwh", ["7,1", "0,1", "1,1"], [7_000, 0, 1_000]),
    ])
    func readsEnergyPowerAndFactors(
        header: String, rows: [String], millivarHours: [Int64]
    ) throws {
        let times = ["00:00", "00:15", "00:30"]
        let text = zip(times, rows).map { "2026-06-01T\($0)Z,\($1)\n" }.joined()
        let file = try #require(try Self.read("\(header)\n\(text)"))
        #expect(file.energies.map(\.millivarHours) == millivarHours)
        #expect(file.remarks.all.isEmpty)
    }

    @Test func aFileWithoutItHasNone() throws {
        #expect(try Self.read("hour,kwh\n0,1\n1,2\n") == nil)
    }

    @Test(arguments: [
        (
            "hour,kwh,power_factor\n0,1,0.9\n1,1,1.2\n",
            "load.csv:1:10: power_factor: expected power factors above 0 and up to 1, found 1.2 "
                + "in row 2"
        ),
        (
            "hour,kwh,kvarh,kvar\n0,1,1,1\n",
            "load.csv:1:1: expected one column with a name that ends in kvarh, kvar or "
                + "power_factor, found \"kwh\", \"kvarh\", \"kvar\"; name the one to take"
        ),
        (
            "hour,kwh,kvarh\n0,1,-1\n",
            "load.csv:2:5: kvarh: must not be negative; energy delivered to the grid belongs in "
                + "the file of the generation"
        ),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        let error = #expect(throws: Problems.self) { try Self.read(text) }
        #expect(error?.all.first?.description == message)
    }
}

import Diagnostics
import Metering
import Operations
import Testing

/// Counts of a register that a file calls energy, and says nothing else of.
struct MeterPlausibilityTests {
    private let test: TestBook

    init() throws {
        test = try TestBook.withArray()
        try test.importMembers(
            ["S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01,UM"], also: ",usage_meter")
    }

    /// A day of hourly counts that begin at `first` and rise by `step`, with one of zero.
    private func counts(from first: Int, by step: Int) -> [String] {
        (0..<24).map { hour in
            let clock = hour < 10 ? "0\(hour)" : "\(hour)"
            let count = hour == 12 ? 0 : first + hour * step
            return "2026-06-01T\(clock):00:00Z,60,\(count)"
        }
    }

    private func refusal(_ rows: [String], _ meter: String) -> String? {
        #expect(throws: Problems.self) { try test.importReadings(rows, meter: meter) }?.description
    }

    @Test(arguments: [("PM", "of the array"), ("UM", "that such a meter sees")])
    func refusesCountsThatAreImpossibleAsEnergy(meter: String, whose: String) {
        let rows = counts(from: 13_423, by: 2) + ["2026-06-02T00:00:00Z,60,13471"]
        #expect(
            refusal(rows, meter) == """
                r.csv:2:1: 24 readings never fall, from 13423 kWh to 13471 kWh, as the counts of \
                a register do; as energy they would be 13423 kW or more, above the 100 kW \
                \(whose); energy is the differences of the counts, so import those
                """)
    }

    @Test func remarksOnCountsThatMayBeEnergy() throws {
        let rows = counts(from: 20, by: 1) + ["2026-06-02T00:00:00Z,60,45"]
        #expect(
            try test.importReadings(rows, meter: "UM")?.warnings.map(\.description) == [
                "r.csv:2:1: warning: 24 readings never fall, from 20 kWh to 45 kWh, as the counts "
                    + "of a register do; if they are counts, undo this import and import their "
                    + "differences"
            ])
    }

    /// A load that never changes, and one that falls at night, are what they are.
    @Test(arguments: [0, -1])
    func takesALoadThatDoesNotRise(step: Int) throws {
        let rows = counts(from: 50, by: step)
        #expect(try test.importReadings(rows, meter: "UM")?.warnings == [])
    }

    @Test func saysThatNoBillIsMadeOfAFlow() throws {
        let rows = ["2026-06-01T07:00:00Z,60,1,delivered"]
        let outcome = try test.importReadings(rows, header: "start,minutes,kwh,flow") {
            $0.flows = [.delivered]
        }
        #expect(
            outcome?.warnings.map(\.message) == [
                "no bill is made of the delivered energy of a production meter, only of what is "
                    + "received; to bill it, import the file with --flow delivered --as received"
            ])
    }
}

import Diagnostics
import Foundation
import MeterFiles
import Metering
import Quantities
import TestSupport
import Testing

/// What fuzzers found: each input is read or refused.
struct FuzzedFileTests {
    @Test(arguments: ["green-button", "intervals"])
    func isReadOrRefused(reader: String) throws {
        let inputs = try FuzzedInputs.all(of: reader)
        let choice = MeterFileChoice(
            flows: [.received, .delivered], unstatedFlow: .received, leavesOutOthers: true,
            form: IntervalForm(times: TimeForm(zone: .utc)))
        for input in inputs {
            let bytes = Array(try Data(contentsOf: input))
            do {
                let file = MeterFileInput(name: "input", bytes: bytes)
                let contents = try MeterFileContents(file, choosing: choice)
                #expect(contents.meters.allSatisfy { !$0.name.contains("\0") })
            } catch let problems as Problems {
                #expect(problems.hasErrors, "\(input.lastPathComponent)")
            }
        }
    }
}

import Diagnostics
import ExchangeFiles
import Foundation
import TestSupport
import Testing

/// What fuzzers found: each input is read or refused.
struct FuzzedFileTests {
    private static let readers: [String: @Sendable ([UInt8]) throws -> Void] = [
        "profile": { bytes in
            _ = try? ProfilePriceFile(bytes, file: "input", name: "prices")
            _ = try ProfileFile(bytes, file: "input")
        },
        "reference-prices": {
            _ = try ReferencePriceFile($0, file: "input", options: .init())
        },
        "members": { _ = try MemberFile($0, file: "input") },
        "utility-bills": { _ = try UtilityBillFile($0, file: "input") },
    ]

    @Test(arguments: readers.keys.sorted())
    func isReadOrRefused(reader: String) throws {
        let read = try #require(Self.readers[reader])
        for input in try FuzzedInputs.all(of: reader) {
            let bytes = Array(try Data(contentsOf: input))
            do {
                try read(bytes)
            } catch let problems as Problems {
                #expect(problems.hasErrors, "\(input.lastPathComponent)")
            }
        }
    }
}

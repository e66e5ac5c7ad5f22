import Diagnostics
import Foundation
import Lending
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// What fuzzers found: each input is read or refused, and what was read can be written.
struct FuzzedFileTests {
    private func check(_ reader: String, _ read: ([UInt8]) throws -> Void) throws {
        let inputs = try FuzzedInputs.all(of: reader)
        for input in inputs {
            let bytes = Array(try Data(contentsOf: input))
            do {
                try read(bytes)
            } catch let problems as Problems {
                #expect(problems.hasErrors, "\(input.lastPathComponent)")
            }
        }
    }

    private func checkWriting(_ tariff: Tariff) throws {
        let written = TariffXML.write(tariff)
        #expect(throws: Never.self) {
            let again = try TariffFile.read(written, file: "written.xml", schema: nil)
            #expect(again.charges.count == tariff.charges.count)
        }
    }

    @Test func tariffs() throws {
        try check("tariff") {
            try checkWriting(TariffFile.read($0, file: "input", schema: nil))
        }
    }

    @Test func programs() throws {
        try check("program") {
            _ = try ProgramFile.readWithExamples($0, file: "input", schema: nil)
        }
    }

    @Test func loanProducts() throws {
        try check("loan-product") { bytes in
            let (product, examples) = try LoanProductFile.readWithExamples(
                bytes, file: "input", schema: nil)
            for example in examples {
                do throws(LoanProductError) {
                    _ = try example.differences(of: product)
                } catch {
                    #expect(!error.description.isEmpty)
                }
            }
        }
    }

    @Test func rateBooks() throws {
        try check("iedr") { bytes in
            let document = try IEDRFile.read(bytes, file: "input")
            guard let date = document.plans.first?.dates.start else { return }
            try document.tariffs(on: date, with: [document]).forEach(checkWriting)
        }
    }

    @Test func rates() throws {
        try check("urdb") {
            try checkWriting(
                URDBFile.read($0, file: "input", options: URDBSample.options()))
        }
    }

    @Test func prices() throws {
        try check("prices") { bytes in
            let documents = bytes.split(separator: 0x1E).map {
                PriceDocument(Array($0), file: "input")
            }
            _ = try PriceSeriesFile.read(documents, currency: "USD")
        }
    }
}

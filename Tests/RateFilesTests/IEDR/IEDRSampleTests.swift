import Diagnostics
import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// Published rate plan files, which are kept beside a developer's checkout.
enum IEDRSample {
    static let folder = "data/xml/ny_iedr_rateplan"

    static func read(_ file: String) throws -> IEDRDocument {
        if let known = documents[file] { return try known.get() }
        return try IEDRFile.read(Array(Data(contentsOf: url(file))), file: file)
    }

    static func url(_ file: String) throws -> URL {
        try SharedData.file("\(folder)/\(file)")
    }

    /// Each is read once for all tests.
    private static let documents = Dictionary(
        uniqueKeysWithValues: readable.map { file in
            (
                file,
                Result { try IEDRFile.read(Array(Data(contentsOf: url(file))), file: file) }
            )
        })

    /// The lines of each, for tests that look where a clause points.
    static let lines = Dictionary(
        uniqueKeysWithValues: readable.map { file in
            let text = (try? String(contentsOf: url(file), encoding: .utf8)) ?? ""
            return (file, text.split(separator: "\n", omittingEmptySubsequences: false))
        })

    static let conEdBook = "CONED_SC1_tariff_books_v0.99.7.xml"
    static let conEdStatements = "CONED_statements_v0.99.7.xml"
    static let nysegBook = "NYSEG_SC1_tariff_books_v0.99.7.xml"
    static let nysegStatements = "NYSEG_statements_v0.99.6.xml"
    static let readable = [conEdBook, conEdStatements, nysegBook, nysegStatements]
}

@Suite(.enabled(if: SharedData.isPresent, "the shared data is not on this machine"))
struct IEDRSampleTests {
    /// What was counted in the files by other means.
    private static func expected() throws -> [String: [String: String]] {
        let file = try SharedData.file("\(IEDRSample.folder)/expected.csv")
        let lines = try String(contentsOf: file, encoding: .utf8)
            .split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let head = try #require(lines.first)
        return Dictionary(
            uniqueKeysWithValues: lines.dropFirst().map { line in
                (line[0], Dictionary(zip(head, line), uniquingKeysWith: { first, _ in first }))
            })
    }

    @Test(arguments: IEDRSample.readable)
    func countsWhatOthersCounted(file: String) throws {
        let document = try IEDRSample.read(file)
        let facts = try #require(try Self.expected()[file])
        let calendars = document.plans.map(\.calendar) + document.modifiers.map(\.calendar)
        let counts = [
            "rate_plans": document.plans.count,
            "tou_periods": calendars.reduce(0) { $0 + $1.periods.count },
            "seasons": calendars.reduce(0) { $0 + $1.seasons.count },
            "tier_thresholds": calendars.reduce(0) { $0 + $1.tiers.count },
            "holidays": calendars.reduce(0) { $0 + $1.holidays.count },
            "modifiers": document.modifiers.count,
            "statements": document.statements.count,
        ]
        for (name, count) in counts {
            #expect(String(count) == facts[name], "\(name)")
        }
        let charges = document.charges
        for kind in IEDRCharge.Kind.allCases where kind != .charge {
            #expect(
                String(charges.count { $0.kind == kind }) == facts[kind.rawValue], "\(kind)")
        }
        let values = charges.map(\.value.nanos)
        let figures = [
            "charge_value_sum": values.reduce(0, +), "charge_value_min": values.min() ?? 0,
            "charge_value_max": values.max() ?? 0,
        ]
        for (name, nanos) in figures {
            #expect(ChargeAmount(nanos: nanos).description == facts[name], "\(name)")
        }
        if let codes = facts["statement_codes"], !codes.isEmpty {
            #expect(document.statements.map(\.code).joined(separator: " ") == codes)
        }
    }

    @Test(arguments: IEDRSample.readable)
    func understandsEveryElementOfThem(file: String) throws {
        let document = try IEDRSample.read(file)
        #expect(document.unread.isEmpty)
        #expect(document.charges.allSatisfy { $0.unread.isEmpty })
        #expect(document.plans.allSatisfy { $0.unread.isEmpty })
        #expect(document.statements.allSatisfy { $0.unread.isEmpty })
    }

    @Test func refusesTheMalformedBookOfNiagaraMohawk() throws {
        let file = "NIM_SC3_tariff_books_v0.99.7.xml"
        let error = #expect(throws: Problems.self) { try IEDRSample.read(file) }
        #expect(
            error?.description
                == "\(file):555:37: not well-formed XML: opening and ending tag mismatch: "
                + "ratePlanOption line 539 and ratePlans")
    }

    @Test func refusesTheDraftThatIsTooOld() throws {
        let file = "CONED_SC2_VDER_output_v0.9.xml"
        let error = #expect(throws: Problems.self) { try IEDRSample.read(file) }
        #expect(
            error?.description
                == "\(file):2:1: the draft 0.9 of the rate plan schema cannot be read, only "
                + "0.99.3 to 0.99.7; ask for the tariff in a later draft")
    }
}

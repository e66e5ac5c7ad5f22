import Billing
import Foundation
import NetMetering
import Quantities
import RateFiles
import TestSupport
import Testing
import XMLParsing

/// Every program that is shipped: it is valid, it can be computed, and its worked figures
/// come out to the cent.
struct ProgramShippedTests {
    static let files = PackageRoot.xmlFiles(in: "rates/programs")
    let schema: XMLSchema

    init() throws {
        schema = try ProgramSchema.shipped()
    }

    @Test
    func thereAreFiles() {
        #expect(Self.files.count >= 10)
    }

    @Test(arguments: files)
    func computesItsExamples(path: String) throws {
        let bytes = try PackageRoot.bytes(of: path)
        let (program, examples) = try ProgramFile.readWithExamples(
            bytes, file: path, schema: schema)
        #expect(program.unsupported.isEmpty, "\(program.unsupported)")
        #expect(!examples.isEmpty, "a shipped program needs a worked figure")
        for example in examples {
            let month = ProgramMonth(example, of: program)
            let outcome = try month.outcome()
            for difference in outcome.differences(from: example, of: program) {
                Issue.record("\(example.clause) \(example.id): \(difference)")
            }
        }
    }

    /// The comparison above is not blind.
    @Test
    func noticesAWrongFigure() throws {
        let path = "rates/programs/or-community-solar/2020-01-01.xml"
        let (program, examples) = try ProgramFile.readWithExamples(
            PackageRoot.bytes(of: path), file: path, schema: schema)
        var example = try #require(examples.first)
        example.members[0].expected.amounts[.credit] = Money(cents: 97_061)
        example.expected.energies[.unallocatedKWh] = .zero
        let outcome = try ProgramMonth(example, of: program).outcome()
        #expect(
            outcome.differences(from: example, of: program) == [
                "unallocatedKWh: expected 0, found 77760",
                "subscriber: credit: expected 970.61, found 970.62",
            ])
    }

    @Test(arguments: files)
    func standsWhereItsNameSays(path: String) throws {
        let program = try ProgramFile.read(
            PackageRoot.bytes(of: path), file: path, schema: schema)
        let identity = program.identity
        #expect(path == "rates/programs/\(identity.id)/\(identity.effective.start).xml")
    }

    /// A version ends on the day the next begins.
    @Test
    func versionsFollowEachOther() throws {
        let programs = try Self.files.map {
            try ProgramFile.read(PackageRoot.bytes(of: $0), file: $0, schema: schema).identity
        }
        for (earlier, later) in zip(programs, programs.dropFirst()) where earlier.id == later.id {
            #expect(earlier.effective.end == later.effective.start, "\(later.id)")
        }
    }

    /// MN-5: 9,600 kWh a year allow 8.2 kW at 1,400 kWh for each, in steps of 200 W.
    @Test
    func sizesAShareByUsage() throws {
        let path = "rates/programs/mn-value-of-solar/2017-01-01.xml"
        let program = try ProgramFile.read(
            PackageRoot.bytes(of: path), file: path, schema: schema)
        let share = program.largestShare(
            usage: try Energy(kilowattHours: "9600"), yield: try Energy(kilowattHours: "1400"))
        #expect(share?.description == "8.2")
    }
}

/// The schema as it is shipped.
enum ProgramSchema {
    static func shipped() throws -> XMLSchema {
        try XMLSchema(PackageRoot.bytes(of: "rates/schema/program.xsd"), named: "program.xsd")
    }
}

extension PackageRoot {
    static func bytes(of path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: path)))
    }

    /// The XML files below `path`, by name.
    static func xmlFiles(in path: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder.appending(path: path).path)
        let found = names?.compactMap { $0 as? String }.filter { $0.hasSuffix(".xml") } ?? []
        return found.sorted().map { "\(path)/\($0)" }
    }
}

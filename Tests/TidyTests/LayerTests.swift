import Testing

struct LayerTests {
    private static func sources(of targets: [String]) throws -> [SourceFile] {
        try SourceFile.swift(in: ["Sources"]).filter { targets.contains($0.target) }
    }

    @Test func importsKeepToTheLayers() throws {
        expectNone(try SourceFile.swift(in: ["Sources"]).flatMap(Layers.violations))
    }

    @Test func everyTargetHasItsPlace() throws {
        let targets = try SourceFile.folders(in: "Sources")
        #expect(targets.contains("Quantities"))
        for target in targets {
            #expect(Layers.mayImport[target] != nil, "\(target) is missing in Layers.swift")
        }
    }

    /// Percentages that are never an amount may be floating point, in a file of their own.
    @Test func domainIsExact() throws {
        let files = try Self.sources(of: Layers.domain).filter {
            !$0.name.contains("Percentage") && !$0.name.contains("Yield")
        }
        expectNone(
            files.flatMap { file in
                file.violations(in: file.code) { line in
                    Words.first(of: ["Double", "Float", "Float80", "Decimal", "CGFloat"], in: line)
                        .map { "\($0) in the domain, amounts are integers" }
                }
            })
    }

    @Test func domainIsNeitherAsynchronousNorAwareOfTheClock() throws {
        expectNone(
            try Self.sources(of: Layers.domain).flatMap { file in
                file.violations(in: file.code) { line in
                    guard !line.contains("//") else { return nil }
                    let words = ["async", "await", "actor", "Task", "ContinuousClock"]
                    return Words.first(of: words, in: line).map {
                        "\($0) in the domain, which is synchronous and reads no clock"
                    }
                }
            })
    }

    @Test(arguments: [
        ("Quantities", "import Foundation", "may import only: "),
        ("Billing", "internal import FoundationEssentials", "Billing is domain and imports"),
        ("Billing", "public import Sharing", nil),
        ("Sharing", "public import Tariffs", "it may import only: Quantities"),
        ("Sharing", "@testable import struct Tariffs.Tariff", "it may import only: Quantities"),
        ("Tariffs", "  @_exported import Diagnostics", "Tariffs is domain and imports"),
        ("Operations", "import GRDB", "Operations imports GRDB, which only Storage may"),
        ("Storage", "internal import GRDB", nil),
        ("Storage", "internal import GRDBSQLite", nil),
        ("MeterFiles", "import CLibXML2", "which only XMLParsing may"),
        ("MeterFiles", "import Storage", "against the layers"),
        ("Documents", "import Operations", "against the layers"),
        ("Documents", "internal import Mustache", nil),
        ("HTTPService", "import commonwatt", "against the layers"),
        ("Brand", "import Foundation", "has no place among the layers"),
        ("Quantities", "let text = \"import Foundation\"", nil),
        ("Quantities", "// to import Foundation here is forbidden", nil),
    ])
    func seesAForbiddenImport(target: String, line: String, message: String?) {
        let file = SourceFile(path: "Sources/\(target)/File.swift", text: "\n\(line)\n")
        let found = Layers.violations(in: file)
        #expect(found.count == (message == nil ? 0 : 1))
        if let message { #expect(found.first?.message.contains(message) == true) }
    }
}

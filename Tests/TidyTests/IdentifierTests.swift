import Testing

/// What identifies something is compared by bytes, as the database does.
///
/// That is by `ID`, by `hasSameBytes(as:)`, or by asking the book. To `==` on texts a letter and
/// its look-alike of two characters are one.
struct IdentifierTests {
    private static let targets: Set = ["Operations", "HTTPService", "commonwatt"]
    /// Where a key is one that signs.
    private static let signing = "Sources/Operations/Ledger/LedgerSeal.swift"

    static func violations(in file: SourceFile) -> [Violation] {
        guard targets.contains(file.target), file.path != signing else { return [] }
        return file.violations(in: file.code) { line in
            let left = line.firstMatch(of: /(\w*[kK]ey) *[!=]= *([\w.$]+)/)
            let right = line.firstMatch(of: /[!=]= *[\w.$?]*?(\w*[kK]ey)(?!\w)/)
            guard let name = left?.output.1 ?? right?.output.1 else { return nil }
            // A choice among cases, or whether there is one at all.
            if let other = left?.output.2, other.hasPrefix(".") || other == "nil" { return nil }
            return "\(name) is compared as a text; compare identifiers by their bytes"
        }
    }

    @Test func noIdentifierIsComparedAsAText() throws {
        expectNone(try SourceFile.swift().flatMap(Self.violations))
    }

    @Test(arguments: [
        ("Operations", "guard array.key == name else { return }", true),
        ("HTTPService", "case .subscriber(_, let key): key == subscriber", true),
        ("Operations", "arrays.first { name == $0.key }", true),
        ("Operations", "later.meterKey != found", true),
        ("Operations", "program.allocation.key == .blocks", false),
        ("Operations", "if key == nil { return }", false),
        ("Operations", "array.key.hasSameBytes(as: name)", false),
        ("Storage", "row.key == key", false),
    ])
    func seesAComparison(target: String, line: String, isSeen: Bool) {
        let file = SourceFile(path: "Sources/\(target)/Run.swift", text: line)
        #expect(Self.violations(in: file).isEmpty != isSeen)
    }
}

import Testing

struct WordTests {
    @Test func noFileSaysABannedWord() throws {
        expectNone(try SourceFile.swift().flatMap(Words.violations))
    }

    @Test(arguments: [
        ("Sources/Billing/StringUtils.swift", "", "Utils"),
        ("Sources/Billing/Run.swift", "// TODO later", "TODO"),
        ("Sources/Billing/Run.swift", "/* FIXME */", "FIXME"),
        ("Sources/Billing/Run.swift", "fatalError()", "fatalError"),
        ("Sources/Billing/Run.swift", "let x = try! f()", "try!"),
        ("Sources/Billing/Run.swift", "let x = y as! Z", "as!"),
        ("Sources/Billing/Run.swift", "print(x)", "print("),
        ("Sources/Billing/Run.swift", "  Swift.debugPrint(x)", nil),
        ("Sources/Billing/Run.swift", "struct A: @unchecked Sendable {", "@unchecked"),
        ("Sources/commonwatt/Pay.swift", "print(x)", nil),
        ("Sources/commonwatt/Pay.swift", "try! run()", "try!"),
        ("Sources/Billing/Run.swift", "row.print(x)", nil),
        ("Sources/Billing/Run.swift", "func print(_ x: Int) {}", nil),
        ("Sources/Billing/Run.swift", "fingerprint(x)", nil),
        ("Sources/Billing/Run.swift", "let text = \"TODO \\\"print(\\\"\"", nil),
        ("Sources/Billing/Run.swift", "let text = \"\"\"\n    TODO\n    \"\"\"", nil),
        ("Sources/Billing/Run.swift", "let t = \"\"\"\n    x\n    \"\"\"\n// TODO", "TODO"),
    ])
    func seesABannedWord(path: String, text: String, word: String?) {
        let found = Words.violations(in: SourceFile(path: path, text: text))
        #expect(found.count == (word == nil ? 0 : 1))
        if let word { #expect(found.first?.message.hasPrefix("\"\(word)\"") == true) }
    }
}

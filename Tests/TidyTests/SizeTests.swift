import Testing

struct SizeTests {
    @Test func filesAreShort() throws {
        expectNone(try SourceFile.swift().flatMap(Sizes.tooLongFile))
    }

    @Test func functionsAreShort() throws {
        expectNone(try SourceFile.swift().flatMap(Sizes.tooLongFunctions))
    }

    @Test func linesAreShort() throws {
        expectNone(try SourceFile.swift().flatMap(Sizes.tooLongLines))
    }

    @Test func seesALongFile() {
        let fits = String(repeating: "\n", count: 400)
        #expect(Sizes.tooLongFile(SourceFile(path: "A.swift", text: fits)).isEmpty)
        #expect(Sizes.tooLongFile(SourceFile(path: "A.swift", text: fits + "\n")).count == 1)
    }

    @Test func seesALongLine() {
        let fits = String(repeating: "ä", count: 100)
        #expect(Sizes.tooLongLines(in: SourceFile(path: "A.swift", text: fits)).isEmpty)
        #expect(Sizes.tooLongLines(in: SourceFile(path: "A.swift", text: "\n\(fits)ä")).count == 1)
    }

    /// Heads of functions in the forms the formatter gives them.
    @Test(arguments: [
        "func f() {", "@Test func f() throws {", "public static func f(\n    a: Int\n) {",
        "init(a: Int) {", "init?() {", "public private(set) var a: Int {", "deinit {",
        "subscript(a: Int) -> Int {", "static func f() throws\n    -> [Int]\n{",
        "func f<A>(a: A)\nwhere A: B {", "@Test(arguments: [\n    1\n])\nfunc f() {",
        "mutating func f(\n    a: Int = 1,\n    b: Int\n) throws(E) -> Int {",
        "static let a = 1\nvar b: Int {",
    ])
    func seesALongFunction(head: String) {
        let length = 50 - (head.split(separator: "\n").count - prefixLines(of: head)) - 1
        let fits = "\(head)\n" + String(repeating: "    x\n", count: length)
        let indented = ("struct A {\n" + fits + "}\n").split(separator: "\n").enumerated().map {
            $0.offset == 0 ? String($0.element) : "    \($0.element)"
        }
        let file = SourceFile(path: "A.swift", text: indented.joined(separator: "\n") + "\n}\n")
        #expect(Sizes.tooLongFunctions(in: file).isEmpty)
        let text = indented.dropLast() + ["        y", "    }", "}", ""]
        let longer = SourceFile(path: "A.swift", text: text.joined(separator: "\n"))
        #expect(Sizes.tooLongFunctions(in: longer).count == 1)
    }

    private func prefixLines(of head: String) -> Int {
        head.hasPrefix("@Test(") ? 3 : head.hasPrefix("static let") ? 1 : 0
    }

    @Test(arguments: ["var a = 1", "var a: Int { 1 }", "func f()", "let f = {", "x.init(a) {"])
    func passesOverWhatIsNoFunction(line: String) {
        let text = line + String(repeating: "\n    x", count: 60) + "\n}\n"
        #expect(Sizes.tooLongFunctions(in: SourceFile(path: "A.swift", text: text)).isEmpty)
    }
}

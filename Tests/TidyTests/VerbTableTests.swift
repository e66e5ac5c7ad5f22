import Foundation
import TestSupport
import Testing

/// The page of the verbs names each of them.
struct VerbTableTests {
    /// The types of a file that are called as functions by other modules.
    static func verbs(in file: SourceFile) -> [String] {
        var type = ""
        return file.code.compactMap { line in
            if let match = line.firstMatch(of: #/^(?:public )?(?:struct|extension) (\w+)/#) {
                type = String(match.1)
            }
            return line.contains("public func callAsFunction") ? type : nil
        }
    }

    private func table() throws -> Set<String> {
        let page = try SourceFile.all(in: ["Sources/Operations/Operations.docc/Operations.md"])
        let rows = page.flatMap(\.lines).filter { $0.hasPrefix("|") }
        return Set(rows.flatMap { $0.matches(of: #/``(\w+)``/#).map { String($0.1) } })
    }

    @Test func namesEveryVerb() throws {
        let verbs = Set(try SourceFile.swift(in: ["Sources/Operations"]).flatMap(Self.verbs))
        #expect(verbs.count > 40)
        #expect(try verbs.subtracting(table()).isEmpty)
    }

    /// What the table names is there.
    @Test func namesNothingElse() throws {
        let types = try SourceFile.swift(in: ["Sources/Operations"]).map {
            $0.name.replacing(".swift", with: "")
        }
        let declared = try SourceFile.swift(in: ["Sources/Operations"]).flatMap(\.code).compactMap {
            $0.firstMatch(of: #/^public struct (\w+)/#).map { String($0.1) }
        }
        #expect(try table().subtracting(types + declared).isEmpty)
    }

    @Test func tellsWhichTypesAreCalled() {
        let text = "public struct Pay {\n}\nextension Pay {\n    public func callAsFunction() {}\n}"
        let file = SourceFile(path: "Sources/Operations/Pay.swift", text: text)
        #expect(Self.verbs(in: file) == ["Pay"])
    }
}

import Foundation
import Testing

/// A book is sealed, and what was written afterwards does not break the seal.
struct LedgerSealTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
        try book.run("ledger", "key", "coop.key")
        try book.run(
            "ledger", "seal", "--key", "coop.key", "--to", "a.seal", "--as-of", "2026-08-05")
    }

    private func path(_ name: String) -> String { book.folder.appending(path: name).path }

    private func refusal(_ arguments: String...) throws -> String {
        let result = try book.runner.run(["ledger"] + arguments)
        return "\(result.exitCode) \(result.errors)"
    }

    @Test func aKeyIsForItsOwnerAlone() throws {
        defer { book.remove() }
        func mode(_ name: String) throws -> Int? {
            let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
            return (attributes[.posixPermissions] as? NSNumber)?.intValue
        }
        #expect(try mode("coop.key") == 0o600)
        let text = try String(contentsOfFile: path("coop.key.pub"), encoding: .utf8)
        #expect(text.hasPrefix("commonwatt public key 1\npublic: "))
        #expect(
            try refusal("key", "coop.key") == """
                73 error: coop.key.pub is there already and is left as it is; choose another name

                """)
        // Whoever was stopped before the public part was written can go on.
        try FileManager.default.removeItem(atPath: path("coop.key.pub"))
        try book.run("ledger", "key", "coop.key")
        #expect(try String(contentsOfFile: path("coop.key.pub"), encoding: .utf8) == text)
    }

    @Test func whatIsWrittenLaterBreaksNoSeal() throws {
        defer { book.remove() }
        try book.run("payment", "record", "S-2002", "25.00", "--reference", "ACH-1")
        let found = try book.run(
            "ledger", "verify", "--seal", "a.seal", "--key", "coop.key.pub", "--format", "json")
        #expect(found.contains("\"clean\":true,\"sealed\":\"2026-08-05\""))
        #expect(
            found.contains(
                "{\"law\":\"nothing that was sealed was cut off or made anew\",\"checked\":1,"))
        #expect(try !book.run("ledger", "verify").contains("sealed was cut off"))
    }

    @Test func aSealIsNotWrittenOver() throws {
        defer { book.remove() }
        #expect(
            try refusal("seal", "--key", "coop.key", "--to", "a.seal") == """
                73 error: a.seal is there already and is left as it is; choose another name

                """)
        #expect(
            try refusal("seal", "--key", "a.seal")
                == "65 error: a.seal is no key; make one with: commonwatt ledger key FILE\n")
    }

    @Test func aSealIsPrinted() throws {
        defer { book.remove() }
        let printed = try book.run("ledger", "seal", "--key", "coop.key", "--as-of", "2026-08-05")
        let written = try String(contentsOfFile: path("a.seal"), encoding: .utf8)
        #expect(printed.hasPrefix("commonwatt seal 1\nbook: "))
        let lines = { (text: String) in
            text.split(separator: "\n").filter { !$0.hasPrefix("signature: ") }
        }
        #expect(lines(printed) == lines(written))
    }

    @Test func aSealThatIsAnotherIsRefused() throws {
        defer { book.remove() }
        let seal = try String(contentsOfFile: path("a.seal"), encoding: .utf8)
        try seal.replacingOccurrences(of: "2026-08-05", with: "2026-08-06")
            .write(toFile: path("b.seal"), atomically: true, encoding: .utf8)
        try book.run("ledger", "key", "other.key")
        #expect(
            try refusal("verify", "--seal", "b.seal") == """
                65 error: b.seal was altered after it was sealed: its signature does not hold; use \
                another copy of the seal

                """)
        #expect(
            try refusal("verify", "--seal", "coop.book").hasPrefix(
                "65 error: coop.book is no seal; one is made with: commonwatt ledger seal"))
        #expect(
            try refusal("verify", "--seal", "a.seal", "--key", "other.key").hasPrefix(
                "65 error: a.seal was sealed with the key "))
        #expect(try refusal("verify", "--seal", "c.seal") == "66 error: there is no file c.seal\n")
        #expect(
            try refusal("verify", "--key", "coop.key").hasPrefix(
                "64 Error: --key is for a seal; name that with --seal"))
    }
}

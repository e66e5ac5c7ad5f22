import ArgumentParser
import Storage

struct BookUpgrade: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Bring a book of an older commonwatt up to date.",
        discussion: """
            Any command that writes does so by itself; this one does nothing else. Make a copy \
            of the book first, with 'commonwatt book backup': an older commonwatt cannot open \
            it afterwards. Identifiers with other characters than plain letters, digits, "-", \
            "_" and "." are replaced by the plain ones that are most like them, each of which is \
            named; issued statements are found by their numbers as printed. With --dry-run it \
            only says whether the book is older.

              commonwatt book upgrade --book coop.book
            """)

    @OptionGroup var options: WriteOptions

    func run() throws {
        let path = options.book.book
        let isOlder = try isOlder()
        if !options.dryRun.dryRun { try options.open().close() }
        if !isOlder { Console.remark("\(path) is up to date; nothing was changed") }
        options.show(
            Report(
                schema: "commonwatt.book-upgrade/1",
                facts: [
                    Report.Fact(key: "book", heading: "Book", value: .text(path)),
                    Report.Fact(key: "upgraded", heading: "Upgraded", value: .done(isOlder)),
                ]))
    }

    private func isOlder() throws -> Bool {
        do {
            try Book.open(at: options.book.book, for: .reading).close()
            return false
        } catch BookError.older {
            return true
        }
    }
}

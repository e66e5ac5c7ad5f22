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
            named; issued statements are found by their numbers as printed.

              commonwatt book upgrade --book coop.book
            """)

    @OptionGroup var book: BookOptions

    func run() throws {
        try book.openForWriting().close()
        Console.remark("\(book.book) is up to date")
    }
}

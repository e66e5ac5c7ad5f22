import ArgumentParser
import Storage

struct BookUpgrade: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Bring a book of an older commonwatt up to date.",
        discussion: """
            Any command that writes does so by itself; this one does nothing else. Make a copy \
            of the book first, with 'commonwatt book backup': an older commonwatt cannot open \
            it afterwards.

              commonwatt book upgrade --book coop.book
            """)

    @OptionGroup var book: BookOptions

    func run() throws {
        try Book.open(at: book.book, for: .writing).close()
        Console.remark("\(book.book) is up to date")
    }
}

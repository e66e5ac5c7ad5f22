import ArgumentParser
import Operations
import Storage

struct BookCreate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a new book.",
        discussion: """
            A book is one file. Every amount in it is in one currency, which cannot be changed \
            later.

              commonwatt book create --name "Sunny Valley Co-op" \
            --contact "billing@sunnyvalley.example, 555 0100"
            """)

    @Option(help: "The name of the co-op, as statements bear it.")
    var name: String
    @Option(help: "The currency of all amounts, by its ISO 4217 code.")
    var currency = "USD"
    @Option(help: "Where members turn with a question about a statement.")
    var contact: String?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let settings = BookSettings(
            name: name, currency: currency, disputeContact: contact)
        let path = options.book.book
        try CreateBook(settings)(at: path, options.time, options.mode)
        options.show(
            Report(
                schema: "commonwatt.book-create/1",
                facts: [
                    Report.Fact(key: "book", heading: "Book", value: .text(path)),
                    Report.Fact(key: "name", heading: "Name", value: .text(name)),
                    Report.Fact(key: "currency", heading: "Currency", value: .text(currency)),
                ]))
    }
}

import ArgumentParser
import Operations
import Quantities
import Storage

struct BookInfo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Show what a book holds, in numbers.",
        discussion: """
              commonwatt book info --book coop.book
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let found = try DescribeBook()(in: options.open())
        func fact(_ key: String, _ heading: String, _ value: Report.Value) -> Report.Fact {
            Report.Fact(key: key, heading: heading, value: value)
        }
        options.show(
            Report(
                schema: "commonwatt.book-info/1",
                facts: [
                    fact("name", "Name", .text(found.settings.name)),
                    fact("currency", "Currency", .text(found.settings.currency)),
                    fact("contact", "Contact", Report.Value(found.settings.disputeContact)),
                    fact("arrays", "Arrays", .number(Int64(found.arrays))),
                    fact("programs", "Programs", .number(Int64(found.programs))),
                    fact("tariffs", "Tariffs", .number(Int64(found.tariffs))),
                    fact("subscribers", "Subscribers", .number(Int64(found.subscribers))),
                    fact("subscriptions", "Subscriptions", .number(Int64(found.subscriptions))),
                    fact("imports", "Files imported", .number(Int64(found.imports))),
                    fact(
                        "last_month", "Last month issued",
                        Report.Value(found.lastMonth?.description)),
                ]))
    }
}

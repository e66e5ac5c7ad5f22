import ArgumentParser
import Operations

struct BookSynthesize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synthesize",
        abstract: "Make a book of an invented co-op, to measure with.",
        discussion: """
            The book holds hourly production, members, shares and utility bills of as many \
            months as are asked for, up to \(SynthesizeBook.lastMonth). All months but the last \
            are issued and in part paid, so that the next command issues the last and can be \
            timed. The same arguments make the same book.

              commonwatt book synthesize --arrays 100 --subscribers 100000 --months 2 \
            --seed 1 bench.book
              commonwatt bill issue --month \(SynthesizeBook.lastMonth) --book bench.book
            """)

    @Option(help: "How many arrays.")
    var arrays = 100
    @Option(help: "How many subscribers in all, each with one subscription.")
    var subscribers = 100_000
    @Option(help: "How many months of readings and bills; all but the last are issued.")
    var months = 2
    @Option(help: "The number that names and figures are made from.")
    var seed: UInt64 = 1
    @Argument(help: "The file to make, where there is none yet.")
    var path: String
    @OptionGroup var format: FormatOptions

    func run() throws {
        let synthesize = SynthesizeBook(
            arrays: arrays, subscribers: subscribers, months: months, seed: seed)
        let progress = Progress("synthesizing")
        let outcome = try synthesize(
            at: path, Installation.find(), progress: progress.report)
        let report = Report(
            schema: "commonwatt.book-synthesize/1",
            facts: [
                Report.Fact(key: "book", heading: "Book", value: .text(path)),
                Report.Fact(
                    key: "arrays", heading: "Arrays", value: .number(Int64(outcome.arrays))),
                Report.Fact(
                    key: "subscribers", heading: "Subscribers",
                    value: .number(Int64(outcome.subscribers))),
                Report.Fact(
                    key: "statements", heading: "Statements issued",
                    value: .number(Int64(outcome.statements))),
                Report.Fact(
                    key: "open_month", heading: "Month to issue",
                    value: Report.Value(outcome.openMonth)),
            ])
        Console.result(report.text(format.format))
    }
}

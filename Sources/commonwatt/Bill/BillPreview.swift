import ArgumentParser
import Operations
import Storage

struct BillPreview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what a month comes to, and write nothing.",
        discussion: """
            Shows for each array that the totals tie, every subscription that is held or \
            unusual, and the difference to last month. What is previewed is what is issued.

              commonwatt bill preview --month 2026-06
            """)

    @OptionGroup var book: BookOptions
    @OptionGroup var month: MonthOptions
    @OptionGroup var date: DateOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let template = try Installation.find().statementTemplate()
        let progress = Progress("previewing")
        let previews = try PreviewMonth(month.request(issued: date.today))(
            in: Book.open(at: book.book, for: .reading), template: template,
            progress: progress.report)
        let report = PreviewReport(previews, month: month.month, issued: date.today)
        Console.result(report.text(format.format))
        if report.hasProblems { throw ExitCode(Failure.badData) }
    }
}

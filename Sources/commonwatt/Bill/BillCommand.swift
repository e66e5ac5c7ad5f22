import ArgumentParser
import Billing
import Documents
import Operations
import Quantities
import Storage

struct BillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: "Preview and issue a month's statements.",
        subcommands: [BillPreview.self, BillIssue.self])
}

/// What preview and issue are told alike.
struct MonthOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The month to bill, as in 2026-06.", valueName: "month"),
        transform: Month.argument)
    var month: Month

    @Option(help: ArgumentHelp("Only this array; without it, all.", valueName: "array"))
    var array: String?

    @Flag(
        help: """
            Bill although the production meter has gaps; each gap then stands on the statements.
            """)
    var acceptGap = false

    func request(issued: CivilDate) -> MonthRequest {
        MonthRequest(month, array: array, issued: issued, acceptsGaps: acceptGap)
    }
}

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

struct BillIssue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Issue a month's statements, for good.",
        discussion: """
            Writes statements and journal entries, array by array. What was issued is never \
            changed and never issued twice: a run that was interrupted is run again and goes \
            on where it stopped.

              commonwatt bill issue --month 2026-06
            """)

    @OptionGroup var book: BookOptions
    @OptionGroup var month: MonthOptions
    @OptionGroup var date: DateOptions
    @OptionGroup var dryRun: DryRunOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        if dryRun.dryRun {
            var preview = BillPreview()
            preview.book = book
            preview.month = month
            preview.date = date
            preview.format = format
            return try preview.run()
        }
        let template = try Installation.find().statementTemplate()
        let progress = Progress("issuing")
        let issues = try IssueMonth(month.request(issued: date.today), at: date.occasion.now)(
            in: book.openForWriting(), template: template,
            progress: progress.report)
        let report = IssueReport(issues, month: month.month)
        Console.result(report.report.text(format.format))
        for line in report.remarks { Console.remark(line) }
        if report.hasProblems { throw ExitCode(Failure.badData) }
    }
}

extension Installation {
    /// The page that statements are rendered with.
    func statementTemplate() throws -> [UInt8] {
        try file("templates/statement.html")
    }
}

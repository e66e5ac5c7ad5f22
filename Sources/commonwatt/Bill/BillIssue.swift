import ArgumentParser
import Operations

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
        let issues = try IssueMonth(month.request(issued: date.today), at: date.time.now)(
            in: book.openForWriting(), template: template,
            progress: progress.report)
        let report = IssueReport(issues, month: month.month)
        Console.result(report.report.text(format.format))
        for line in report.remarks { Console.remark(line) }
        if report.hasProblems { throw ExitCode(Failure.badData) }
    }
}

import ArgumentParser
import Diagnostics
import ExchangeFiles
import Lending
import Operations
import Storage

struct LoanSchedule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Work out the loan that a case file describes, or one of the book.",
        discussion: """
            Of a loan of the book it shows what is still to be paid, if every installment is paid \
            on its day. A case file needs no book: it says principal, rate, dates and what else \
            was agreed, in whole cents and percent; the schedule, its summary and the payments \
            to notes are printed in the same units.

              commonwatt loan schedule case.json --format csv
              commonwatt loan schedule case.json --summary
              commonwatt loan schedule --loan L-001 --as-of 2026-09-30
            """)

    @Argument(help: ArgumentHelp("The case, JSON.", valueName: "file"))
    var file: String?
    @Option(help: "A loan of the book, in place of a file.")
    var loan: String?
    @Flag(help: "The figures of the whole loan, as JSON.")
    var summary = false
    @Flag(help: "What each note gets of each payment, as CSV.")
    var notes = false
    @OptionGroup var options: ReadOptions

    func validate() throws {
        guard (file == nil) != (loan == nil) else {
            throw ValidationError("Say either a file or --loan.")
        }
        if loan != nil {
            guard !summary, !notes else {
                throw ValidationError("--summary and --notes are for case files.")
            }
            return
        }
        guard !(summary && notes) else {
            throw ValidationError("--summary and --notes cannot be asked for together.")
        }
        guard summary || notes || options.format.format != .json else {
            throw ValidationError("A schedule is printed as table or csv; --summary is JSON.")
        }
    }

    func run() throws {
        if let loan { return try showLoan(loan) }
        guard let file else { return }
        let input = try InputFile(path: file)
        let loan = try LoanCase(input.bytes, file: file)
        if summary { return Console.result(loan.summaryJSON + "\n") }
        if notes {
            guard let text = loan.notesCSV else {
                throw Problem("the case has no \"notes_cents\", so no notes to pay", at: nil)
            }
            return Console.result(text)
        }
        let csv = loan.scheduleCSV
        Console.result(
            options.format.format == .csv ? csv : Self.report(csv).text(.table))
    }

    private func showLoan(_ loan: String) throws {
        let found = try ShowLoan(loan, on: options.date.today)(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.loan-remaining/1",
                tables: [LoanReports.schedule(found.outlook.projection.payments, heading: nil)]))
    }

    /// The rows as a table: the columns are those of the CSV.
    private static func report(_ csv: String) -> Report {
        let lines = csv.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let texts: Set = ["due_date", "kind"]
        return Report(
            schema: "commonwatt.loan-schedule/1",
            tables: [
                Report.Table(
                    key: "rows", heading: nil,
                    columns: (lines.first ?? []).map { name in
                        Report.Column(name, name, isNumber: !texts.contains(name))
                    },
                    rows: lines.dropFirst().map { $0.map(Report.Value.text) })
            ])
    }
}

import ArgumentParser
import Diagnostics
import ExchangeFiles
import Operations

struct LoanSchedule: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Work out the loan that a case file describes; needs no book.",
        discussion: """
            The file says principal, rate, dates and what else was agreed, in whole cents and \
            percent; the schedule, its summary and the payments to notes are printed in the same \
            units.

              commonwatt loan schedule case.json --format csv
              commonwatt loan schedule case.json --summary
            """)

    @Argument(help: ArgumentHelp("The case, JSON.", valueName: "file"))
    var file: String
    @Flag(help: "The figures of the whole loan, as JSON.")
    var summary = false
    @Flag(help: "What each note gets of each payment, as CSV.")
    var notes = false
    @OptionGroup var format: FormatOptions

    func validate() throws {
        guard !(summary && notes) else {
            throw ValidationError("--summary and --notes cannot be asked for together.")
        }
        guard summary || notes || format.format != .json else {
            throw ValidationError("A schedule is printed as table or csv; --summary is JSON.")
        }
    }

    func run() throws {
        let input = try InputFile(path: file)
        let loan = try LoanCase(input.bytes, file: file)
        if summary { return Console.result(loan.summaryJSON + "\n") }
        if notes {
            guard let text = loan.notesCSV else {
                throw Problem("the case has no \"notes_cents\", so no notes to pay", at: nil)
            }
            return Console.result(text)
        }
        Console.result(
            format.format == .csv ? loan.scheduleCSV : Self.report(loan.scheduleCSV).text(.table))
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

import ArgumentParser
import Documents
import ExchangeFiles
import Operations

struct LoanChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draw a loan: what is owed over its life, and what is paid; needs no book.",
        discussion: """
            The drawing is one SVG file that needs nothing else. Prepayments and changes of the \
            payment are numbered in it, and told below.

              commonwatt loan chart case.json --out loan.svg
            """)

    @Argument(help: ArgumentHelp("The case, JSON.", valueName: "file"))
    var file: String
    @Option(
        help: ArgumentHelp("Where to write the drawing; else it is printed.", valueName: "file"))
    var out: String?
    @Flag(help: "Let the drawing take the place of a file that is there.")
    var force = false

    func run() throws {
        let input = try InputFile(path: file)
        let loan = try LoanCase(input.bytes, file: file)
        let drawing = LoanChart.render(loan.plan, title: loan.id, currency: "USD")
        guard let out else { return Console.result(drawing) }
        try OutputFile.write(drawing.utf8, to: out, replacing: force)
        Console.remark("wrote \(out)")
    }
}

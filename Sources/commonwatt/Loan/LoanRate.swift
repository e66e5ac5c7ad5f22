import ArgumentParser
import ExchangeFiles
import Operations

struct LoanRate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apr",
        abstract: "Find the annual percentage rate of advances and payments; needs no book.",
        discussion: """
            By the actuarial method of Regulation Z, Appendix J. The file has \
            unit_periods_per_year, and advances and payments with amount_cents, t (whole unit \
            periods), f (the part of one beyond them) and, where several follow a unit period \
            apart, count. The percentage is printed to four decimals.

              commonwatt loan apr flows.json
            """)

    @Argument(help: ArgumentHelp("The flows, JSON.", valueName: "file"))
    var file: String

    func run() throws {
        let input = try InputFile(path: file)
        Console.result(try RateFlowFile(input.bytes, file: file).percent + "\n")
    }
}

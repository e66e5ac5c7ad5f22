import ArgumentParser

struct LoanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loan",
        abstract: "Work out loans: quotes, schedules and annual percentage rates.",
        subcommands: [LoanQuote.self, LoanSchedule.self, LoanChartCommand.self, LoanRate.self])
}

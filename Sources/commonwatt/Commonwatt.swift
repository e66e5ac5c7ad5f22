import ArgumentParser
import Foundation

@main
struct Commonwatt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commonwatt",
        abstract: "Community-solar subscriptions, credits and bills, exact to the cent.",
        discussion: """
            A book is one file that holds everything about a co-op. Make one, say what arrays \
            and programs there are, import members and meter files, preview a month, issue it:

              commonwatt book create --name "Sunny Valley Co-op"
              commonwatt program import rates/programs/or-community-solar/2020-01-01.xml
              commonwatt array add MEADOW --name Meadow --capacity-kw 500 ...
              commonwatt subscriber import members.csv
              commonwatt meter import june.xml --meter MEADOW-PM
              commonwatt bill preview --month 2026-06
              commonwatt bill issue --month 2026-06

            See 'commonwatt help NOUN VERB' for each step.
            """,
        version: "0.1.0",
        subcommands: [
            BookCommand.self, ArrayCommand.self, SubscriberCommand.self,
            SubscriptionCommand.self, ProgramCommand.self, TariffCommand.self,
            MeterCommand.self, CreditCommand.self, BillCommand.self, StatementCommand.self,
            PaymentCommand.self, LoanCommand.self, SCRCommand.self, LedgerCommand.self,
            TokenCommand.self, Serve.self,
        ])

    static func main() async {
        Interruption.answer()
        do {
            let words = try CommandWords(Array(CommandLine.arguments.dropFirst())).prepared()
            var command = try parseAsRoot(words)
            if var asyncCommand = command as? any AsyncParsableCommand {
                try await asyncCommand.run()
            } else {
                try command.run()
            }
        } catch {
            guard let failure = Failure(error) else { exit(withError: error) }
            Console.remark(failure.message)
            exit(withError: ExitCode(failure.code))
        }
    }
}

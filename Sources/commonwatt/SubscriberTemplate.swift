import ArgumentParser
import ExchangeFiles

struct SubscriberTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Print a list of members to begin with.",
        discussion: """
            A row is a share: who holds it, on which array, how much, from when. A share that \
            changes has a row for each size; what such rows repeat may be left empty.

              commonwatt subscriber template > members.csv
            """)

    func run() {
        Console.result(MemberFile.template)
    }
}

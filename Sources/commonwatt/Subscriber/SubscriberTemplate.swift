import ArgumentParser
import ExchangeFiles

struct SubscriberTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Print a list of members to begin with.",
        discussion: """
            A row is a share: who holds it, on which array, how much, from when. A share that \
            changes has a row for each size; what such rows repeat may be left empty, and so may \
            what the book has already. Columns may stand in any order, and those that are not \
            needed may be left out.

              commonwatt subscriber template > members.csv

            The columns:

            \(explanations)

            A member whose share is 1.25 % until it grows to 2 % on 1 July:

            \(example)
            """)

    /// A line or two for each column.
    private static var explanations: String {
        MemberColumn.allCases
            .map { wrapped("\($0.rawValue): \($0.explanation)") }.joined(separator: "\n")
    }

    /// Lines that a terminal of eighty columns need not break, all but the first indented.
    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = " "
        for word in text.split(separator: " ") {
            if line.count + word.count > 76 {
                lines.append(line)
                line = "     "
            }
            line += " \(word)"
        }
        return (lines + [line]).joined(separator: "\n")
    }

    private static let example = """
          subscriber_id,name,class,subscription_id,array,account,share,share_from
          S-001,Ada Example,residential,S-001-A,north,0012345678,1.25%,2026-01-01
          S-001,,,S-001-A,,,2%,2026-07-01
        """

    func run() {
        Console.result(MemberFile.template)
    }
}

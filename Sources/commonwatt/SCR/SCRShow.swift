import ArgumentParser
import ExchangeFiles
import Operations
import Quantities
import Storage

struct SCRShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the sharing contribution rates of an array's month.",
        discussion: """
            On net load: what a member used, less the member's part of the array's output, \
            hour by hour. Members whose meters were not read by intervals are shown as \
            "no interval data", never guessed.

              commonwatt scr show --array MEADOW --month 2026-06
            """)

    @OptionGroup var book: BookOptions
    @Option(help: "The array.")
    var array: String
    @Option(help: "The month, as in 2026-06.", transform: Month.argument)
    var month: Month
    @OptionGroup var format: FormatOptions

    func run() throws {
        let found = try Book.open(at: book.book, for: .reading).read { db in
            try SharingQuery(db).report(ofArray: array, in: month)
        }
        format.show(report(found))
    }

    private func report(_ found: SharingQuery.Report) -> Report {
        var theta: [String: ContributionReport.Member] = [:]
        var marginal: [String: ContributionReport.Member] = [:]
        if case .computed(let rates) = found.outcome {
            for member in rates.theta.members { theta[member.member] = member }
            for member in rates.marginal.members { marginal[member.member] = member }
        }
        return Report(
            schema: "commonwatt.scr-month/1",
            facts: [
                Report.Fact(key: "array", heading: "Array", value: .text(found.array)),
                Report.Fact(key: "month", heading: "Month", value: Report.Value(found.month)),
                Report.Fact(key: "outcome", heading: "Outcome", value: .text(found.outcome.text)),
            ],
            tables: [
                Report.Table(
                    key: "members", heading: nil,
                    columns: [
                        Report.Column("subscription", "Subscription"),
                        Report.Column("scr", "SCR", isNumber: true),
                        Report.Column("c", "Contribution", isNumber: true),
                        Report.Column("c_energy", "Energy", isNumber: true),
                        Report.Column("c_capacity", "Capacity", isNumber: true),
                        Report.Column("scr_marginal", "SCR marginal", isNumber: true),
                    ],
                    rows: found.members.map { member in
                        let own = theta[member.subscription]
                        return [
                            .text(member.subscription),
                            .text(own == nil ? "no interval data" : own?.rate ?? "nothing shared"),
                            Report.Value(own?.amount), Report.Value(own?.energyAmount),
                            Report.Value(own?.capacityAmount),
                            Report.Value(marginal[member.subscription]?.rate),
                        ]
                    })
            ])
    }
}

extension SharingQuery.Outcome {
    fileprivate var text: String {
        switch self {
        case .computed: "computed, Commonwatt's formula in the sense of Wang et al. (2019)"
        case .noTerms:
            "no prices are stated for the array; set them, see: commonwatt scr terms --help"
        case .noIntervalData: "no interval data"
        }
    }
}

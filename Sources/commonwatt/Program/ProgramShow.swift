import ArgumentParser
import Operations
import Quantities
import Storage

struct ProgramShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what a program says on a day.",
        discussion: """
            Prices, fees, hours, limits and all other rules, each with the line of the program's \
            file. With --shipped it shows a program that comes with this one, and needs no book.

              commonwatt program show or-community-solar --as-of 2026-06-01
              commonwatt program show ny-net-crediting --shipped
            """)

    @Argument(help: "The id of the program.")
    var program: String
    @Flag(help: "Show the program of this id that comes with this one, and not the book's.")
    var shipped = false
    @OptionGroup var options: ReadOptions

    func run() throws {
        let show = ShowProgram(program, on: options.date.today)
        let found = try shipped ? show(shippedIn: .find()) : show(in: options.open())
        func fact(_ key: String, _ heading: String, _ value: String?) -> Report.Fact {
            Report.Fact(key: key, heading: heading, value: Report.Value(value))
        }
        options.show(
            Report(
                schema: "commonwatt.program-show/1",
                facts: [
                    fact("program", "Program", found.key), fact("name", "Name", found.name),
                    fact("version", "Version", found.version),
                    fact("effective", "In force", found.effective.description),
                    fact("currency", "Currency", found.currency),
                    fact("rounding", "Rounding", found.rounding),
                    fact("time_zone", "Time zone", found.timeZone),
                    fact("credit_unit", "Credits in", found.creditUnit),
                    fact("share_unit", "Shares by", found.shareUnit),
                    fact(
                        "allocation_step", "Share step",
                        found.step.map {
                            "\($0) kW; an import warns of shares that are no multiple of it"
                        } ?? "none; any share is taken"),
                    fact("allocation_limit", "Credit limited by", found.allocationLimit),
                    fact("unallocated", "Unallocated to", found.unallocated),
                    fact("bank", "Bank", found.bank),
                    fact("settlement", "Settlement", found.settlement),
                ],
                tables: [
                    list("classes", "Classes", found.classes),
                    list("terms", "Terms", found.terms),
                    prices("prices", "What a credit is worth", found.prices, found),
                    prices("fees", "What a subscriber pays", found.fees, found),
                    series(found.series),
                    rules("masks", "Hours", found.masks),
                    rules("rules", "Rules", found.rules),
                    list("limits", "Limits", found.limits),
                    list("sources", "Sources", found.sources),
                    list("illustrative", "Illustrative rates", found.illustrative),
                    list("unsupported", "Unsupported", found.unsupported),
                ]))
    }

    private func list(_ key: String, _ heading: String, _ items: [String]) -> Report.Table {
        Report.Table(
            key: key, heading: nil, columns: [Report.Column("text", heading)],
            rows: items.map { [.text($0)] })
    }

    private func rules(
        _ key: String, _ heading: String, _ rules: [ShowProgram.Rule]
    ) -> Report.Table {
        Report.Table(
            key: key, heading: heading,
            columns: [
                Report.Column("name", "Rule"), Report.Column("text", "It says"),
                Report.Column("line", "Line", isNumber: true),
                Report.Column("illustrative", "Illustration"),
            ],
            rows: rules.map { rule in
                [
                    .text(rule.name), .text(rule.words),
                    rule.line.map { .number(Int64($0)) } ?? .absent, .flag(rule.isIllustrative),
                ]
            })
    }

    private func series(_ series: [ShowProgram.Series]) -> Report.Table {
        Report.Table(
            key: "series", heading: "Prices to be read",
            columns: [
                Report.Column("series", "Series"), Report.Column("for", "For"),
                Report.Column("by", "By"), Report.Column("unit", "Per"),
                Report.Column("command", "Read with"),
            ],
            rows: series.map {
                [
                    .text($0.name), .text($0.reference), .text($0.isHourly ? "hour" : "month"),
                    .text($0.unit), .text($0.command),
                ]
            })
    }

    private func prices(
        _ key: String, _ heading: String, _ prices: [ShowProgram.Price],
        _ program: ShowProgram.Description
    ) -> Report.Table {
        Report.Table(
            key: key, heading: heading,
            columns: [
                Report.Column("name", "For"), Report.Column("class", "Class"),
                Report.Column("price", "Price, \(program.currency)"),
                Report.Column("line", "Line", isNumber: true),
                Report.Column("illustrative", "Illustration"),
            ],
            rows: prices.map {
                [
                    .text($0.name), .text($0.memberClass), .text($0.price),
                    .number(Int64($0.line)), .flag($0.isIllustrative),
                ]
            })
    }
}

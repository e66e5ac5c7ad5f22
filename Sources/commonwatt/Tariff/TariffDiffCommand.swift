import ArgumentParser
import Diagnostics
import Documents
import Operations
import Quantities
import Tariffs

struct TariffDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell in what two versions of a tariff differ.",
        discussion: """
            Charges, prices, tiers, seasons, hours and holidays, in words; with --load also \
            what that means for a customer's bills, month by month, and whether they bill \
            alike. The plain year has the prices of 1 January of --year, else of the first day \
            for which both have prices.

              commonwatt tariff diff 2017-01-01.xml 2018-01-01.xml
              commonwatt tariff diff old.xml new.xml --load house.csv
            """)

    @Argument(help: ArgumentHelp("The old tariff: a file, or an id.", valueName: "old"))
    var old: String
    @Argument(help: ArgumentHelp("The new tariff: a file, or an id.", valueName: "new"))
    var new: String
    @Option(
        help: ArgumentHelp("A year of load, as hour,kwh or with times.", valueName: "csv"))
    var load: String?
    @OptionGroup var billing: TariffLoadOptions
    @OptionGroup var options: TariffOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let bill = try load.map {
            try billing.bill(load: $0, territory: options.territory)
        }
        let assumes = bill?.days != .real
        let diff = DiffTariffs(
            try options.find(old, assumesUnstated: assumes),
            try options.find(new, assumesUnstated: assumes))
        let changes = diff()
        var tables = [Self.table(of: changes)]
        var verdict: String?
        var facts: [Report.Fact] = []
        if let bill {
            let effect = try diff.effect(by: bill)
            for warning in effect.warnings { Console.remark(warning.description) }
            for remark in effect.old.remarks + effect.new.remarks { Console.remark(remark) }
            tables += Self.tables(of: effect)
            verdict = Self.verdict(on: effect)
            facts = [
                Report.Fact(
                    key: "bills_alike", heading: "They bill alike", value: .flag(effect.isAlike))
            ]
        }
        let report = Report(schema: "commonwatt.tariff-diff/1", facts: facts, tables: tables)
        guard format.format == .table else {
            return Console.result(report.text(format.format))
        }
        Console.result(TariffDiffText.render(changes, old: diff.old, new: diff.new))
        guard tables.count > 1 else { return }
        let effects = Report(
            schema: report.schema, tables: Array(tables.dropFirst()))
        if let verdict { Console.result("\n\(verdict)\n") }
        Console.result("\n" + effects.text(.table))
    }

    /// That both charge the same for the load, where they do.
    private static func verdict(on effect: DiffTariffs.Effect) -> String? {
        guard effect.isAlike else { return nil }
        let difference = effect.new.total - effect.old.total
        let same = "They bill alike: every month of this load comes to the same"
        guard difference != .zero || effect.months.contains(where: { $0.difference != .zero })
        else { return "\(same), a difference of 0.00." }
        return "\(same) before rounding, a difference of 0.00.\nRounded line by line the year "
            + "differs by \(TariffCosts.signed(difference)), for their lines are others."
    }

    private static func table(of changes: [TariffChange]) -> Report.Table {
        Report.Table(
            key: "changes", heading: nil,
            columns: [
                Report.Column("kind", "Kind"), Report.Column("subject", "Of"),
                Report.Column("name", "Name"), Report.Column("part", "Part"),
                Report.Column("old", "Old"), Report.Column("new", "New"),
                Report.Column("unit", "Unit"), Report.Column("percent", "Change"),
                Report.Column("old_place", "Old place"),
                Report.Column("new_place", "New place"), Report.Column("words", "In words"),
            ],
            rows: changes.map { change in
                [
                    .text(change.kind.rawValue), Report.Value(change.subject),
                    .text(change.name), .text(change.part), Report.Value(change.old),
                    Report.Value(change.new), .text(change.unit),
                    Report.Value(change.percent), Report.Value(change.oldClause?.description),
                    Report.Value(change.newClause?.description), .text(change.description),
                ]
            })
    }

    private static func tables(of effect: DiffTariffs.Effect) -> [Report.Table] {
        let difference = effect.new.total - effect.old.total
        let months = effect.months.map { month -> [Report.Value] in
            [
                .text(TariffCosts.month(month.month)), Report.Value(month.old),
                Report.Value(month.new), .text(TariffCosts.signed(month.difference)),
            ]
        }
        let year: [Report.Value] = [
            .text(months.count == 12 ? "year" : "all"), Report.Value(effect.old.total),
            Report.Value(effect.new.total),
            .text(TariffCosts.signed(difference)),
        ]
        return [
            Report.Table(
                key: "months", heading: "The bills of this load, in \(effect.new.tariff.currency)",
                columns: [
                    Report.Column("month", "Month"), Report.Column("old", "Old", isNumber: true),
                    Report.Column("new", "New", isNumber: true),
                    Report.Column("difference", "Difference", isNumber: true),
                ], rows: months + [year]),
            TariffCosts.drivers(of: effect.new, against: effect.old),
        ]
    }
}

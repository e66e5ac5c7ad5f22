import ExchangeFiles

/// Sharing contribution rates as tables, a rule after the other.
struct ContributionTables {
    let contributions: ContributionReport

    init(_ contributions: ContributionReport) {
        self.contributions = contributions
    }

    var report: Report {
        Report(
            schema: "commonwatt.scr-table/1",
            tables: [
                table("theta", "Rule theta", contributions.theta),
                table("marginal", "Rule marginal", contributions.marginal),
            ])
    }

    private func table(
        _ key: String, _ heading: String, _ rule: ContributionReport.Rule
    ) -> Report.Table {
        Report.Table(
            key: key,
            heading: "\(heading): saved \(rule.total), of which energy "
                + "\(rule.totalEnergy) and capacity \(rule.totalCapacity)",
            columns: [
                Report.Column("member", "Member"),
                Report.Column("c", "Contribution", isNumber: true),
                Report.Column("c_energy", "Energy", isNumber: true),
                Report.Column("c_capacity", "Capacity", isNumber: true),
                Report.Column("scr", "SCR", isNumber: true),
                Report.Column("scr_energy", "SCR energy", isNumber: true),
                Report.Column("scr_peak", "SCR peak", isNumber: true),
            ],
            rows: rule.members.map { member in
                [
                    .text(member.member), .text(member.amount), .text(member.energyAmount),
                    .text(member.capacityAmount), .text(member.rate ?? "nothing shared"),
                    .text(member.energyRate ?? "-"), .text(member.peakRate ?? "-"),
                ]
            })
    }
}

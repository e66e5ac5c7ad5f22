import Quantities
import Tariffs

extension TariffBillReport {
    /// What was netted by periods of use, and what credit was earned by; nothing without a
    /// regime.
    func generationTables(of month: MonthBill, _ format: OutputFormat) -> [Report.Table] {
        [netting(of: month, format), earnings(of: month, format)]
    }

    private func netting(of month: MonthBill, _ format: OutputFormat) -> Report.Table {
        let isCut = format != .table || month.nettings.contains { $0.dates != month.period }
        let banks = format != .table || metering.metering == .netEnergy
        return Report.Table(
            key: "netting", heading: "Netting, kWh:",
            columns: [Report.Column("period", "Period")] + Self.days(isCut) + [
                Report.Column("drawn", "Drawn", isNumber: true),
                Report.Column("delivered", "Delivered", isNumber: true),
            ]
                + (banks
                    ? [Report.Column("brought_forward", "Brought forward", isNumber: true)] : [])
                + [
                    Report.Column("billed", "Billed", isNumber: true),
                    Report.Column(
                        "left", metering.metering == .netEnergy ? "Left over" : "Credited",
                        isNumber: true),
                ],
            rows: month.nettings.map { netting in
                [.text(netting.period ?? "all hours")] + Self.days(netting.dates, isCut) + [
                    Report.Value(netting.imported), Report.Value(netting.exported),
                ]
                    + (banks ? [Report.Value(netting.broughtForward)] : [])
                    + [Report.Value(netting.billed), Report.Value(netting.left)]
            })
    }

    private func earnings(of month: MonthBill, _ format: OutputFormat) -> Report.Table {
        let isCut = format != .table || month.earnings.contains { $0.dates != month.period }
        return Report.Table(
            key: "credit", heading: "Credit earned:",
            columns: [Report.Column("of", "Price of")] + Self.days(isCut) + [
                Report.Column("period", "Period"), Report.Column("tier", "Tier"),
                Report.Column("kwh", "kWh", isNumber: true),
                Report.Column("price", "Price", isNumber: true),
                Report.Column("factor", "Times", isNumber: true),
                Report.Column("unrounded", "Unrounded", isNumber: true),
                Report.Column("clause", "Clause"),
            ],
            rows: month.earnings.map { earning in
                [.text(earning.name)] + Self.days(earning.dates, isCut) + [
                    Report.Value(earning.period ?? "all hours"),
                    earning.tier.map { .number(Int64($0)) } ?? .absent,
                    Report.Value(earning.energy), Report.Value(Self.text(earning.price)),
                    Report.Value(earning.factor), Report.Value(earning.unrounded),
                    .text(
                        earning.clause.map { format == .table ? Self.text($0) : "\($0)" }
                            ?? metering.source(of: "export-credit")),
                ]
            })
    }

    private static func days(_ isShown: Bool) -> [Report.Column] {
        isShown ? [Report.Column("days", "Days")] : []
    }

    private static func days(_ dates: DatePeriod, _ isShown: Bool) -> [Report.Value] {
        isShown ? [.text(words(dates))] : []
    }
}

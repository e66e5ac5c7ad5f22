import Quantities
import Tariffs

extension TariffBillReport {
    /// Every line of a month, and where the tariff says so.
    func explanation(of month: MonthBill, _ format: OutputFormat) -> String {
        let lines = format == .table ? readableLines(of: month) : completeLines(of: month)
        let more = [
            fact("month", "Month", "\(Month(containing: month.period.start))"),
            fact("import_kwh", "Drawn, kWh", "\(month.imported)"),
            fact("export_kwh", "Delivered, kWh", "\(month.exported)"),
            fact("peak_kw", "Peak, kW", "\(month.peak)"),
            fact("billing_demand_kw", "Demand charged, kW", "\(month.billingDemand)"),
            fact("credit_earned", "Credit earned", "\(month.creditEarned)"),
            fact("kwh_bank_end", "Banked, kWh", "\(month.energyBank)"),
            fact("usd_bank_end", "Banked, money", "\(month.moneyBank)"),
            fact("unrounded", "Before rounding", "\(month.total)"),
            fact("bill", "Bill", "\(month.amount)"),
        ]
        return report("commonwatt.tariff-bill-month/1", format, [lines] + notes, more).text(format)
    }

    private func completeLines(of month: MonthBill) -> Report.Table {
        Report.Table(
            key: "lines", heading: nil,
            columns: [
                Report.Column("charge", "Charge"), Report.Column("name", "Name"),
                Report.Column("from", "From"), Report.Column("to", "To"),
                Report.Column("period", "Period"), Report.Column("tier", "Tier"),
                Report.Column("quantity", "Quantity"), Report.Column("price", "Price"),
                Report.Column("unrounded", "Unrounded"), Report.Column("amount", "Amount"),
                Report.Column("rounding", "Rounding"), Report.Column("clause", "Clause"),
                Report.Column("source_path", "Source path"),
                Report.Column("source_text", "Source text"),
            ],
            rows: month.lines.map { line in
                [
                    .text(line.charge), .text(line.name), Report.Value(line.dates.start),
                    Report.Value(line.dates.end), Report.Value(line.period),
                    line.tier.map { .number(Int64($0)) } ?? .absent,
                    Report.Value(line.quantity), Report.Value(Self.text(line.price)),
                    Report.Value(line.unrounded), Report.Value(line.amount),
                    .text(line.rounding.rawValue), Report.Value(line.clause),
                    Report.Value(line.clause.path), Report.Value(line.clause.text),
                ]
            })
    }

    private func readableLines(of month: MonthBill) -> Report.Table {
        let isCut = month.lines.contains { $0.dates != month.period }
        return Report.Table(
            key: "lines", heading: "Lines:",
            columns: [Report.Column("line", "Line")]
                + (isCut ? [Report.Column("days", "Days")] : []) + [
                    Report.Column("quantity", "Quantity", isNumber: true),
                    Report.Column("price", "Price", isNumber: true),
                    Report.Column("unrounded", "Unrounded", isNumber: true),
                    Report.Column("amount", "Amount", isNumber: true),
                    Report.Column("rounding", "Rounding"), Report.Column("clause", "Clause"),
                ],
            rows: month.lines.map { line in
                let last = line.dates.end.adding(days: -1)
                let days = "\(line.dates.start) to \(last)"
                let isExact = UnroundedMoney(line.amount) == line.unrounded
                return [.text(line.label)] + (isCut ? [.text(days)] : []) + [
                    Report.Value(line.quantity), Report.Value(Self.text(line.price)),
                    Report.Value(line.unrounded), Report.Value(line.amount),
                    .text(isExact ? "exact" : line.rounding.rawValue),
                    .text(Self.text(line.clause)),
                ]
            })
    }

    private static func text(_ price: TariffBill.Price) -> String? {
        switch price {
        case .perKilowattHour(let price): "\(price)"
        case .perUnit(let amount): "\(amount)"
        case .series(let name): "series \(name)"
        case .none: nil
        }
    }

    /// The place without folders, and the path in a file of another form.
    private static func text(_ clause: Clause) -> String {
        let name = clause.file.split(separator: "/").last.map(String.init) ?? clause.file
        return "\(name):\(clause.line)" + (clause.shortPath.map { " \($0)" } ?? "")
    }
}

extension TariffRemark {
    /// What is remarked, and of what in a file of another form.
    var words: String {
        clause.shortPath.map { "\($0) \(text)" } ?? text
    }
}

extension Clause {
    /// The way to it in a file of another form, or the end of a long one.
    fileprivate var shortPath: String? {
        guard let path, !path.isEmpty else { return nil }
        guard path.count > 40, let last = path.split(separator: "/").last else { return path }
        return "…/\(last)"
    }
}

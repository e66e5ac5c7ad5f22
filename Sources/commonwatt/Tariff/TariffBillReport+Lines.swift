import Operations
import Quantities
import Tariffs

extension TariffBillReport {
    /// Every line of a month, and where the tariff says so; with generation also what was
    /// netted and credited.
    func explanation(of month: MonthBill, _ format: OutputFormat) -> String {
        let isTable = format == .table
        let lines = isTable ? readableLines(of: month) : completeLines(of: month)
        let folded = isTable ? Self.foldedLines(of: month) : nil
        return report(
            "commonwatt.tariff-bill-month/1", format,
            [lines] + generationTables(of: month, format) + notes([folded].compactMap(\.self)),
            figures(of: month, format)
        ).text(format)
    }

    /// Figures of the month; a table has of banks and credit what the regime has.
    private func figures(of month: MonthBill, _ format: OutputFormat) -> [Report.Fact] {
        let kind = metering.metering
        let hasAll = format != .table
        // The plain year is of no year, whatever its dates are reckoned by.
        let name =
            calendar == .plain && !hasAll
            ? "\(month.month) of the plain year" : "\(Month(containing: month.period.start))"
        let drawn = [
            fact("month", "Month", name),
            fact("import_kwh", "Drawn, kWh", "\(month.imported)"),
            fact("export_kwh", "Delivered, kWh", "\(month.exported)"),
            fact("peak_kw", "Peak, kW", "\(month.peak)"),
            fact("billing_demand_kw", "Demand charged, kW", "\(month.billingDemand)"),
        ]
        return drawn + (hasAll || kind == .netEnergy ? energyBank(of: month) : [])
            + (hasAll || kind != .none && kind != .netEnergy
                ? credit(of: month, hasBank: hasAll || metering.banksMoney) : []) + [
                fact("unrounded", "Before rounding", "\(month.total)"),
                fact("bill", "Bill", "\(month.amount)"),
            ]
    }

    private func energyBank(of month: MonthBill) -> [Report.Fact] {
        [
            fact("kwh_brought_forward", "Brought forward, kWh", "\(month.energyBroughtForward)"),
            fact("kwh_bank_end", "At month's end, kWh", "\(month.energyBank)"),
            fact("kwh_carried", "Banked, kWh", "\(month.energyCarried)"),
        ]
    }

    private func credit(of month: MonthBill, hasBank: Bool) -> [Report.Fact] {
        let billed = month.billed
        func money(_ exact: UnroundedMoney, _ cents: Money) -> String {
            isUnrounded ? text(exact) : "\(cents)"
        }
        let earned = fact(
            "credit_earned", "Credit earned", money(month.creditEarned, billed.creditEarned))
        guard hasBank else { return [earned] }
        return [
            earned,
            fact(
                "usd_brought_forward", "Brought forward, money",
                money(month.moneyBroughtForward, billed.moneyBroughtForward)),
            fact(
                "usd_bank_end", "At month's end, money",
                money(month.moneyBank, billed.moneyBank)),
            fact(
                "usd_carried", "Banked, money",
                money(month.moneyCarried, billed.moneyCarried)),
        ]
    }

    private func completeLines(of month: MonthBill) -> Report.Table {
        let hasGuesses = hasGuesses(in: month)
        return Report.Table(
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
            ] + (hasGuesses ? [Report.Column("guess", "By a guess")] : []),
            rows: month.lines.map { line in
                [
                    .text(line.charge), .text(line.name), Report.Value(line.dates.start),
                    Report.Value(line.dates.end), Report.Value(line.period),
                    line.tier.map { .number(Int64($0)) } ?? .absent,
                    Report.Value(line.quantity), Report.Value(Self.text(line.price)),
                    Report.Value(line.unrounded), Report.Value(line.amount),
                    .text(line.isRoundedByItself ? line.rounding.rawValue : line.roundingWords),
                    clause(of: line, in: month), Report.Value(line.clause.path),
                    Report.Value(line.clause.text),
                ] + (hasGuesses ? [.flag(isGuessed(line))] : [])
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
            rows: month.lines.filter { $0.amount != .zero }.map { line in
                [.text(Self.title(of: line, in: month) + (isGuessed(line) ? " (by a guess)" : ""))]
                    + (isCut ? [.text(Self.words(line.dates))] : []) + [
                        Report.Value(line.quantity), Report.Value(Self.text(line.price)),
                        Report.Value(line.unrounded), Report.Value(line.amount),
                        .text(line.roundingWords),
                        .text(place(of: line, in: month)),
                    ]
            })
    }

    /// Whether the charge of a line goes by a guess that was accepted.
    private func isGuessed(_ line: TariffBill.Line) -> Bool {
        bill.accepted.guess(charge: line.charge, clause: line.clause)
    }

    private func hasGuesses(in month: MonthBill) -> Bool { month.lines.contains(where: isGuessed) }

    /// A line by its name, with its identifier where another charge has the same name.
    private static func title(of line: TariffBill.Line, in month: MonthBill) -> String {
        let isShared = month.lines.contains { $0.name == line.name && $0.charge != line.charge }
        return isShared ? "\(line.title) [\(line.charge)]" : line.title
    }

    /// What is left out of a table for eyes: the charges that come to nothing.
    private static func foldedLines(of month: MonthBill) -> String? {
        let names = month.lines.filter { $0.amount == .zero }.map(\.name)
        let distinct = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !distinct.isEmpty else { return nil }
        let list = distinct.joined(separator: ", ")
        return distinct.count == 1
            ? "1 charge comes to 0.00: \(list)" : "\(distinct.count) charges come to 0.00: \(list)"
    }

    /// The clause whole, or for credit those of the prices it was earned by.
    private func clause(of line: TariffBill.Line, in month: MonthBill) -> Report.Value {
        let isOfRegime = tariffs.contains { $0.clause == line.clause }
        return isOfRegime ? .text(place(of: line, in: month)) : Report.Value(line.clause)
    }

    /// Where a line comes from: the tariff's clause; of credit those whose prices earned it, or
    /// the option that says so.
    private func place(of line: TariffBill.Line, in month: MonthBill) -> String {
        let isOfCharge = !tariffs.contains { $0.clause == line.clause }
        guard !isOfCharge else { return Self.text(line.clause) }
        let earned = line.charge == "export-credit" ? month.earnings.compactMap(\.clause) : []
        guard let first = earned.first else { return metering.source(of: line.charge) }
        let lines = Set(earned.filter { $0.file == first.file }.map(\.line)).sorted()
        return ([Self.text(first)] + lines.filter { $0 != first.line }.map { ":\($0)" })
            .joined(separator: ", ")
    }

    static func words(_ dates: DatePeriod) -> String {
        "\(dates.start) to \(dates.end.adding(days: -1))"
    }

    static func text(_ price: TariffBill.Price) -> String? {
        switch price {
        case .perKilowattHour(let price): "\(price)"
        case .perUnit(let amount): "\(amount)"
        case .series(let name): "series \(name)"
        case .none: nil
        }
    }

    /// The place without folders, and the path in a file of another form.
    static func text(_ clause: Clause) -> String {
        let name = clause.file.split(separator: "/").last.map(String.init) ?? clause.file
        return "\(name):\(clause.line)" + (clause.shortPath.map { " \($0)" } ?? "")
    }
}

import Operations
import Quantities
import Tariffs

/// The bills of a year as tables, for eyes and for programs.
struct TariffBillReport {
    let outcome: BillTariff.Outcome
    let metering: MeteringOptions
    let calendar: BillTariff.Days
    /// The unsupported items that bills leave out beside those a tariff accepts itself.
    let accepting: Set<String>
    /// Whether amounts are shown before rounding.
    let isUnrounded: Bool

    var bill: YearBill { outcome.bill }
    /// The last version that billed.
    private var tariff: Tariff { outcome.stretches[outcome.stretches.count - 1].tariff }
    private var supply: Tariff? { outcome.stretches[outcome.stretches.count - 1].supply }

    func text(_ format: OutputFormat) -> String {
        let months = bill.months.map(TariffBillFigures.init)
        let table = format == .table ? readable(months) : complete(months, format)
        return report("commonwatt.tariff-bill/1", format, [table] + notes).text(format)
    }

    func report(
        _ schema: String, _ format: OutputFormat, _ tables: [Report.Table],
        _ more: [Report.Fact] = []
    ) -> Report {
        Report(schema: schema, facts: facts(format) + more, tables: tables)
    }

    // MARK: - Facts

    private func facts(_ format: OutputFormat) -> [Report.Fact] {
        let supplies = supply.map { [fact("supply", "Supply", $0.id.rawValue)] } ?? []
        let names = [
            fact("tariff", "Tariff", bill.tariff.rawValue),
            fact("name", "Name", "\(tariff.identity.utility.name), \(tariff.identity.name)"),
        ]
        let prices = outcome.pricesOn.map { [fact("prices_on", "Prices of", "\($0)")] } ?? []
        return names + supplies + [
            fact("in_force", "In force", Self.listed(versions.map { "\($0.effective)" })),
            fact("currency", "Currency", tariff.currency),
            fact("calendar", "Calendar", calendar.rawValue),
        ] + prices + coverage(format) + [
            fact("metering", "Metering", metering.words),
            fact("convention", "Convention", metering.convention.name),
        ] + total(format)
    }

    /// The months that are billed and those that are not, and by which versions.
    private func coverage(_ format: OutputFormat) -> [Report.Fact] {
        let stretches = outcome.stretches.map { stretch in
            (Self.months(stretch.periods), "\(stretch.tariff.effective.start)")
        }
        var facts = [
            fact(
                "months", "Months billed",
                calendar == .plain ? "1 to 12" : Self.listed(stretches.map(\.0)))
        ]
        if versions.count > 1 {
            facts.append(
                fact(
                    "versions", "Versions",
                    Self.listed(stretches.map { "\($0.0) by that of \($0.1)" })))
        }
        let missing = outcome.unbilled.stretches.map { "\($0.months): \($0.reason)" }
        if format == .json {
            facts.append(
                Report.Fact(
                    key: "months_billed", heading: "Months",
                    value: .number(Int64(bill.months.count))))
        }
        if format == .json || !missing.isEmpty {
            facts.append(
                fact("months_not_billed", "Not billed", missing.joined(separator: "; ")))
        }
        return facts
    }

    /// The total, which says what it is not: of a year, or with all that the tariff charges.
    private func total(_ format: OutputFormat) -> [Report.Fact] {
        let total =
            isUnrounded
            ? text(bill.unroundedTotal) : "\(bill.months.reduce(.zero) { $0 + $1.amount })"
        let heading = outcome.isWholeYear ? "Total" : "Total of \(part)"
        let leftOut = leftOut
        if format == .json {
            return [
                fact("total", heading, total),
                fact("without", "Without", leftOut.joined(separator: "; ")),
            ]
        }
        guard !leftOut.isEmpty else { return [fact("total", heading, total)] }
        return [fact("total", heading, total + ", without: \(TariffCosts.briefly(leftOut))")]
    }

    /// How much of a year is billed, as in `7 of 12 months`.
    private var part: String { "\(bill.months.count) of 12 months" }

    private var leftOut: [String] {
        var names = versions.flatMap { $0.leftOut(accepting: accepting, isSupplied: supply != nil) }
        names += supply?.leftOut(accepting: accepting, isSupplied: true) ?? []
        return names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func months(_ periods: [DatePeriod]) -> String {
        let months = periods.map { Month(containing: $0.start) }
        guard let first = months.first, let last = months.last, first != last else {
            return months.first.map { "\($0)" } ?? ""
        }
        return "\(first) to \(last)"
    }

    private static func listed(_ texts: [String]) -> String { texts.joined(separator: ", ") }

    /// The tariffs that billed.
    var tariffs: [Tariff] { versions + [supply].compactMap(\.self) }

    /// The versions that billed, in order of time.
    private var versions: [Tariff] {
        outcome.stretches.map(\.tariff).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    func fact(_ key: String, _ heading: String, _ value: String) -> Report.Fact {
        Report.Fact(key: key, heading: heading, value: .text(value))
    }

    var notes: [Report.Table] { notes([]) }

    /// What was accepted though it cannot be computed as stated, and what a reader should know;
    /// they stand on every bill.
    func notes(_ more: [String]) -> [Report.Table] {
        let remarks =
            tariffs.flatMap(\.remarks).map { ($0.words, "\($0.clause)") }
            + (bill.remarks + more).map { ($0, "") }
        return [
            Report.Table(
                key: "accepted", heading: "Accepted by name:",
                columns: [
                    Report.Column("item", "Item"), Report.Column("effect", "Is"),
                    Report.Column("clause", "Clause"),
                ],
                rows: bill.accepted.map {
                    [.text($0.name), .text($0.effect.words), Report.Value($0.clause)]
                }),
            Report.Table(
                key: "remarks", heading: "Remarks:",
                columns: [Report.Column("text", "Remark"), Report.Column("clause", "Clause")],
                rows: remarks.map { [.text($0.0), .text($0.1)] }),
        ]
    }
}

// MARK: - Months

extension TariffBillReport {
    /// Every column, as the reference has them; JSON has those too that it has not.
    private func complete(
        _ months: [TariffBillFigures], _ format: OutputFormat
    ) -> Report.Table {
        let all = TariffBillFigures.Column.allCases
        let columns =
            all.filter(\.isOfReference)
            + (format == .json ? all.filter { !$0.isOfReference } : [])
        return Report.Table(
            key: "months", heading: nil,
            columns: [Report.Column("month", "Month")]
                + columns.map { Report.Column($0.rawValue, $0.heading, isNumber: true) },
            rows: months.map { month in
                [.number(Int64(month.month))]
                    + columns.map { .text(text($0, month)) }
            })
    }

    /// The columns that say something, and the year below.
    private func readable(_ months: [TariffBillFigures]) -> Report.Table {
        let always: Set<TariffBillFigures.Column> = [.imported, .energyGross, .bill]
        let columns = TariffBillFigures.Column.allCases.filter { column in
            always.contains(column)
                || (column.isShown && months.contains { text(column, $0) != text(column, .none) })
        }
        let sum = TariffBillFigures(summing: months)
        return Report.Table(
            key: "months", heading: "Bills:",
            columns: [Report.Column("month", "Month")]
                + columns.map { Report.Column($0.rawValue, $0.heading, isNumber: true) },
            rows: months.map { month in
                [.text(calendar == .plain ? "\(month.month)" : month.name)]
                    + columns.map { .text(text($0, month)) }
            } + [
                [.text(outcome.isWholeYear ? "All" : "\(months.count) months")]
                    + columns.map { $0.sumsUp ? .text(text($0, sum)) : .absent }
            ])
    }

    private func text(
        _ column: TariffBillFigures.Column, _ month: TariffBillFigures
    ) -> String {
        let exact = isUnrounded ? month.exact[column] : month.rounded[column]
        let decimals = isUnrounded ? 6 : column.isMoney ? 2 : 3
        let unit = Int128.powerOfTen(15 - decimals)
        return Numeral.text(
            (exact ?? 0).divided(by: unit, .halfAwayFromZero), decimals: decimals,
            trimming: false)
    }

    func text(_ amount: UnroundedMoney) -> String {
        Numeral.text(
            amount.femtos.divided(by: .powerOfTen(9), .halfAwayFromZero), decimals: 6,
            trimming: false)
    }
}

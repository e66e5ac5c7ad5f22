import Operations
import Quantities
import Tariffs

/// The bills of a year as tables, for eyes and for programs.
struct TariffBillReport {
    let tariff: Tariff
    /// The tariff of another supplier, nil where the utility supplies.
    let supply: Tariff?
    let bill: YearBill
    let metering: MeteringOptions
    let calendar: BillTariff.Days
    /// Whether amounts are shown before rounding.
    let isUnrounded: Bool

    func text(_ format: OutputFormat) -> String {
        let months = bill.months.map(TariffBillFigures.init)
        let table = format == .table ? readable(months) : complete(months, format)
        return report("commonwatt.tariff-bill/1", [table] + notes).text(format)
    }

    func report(
        _ schema: String, _ tables: [Report.Table], _ more: [Report.Fact] = []
    ) -> Report {
        Report(schema: schema, facts: facts + more, tables: tables)
    }

    private var facts: [Report.Fact] {
        let total =
            isUnrounded
            ? text(bill.unroundedTotal) : "\(bill.months.reduce(.zero) { $0 + $1.amount })"
        let months = bill.months
        let first = months.first.map { "\(Month(containing: $0.period.start))" }
        let last = months.last.map { "\(Month(containing: $0.period.start))" }
        let supplies = supply.map { [fact("supply", "Supply", $0.id.rawValue)] } ?? []
        let names = [
            fact("tariff", "Tariff", bill.tariff.rawValue),
            fact("name", "Name", "\(tariff.identity.utility.name), \(tariff.identity.name)"),
        ]
        return names + supplies + [
            fact("in_force", "In force", "\(tariff.effective)"),
            fact("currency", "Currency", tariff.currency),
            fact("calendar", "Calendar", calendar.rawValue),
            fact(
                "months", "Months billed",
                calendar == .plain ? "1 to 12" : "\(first ?? "") to \(last ?? "")"),
            fact("metering", "Metering", metering.words),
            fact("convention", "Convention", metering.convention.name),
            fact("total", "Total", total),
        ]
    }

    private var tariffs: [Tariff] { [tariff] + [supply].compactMap(\.self) }

    func fact(_ key: String, _ heading: String, _ value: String) -> Report.Fact {
        Report.Fact(key: key, heading: heading, value: .text(value))
    }

    /// What was accepted though it cannot be computed as stated, and what a reader should know;
    /// they stand on every bill.
    var notes: [Report.Table] {
        let remarks =
            tariffs.flatMap(\.remarks).map { ($0.words, "\($0.clause)") }
            + bill.remarks.map { ($0, "") }
        return [
            Report.Table(
                key: "accepted", heading: "Accepted by name:",
                columns: [Report.Column("item", "Item"), Report.Column("clause", "Clause")],
                rows: bill.accepted.map { [.text($0.name), Report.Value($0.clause)] }),
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
                [.text("All")] + columns.map { $0.sumsUp ? .text(text($0, sum)) : .absent }
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

    private func text(_ amount: UnroundedMoney) -> String {
        Numeral.text(
            amount.femtos.divided(by: .powerOfTen(9), .halfAwayFromZero), decimals: 6,
            trimming: false)
    }
}

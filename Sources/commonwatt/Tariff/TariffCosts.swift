import Operations
import Quantities
import Tariffs

/// What a year costs by tariffs, as tables.
enum TariffCosts {
    static func signed(_ amount: Money) -> String {
        amount > .zero ? "+\(amount)" : amount.description
    }

    /// What a total is without, for a line: the first few.
    static func briefly(_ leftOut: [String]) -> String {
        let more = leftOut.count > 4 ? " and \(leftOut.count - 4) more" : ""
        return leftOut.prefix(4).joined(separator: "; ") + more
    }

    static func month(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// A difference in words, as in `energy +120.40, fixed charges -15.00`.
    static func words(_ drivers: [(component: TariffCost.Component, amount: Money)]) -> String {
        drivers.map { "\($0.component.words) \(signed($0.amount))" }.joined(separator: ", ")
    }

    /// By how much each component differs, the greatest difference first.
    static func drivers(of cost: TariffCost, against other: TariffCost) -> Report.Table {
        Report.Table(
            key: "drivers", heading: "What drives the difference",
            columns: [
                Report.Column("component", "Component"),
                Report.Column("old", "Old", isNumber: true),
                Report.Column("new", "New", isNumber: true),
                Report.Column("difference", "Difference", isNumber: true),
            ],
            rows: cost.drivers(against: other).map { component, amount in
                [
                    .text(component.words),
                    Report.Value(other.components[component] ?? .zero),
                    Report.Value(cost.components[component] ?? .zero), .text(signed(amount)),
                ]
            })
    }

    /// The tariffs by rank, with what each costs more than the first.
    static func ranking(_ costs: [TariffCost]) -> Report.Table {
        let components = TariffCost.Component.allCases.filter { component in
            costs.contains { ($0.components[component] ?? .zero) != .zero }
        }
        let isPlain = costs.contains { $0.pricesOn != nil }
        let isPartial = costs.contains { !$0.leftOut.isEmpty }
        let months = costs[0].months.count
        return Report.Table(
            key: "tariffs", heading: nil,
            columns: [
                Report.Column("rank", "#", isNumber: true), Report.Column("tariff", "Tariff"),
                Report.Column("from", "From"), Report.Column("currency", "In"),
                Report.Column(
                    "year", months == 12 ? "Year" : "\(months) months", isNumber: true),
                Report.Column("more", "More", isNumber: true),
            ]
                + components.map {
                    Report.Column($0.rawValue, $0.words.capitalizedFirst, isNumber: true)
                }
                + (isPlain ? [Report.Column("prices_on", "Prices of")] : [])
                + (isPartial ? [Report.Column("without", "Is without")] : []),
            rows: costs.enumerated().map { index, cost in
                [
                    .number(Int64(index + 1)), .text(cost.tariff.id.rawValue),
                    Report.Value(cost.tariff.effective.start), .text(cost.tariff.currency),
                    Report.Value(cost.total), .text(signed(cost.total - costs[0].total)),
                ]
                    + components.map { Report.Value(cost.components[$0] ?? .zero) }
                    + (isPlain ? [Report.Value(cost.pricesOn?.description)] : [])
                    + (isPartial ? [.text(briefly(cost.leftOut))] : [])
            })
    }

    /// What drives each tariff's difference from the cheapest.
    static func drivers(_ costs: [TariffCost]) -> Report.Table {
        Report.Table(
            key: "drivers", heading: "Against \(costs[0].tariff.id)",
            columns: [
                Report.Column("tariff", "Tariff"),
                Report.Column("difference", "Difference", isNumber: true),
                Report.Column("of", "Of which"),
            ],
            rows: costs.dropFirst().map { cost in
                [
                    .text(cost.tariff.id.rawValue),
                    .text(signed(cost.total - costs[0].total)),
                    .text(words(cost.drivers(against: costs[0]))),
                ]
            })
    }

    /// Energy by the periods of use of each tariff.
    static func periods(_ costs: [TariffCost]) -> Report.Table {
        Report.Table(
            key: "energy", heading: "Energy by period of use",
            columns: [
                Report.Column("tariff", "Tariff"), Report.Column("period", "Period"),
                Report.Column("kwh", "kWh", isNumber: true),
                Report.Column("amount", "Amount", isNumber: true),
            ],
            rows: costs.flatMap { cost in
                cost.periods.map { period in
                    [
                        .text(cost.tariff.id.rawValue), .text(period.period ?? "all hours"),
                        .text(period.energy.rounded(toDecimals: 2)),
                        Report.Value(period.amount),
                    ]
                }
            })
    }

    static func months(_ costs: [TariffCost]) -> Report.Table {
        let numbers = costs[0].months.map(\.month)
        return Report.Table(
            key: "months", heading: "By month",
            columns: [Report.Column("tariff", "Tariff")]
                + numbers.map { Report.Column("m\(month($0))", month($0), isNumber: true) },
            rows: costs.map { cost in
                [.text(cost.tariff.id.rawValue)] + cost.months.map { Report.Value($0.amount) }
            })
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

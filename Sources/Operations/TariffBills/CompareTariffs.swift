public import Diagnostics
internal import ExchangeFiles
public import Quantities
public import Tariffs

/// Ranks tariffs by what a year of a load costs, and says what drives the difference.
public struct CompareTariffs: Sendable {
    public var tariffs: [Tariff]
    /// The load, and how it is billed; its day is that of each tariff.
    public var bill: BillTariff
    /// The day whose prices hold in the plain year, for each tariff; nil for that of the year
    /// that is billed, as ``BillTariff`` finds it.
    public var day: @Sendable (Tariff) -> CivilDate?

    public init(
        _ tariffs: [Tariff], by bill: BillTariff,
        on day: @escaping @Sendable (Tariff) -> CivilDate? = { _ in nil }
    ) {
        self.tariffs = tariffs
        self.bill = bill
        self.day = day
    }

    /// The cheapest first; tariffs that cannot bill the load, with the reason.
    public struct Ranking: Sendable {
        public var costs: [TariffCost]
        public var refused: [Refusal]
        /// What is odd about the files of load and generation.
        public var warnings: [Problem]
    }

    public struct Refusal: Sendable {
        public var tariff: Tariff
        public var problems: Problems
    }

    /// - Throws: `Problems` where no tariff at all can bill the load.
    public func callAsFunction() throws -> Ranking {
        var ranking = Ranking(costs: [], refused: [], warnings: [])
        for tariff in tariffs {
            do {
                let (cost, warnings) = try bill(tariff, on: day(tariff))
                ranking.costs.append(cost)
                for warning in warnings where !ranking.warnings.contains(warning) {
                    ranking.warnings.append(warning)
                }
            } catch let problems as Problems {
                ranking.refused.append(Refusal(tariff: tariff, problems: problems))
            }
        }
        ranking.refuseOtherMonths()
        guard !ranking.costs.isEmpty else {
            var problems = Problems()
            for refusal in ranking.refused { problems.add(refusal.problems) }
            throw problems
        }
        ranking.sort()
        return ranking
    }

    /// What the load costs by one tariff.
    func bill(
        _ tariff: Tariff, on day: CivilDate?
    ) throws -> (cost: TariffCost, warnings: [Problem]) {
        var bill = bill
        bill.date = day
        let outcome = try bill(tariff)
        return (
            try TariffCost(outcome, by: tariff, accepting: bill.accepting), outcome.warnings
        )
    }
}

extension CompareTariffs.Ranking {
    /// Refuses what does not bill the months that most do: it would be no comparison.
    fileprivate mutating func refuseOtherMonths() {
        guard let most = costs.max(by: { $0.months.count < $1.months.count }) else { return }
        let periods = most.months.map(\.period)
        for cost in costs where cost.months.map(\.period) != periods {
            refused.append(
                CompareTariffs.Refusal(
                    tariff: cost.tariff,
                    problems: Problems(
                        "it bills \(cost.span) of the load, \(most.tariff.id) bills \(most.span); "
                            + "compare versions for the same months, or in the plain year",
                        at: cost.tariff.clause.place)))
        }
        costs.removeAll { $0.months.map(\.period) != periods }
    }

    /// Puts the cheapest first; equal costs stay in the order they were given in.
    fileprivate mutating func sort() {
        let order = costs.indices.sorted { (costs[$0].total, $0) < (costs[$1].total, $1) }
        costs = order.map { costs[$0] }
    }
}

extension BillTariff {
    /// The days to compare tariffs on where none were asked for: the plain year for a load
    /// that counts its hours, real days for one with times.
    public func usualDays() throws(Problems) -> Days {
        try ProfileFile.hasTimes(load.bytes, file: load.name) ? .real : .plain
    }
}

/// What a year costs by a tariff, and of what that is made up.
public struct TariffCost: Sendable {
    /// A part of a year's cost.
    public enum Component: String, Hashable, Sendable, CaseIterable {
        case fixed, energy, demand, credits, minimum, other

        /// The component in words, as people ask for it.
        public var words: String {
            switch self {
            case .fixed: "fixed charges"
            case .energy: "energy"
            case .demand: "demand"
            case .credits: "credits"
            case .minimum: "minimums"
            case .other: "taxes and other"
            }
        }
    }

    /// What was paid for energy in the hours of one period of use.
    public struct PeriodCost: Hashable, Sendable {
        /// By its name; nil where the price goes by no hours.
        public var period: String?
        public var energy: Energy
        public var amount: Money
    }

    public let tariff: Tariff
    /// The sum of the months' bills, each line rounded as the tariff says.
    public let total: Money
    /// In order of time.
    public let months: [MonthCost]
    /// By component; they sum to the total.
    public let components: [Component: Money]
    /// Energy by period of use; they sum to the energy component.
    public let periods: [PeriodCost]
    public let imported: Energy
    public let remarks: [String]
    /// What the tariff charges for and the total is without, in words.
    public let leftOut: [String]
    /// The day whose prices the plain year has; nil for real days.
    public let pricesOn: CivilDate?

    public struct MonthCost: Hashable, Sendable {
        public var period: DatePeriod
        public var amount: Money
        /// Before its lines were rounded.
        public var unrounded: UnroundedMoney

        /// From 1 to 12.
        public var month: Int { period.start.month }
    }

    /// The months that are billed, in words.
    var span: String {
        guard let first = months.first, let last = months.last else { return "no month" }
        return "\(first.period.start.monthOfYear) to \(last.period.start.monthOfYear)"
    }

    init(
        _ outcome: BillTariff.Outcome, by tariff: Tariff, accepting: Set<String>
    ) throws(QuantityError) {
        let bill = outcome.bill
        self.tariff = tariff
        pricesOn = outcome.pricesOn
        leftOut = tariff.leftOut(accepting: accepting)
        var total = Money.zero
        var imported = Energy.zero
        var components: [Component: Money] = [:]
        var periods = EnergyByPeriod(tariff)
        for month in bill.months {
            total = try total.adding(month.amount)
            imported = try imported.adding(month.imported)
            for line in month.lines {
                let component = tariff.component(of: line)
                components[component] = try (components[component] ?? .zero).adding(line.amount)
                if component == .energy { try periods.add(line) }
            }
        }
        self.total = total
        self.imported = imported
        self.components = components
        self.periods = periods.costs
        months = bill.months.map {
            MonthCost(period: $0.period, amount: $0.amount, unrounded: $0.total)
        }
        remarks = bill.remarks + bill.accepted.map { "\($0.name) is \($0.effect.words)" }
    }

    /// By which components this costs more or less than `other`, the greatest first.
    public func drivers(against other: TariffCost) -> [(component: Component, amount: Money)] {
        let differences = Component.allCases.compactMap { component in
            let amount = (components[component] ?? .zero) - (other.components[component] ?? .zero)
            return amount == .zero ? nil : (component, amount)
        }
        return differences.sorted { $0.1.cents.magnitude > $1.1.cents.magnitude }
    }
}

extension Tariff {
    /// The component of the cost that a line belongs to.
    fileprivate func component(of line: TariffBill.Line) -> TariffCost.Component {
        guard let charge = charge(line.charge) else { return .credits }
        if charge.direction == .credit { return .credits }
        switch charge.kind {
        case .fixed: return .fixed
        case .energy: return .energy
        case .demand: return .demand
        case .minimum: return .minimum
        case .percentage, .reactive: return .other
        }
    }
}

/// The energy lines of a year, summed by period of use.
private struct EnergyByPeriod {
    private(set) var costs: [TariffCost.PeriodCost] = []
    private var indices: [String?: Int] = [:]
    private let names: [String: String]
    /// The charges that every kilowatt-hour of a period is counted by, so that none is twice.
    private var counting: [String?: String] = [:]

    init(_ tariff: Tariff) {
        names = Dictionary(
            tariff.calendar.timesOfUse.flatMap(\.periods).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ line: TariffBill.Line) throws(QuantityError) {
        let index = indices[line.period] ?? costs.count
        if index == costs.count {
            indices[line.period] = index
            counting[line.period] = line.charge
            costs.append(
                TariffCost.PeriodCost(
                    period: line.period.map { names[$0] ?? $0 }, energy: .zero, amount: .zero))
        }
        costs[index].amount = try costs[index].amount.adding(line.amount)
        guard counting[line.period] == line.charge, case .energy(let energy) = line.quantity
        else { return }
        costs[index].energy = try costs[index].energy.adding(energy)
    }
}

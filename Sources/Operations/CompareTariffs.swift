public import Diagnostics
public import Quantities
public import Tariffs

/// Ranks tariffs by what a year of a load costs, and says what drives the difference.
public struct CompareTariffs: Sendable {
    public var tariffs: [Tariff]
    public var load: TariffLoad
    public var regime: MeteringRegime
    public var year: TariffYear
    /// The day whose prices hold under the plain calendar, for each tariff.
    public var date: @Sendable (Tariff) -> CivilDate
    /// The names of unsupported items that may be left out.
    public var accepting: Set<String>

    public init(
        _ tariffs: [Tariff], load: TariffLoad, under regime: MeteringRegime = .none,
        in year: TariffYear? = nil, accepting: Set<String> = [],
        on date: @escaping @Sendable (Tariff) -> CivilDate
    ) {
        self.tariffs = tariffs
        self.load = load
        self.regime = regime
        self.year = year ?? load.usualYear
        self.accepting = accepting
        self.date = date
    }

    /// The cheapest first; tariffs that cannot bill the load, with the reason.
    public struct Ranking: Sendable {
        public var costs: [TariffCost]
        public var refused: [Refusal]
    }

    public struct Refusal: Sendable {
        public var tariff: Tariff
        public var reason: String
    }

    /// - Throws: `Problems` where no tariff at all can bill the load.
    public func callAsFunction() throws -> Ranking {
        var ranking = Ranking(costs: [], refused: [])
        for tariff in tariffs {
            do {
                let bill = try load.bill(
                    by: tariff, under: regime, in: year, on: date(tariff), accepting: accepting)
                ranking.costs.append(try TariffCost(bill, by: tariff))
            } catch let error as TariffBillError {
                ranking.refused.append(Refusal(tariff: tariff, reason: "\(error)"))
            }
        }
        guard !ranking.costs.isEmpty else {
            var problems = Problems()
            for refusal in ranking.refused {
                problems.add(refusal.reason, at: Place(refusal.tariff.clause))
            }
            throw problems
        }
        // Equal costs stay in the order they were given in.
        let order = ranking.costs.indices.sorted {
            (ranking.costs[$0].total, $0) < (ranking.costs[$1].total, $1)
        }
        ranking.costs = order.map { ranking.costs[$0] }
        return ranking
    }
}

extension Place {
    init(_ clause: Clause) {
        self.init(file: clause.file, line: clause.line, column: clause.column)
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
    /// January first.
    public let months: [MonthCost]
    /// By component; they sum to the total.
    public let components: [Component: Money]
    /// Energy by period of use; they sum to the energy component.
    public let periods: [PeriodCost]
    public let imported: Energy
    public let remarks: [String]

    public struct MonthCost: Hashable, Sendable {
        public var month: Int
        public var amount: Money
    }

    init(_ bill: YearBill, by tariff: Tariff) throws(QuantityError) {
        self.tariff = tariff
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
        months = bill.months.map { MonthCost(month: $0.month, amount: $0.amount) }
        remarks = bill.remarks + bill.accepted.map { "\($0.name) is left out" }
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

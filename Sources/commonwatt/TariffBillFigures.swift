import Quantities
import Tariffs

/// The figures of a month's bill by their columns, in quadrillionths of the unit.
struct TariffBillFigures {
    enum Column: String, CaseIterable {
        case imported = "import_kwh"
        case exported = "export_kwh"
        case net = "net_kwh"
        case peak = "peak_kw"
        case billingDemand = "billing_demand_kw"
        case energyGross = "energy_gross"
        case creditEarned = "credit_earned"
        case creditApplied = "credit_applied"
        case energyNet = "energy_net"
        case demandFlat = "demand_flat"
        case demandTimeOfUse = "demand_tou"
        case fixed, minimum
        /// Percentages, taxes, reactive power; in no column of the reference.
        case other
        case trueUp = "true_up"
        case bill
        case energyBank = "kwh_bank_end"
        case moneyBank = "usd_bank_end"
    }

    /// From 1 to 12.
    let month: Int
    /// As in `2026-07`.
    let name: String
    /// Before rounding.
    private(set) var exact: [Column: Int128] = [:]
    /// Each line rounded once, and summed by column.
    private(set) var rounded: [Column: Int128] = [:]

    /// No figures.
    static let none = TariffBillFigures(summing: [])

    init(_ bill: MonthBill, of tariffs: [Tariff]) {
        month = bill.month
        name = "\(Month(containing: bill.period.start))"
        func kilo(_ milli: Int64) -> Int128 { Int128(milli) * .powerOfTen(9) }
        exact = [
            .imported: kilo(bill.imported.milliwattHours),
            .exported: kilo(bill.exported.milliwattHours),
            .net: kilo(bill.net.milliwattHours), .peak: kilo(bill.peak.milliwatts),
            .billingDemand: kilo(bill.billingDemand.milliwatts),
            .energyGross: bill.energyGross.femtos, .creditEarned: bill.creditEarned.femtos,
            .creditApplied: bill.creditApplied.femtos, .energyNet: bill.energyNet.femtos,
            .demandFlat: bill.demandFlat.femtos,
            .demandTimeOfUse: bill.demandTimeOfUse.femtos, .fixed: bill.fixed.femtos,
            .minimum: bill.minimum.femtos, .other: bill.other.femtos,
            .trueUp: bill.trueUp.femtos, .bill: bill.total.femtos,
            .energyBank: kilo(bill.energyBank.milliwattHours),
            .moneyBank: bill.moneyBank.femtos,
        ]
        rounded = exact
        for column in Column.allCases where column.isSumOfLines { rounded[column] = 0 }
        for line in bill.lines {
            let column = Self.column(of: line, in: tariffs)
            let sign: Int128 = column == .creditApplied || column == .trueUp ? -1 : 1
            rounded[column, default: 0] += sign * UnroundedMoney(line.amount).femtos
        }
        rounded[.energyNet] = (rounded[.energyGross] ?? 0) - (rounded[.creditApplied] ?? 0)
        rounded[.bill] = UnroundedMoney(bill.amount).femtos
    }

    /// The sums of months.
    init(summing months: [TariffBillFigures]) {
        month = 0
        name = ""
        for column in Column.allCases where column.sumsUp {
            exact[column] = months.reduce(0) { $0 + ($1.exact[column] ?? 0) }
            rounded[column] = months.reduce(0) { $0 + ($1.rounded[column] ?? 0) }
        }
    }

    private static func column(of line: TariffBill.Line, in tariffs: [Tariff]) -> Column {
        // Two tariffs may each have a charge of this name.
        let named = tariffs.compactMap { $0.charge(line.charge) }
        guard let charge = named.first(where: { $0.component == line.component }) else {
            return line.charge == "true-up" ? .trueUp : .creditApplied
        }
        switch charge.kind {
        case .energy: return .energyGross
        case .demand(let demand):
            if case .byPeriod = demand.peak { return .demandTimeOfUse }
            return .demandFlat
        case .fixed: return .fixed
        case .minimum: return .minimum
        case .percentage, .reactive: return .other
        }
    }
}

extension TariffBillFigures.Column {
    var heading: String {
        switch self {
        case .imported: "Drawn kWh"
        case .exported: "Delivered kWh"
        case .net: "Net kWh"
        case .peak: "Peak kW"
        case .billingDemand: "Demand kW"
        case .energyGross: "Energy"
        case .creditEarned: "Earned"
        case .creditApplied: "Credit"
        case .energyNet: "Energy net"
        case .demandFlat: "Demand"
        case .demandTimeOfUse: "TOU demand"
        case .fixed: "Fixed"
        case .minimum: "Minimum"
        case .other: "Other"
        case .trueUp: "True-up"
        case .bill: "Bill"
        case .energyBank: "Banked kWh"
        case .moneyBank: "Banked"
        }
    }

    var isMoney: Bool {
        switch self {
        case .imported, .exported, .net, .peak, .billingDemand, .energyBank: false
        default: true
        }
    }

    /// Whether it is made of lines of the bill.
    fileprivate var isSumOfLines: Bool {
        switch self {
        case .energyGross, .creditApplied, .demandFlat, .demandTimeOfUse, .fixed, .minimum,
            .other, .trueUp:
            true
        default: false
        }
    }

    /// Whether a year has it, as a bank or a peak has not.
    var sumsUp: Bool {
        switch self {
        case .peak, .billingDemand, .energyBank, .moneyBank: false
        default: true
        }
    }

    /// Whether it is for eyes too: not where others say the same.
    var isShown: Bool { self != .net && self != .energyNet }
}

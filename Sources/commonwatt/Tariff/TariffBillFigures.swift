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
        /// What goes to the next month, nothing after a true-up; in no column of the reference.
        case energyCarried = "kwh_carried"
        case moneyCarried = "usd_carried"
    }

    /// From 1 to 12.
    let month: Int
    /// As in `2026-07`.
    let name: String
    /// Before rounding.
    private(set) var exact: [Column: Int128] = [:]
    /// As they stand on the bill: money as its lines have it, energy and power to thousandths.
    private(set) var rounded: [Column: Int128] = [:]

    /// No figures.
    static let none = TariffBillFigures(summing: [])

    init(_ bill: MonthBill) {
        month = bill.month
        name = "\(Month(containing: bill.period.start))"
        exact = Self.exact(bill)
        rounded = Self.billed(bill.billed)
        for (column, value) in exact where !column.isMoney {
            let unit = Int128.powerOfTen(12)
            rounded[column] = value.divided(by: unit, .halfAwayFromZero) * unit
        }
    }

    private static func exact(_ bill: MonthBill) -> [Column: Int128] {
        func kilo(_ milli: Int64) -> Int128 { Int128(milli) * .powerOfTen(9) }
        return [
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
            .energyCarried: kilo(bill.energyCarried.milliwattHours),
            .moneyCarried: bill.moneyCarried.femtos,
        ]
    }

    private static func billed(_ money: BilledMoney) -> [Column: Int128] {
        let amounts: [Column: Money] = [
            .energyGross: money.energyGross, .creditEarned: money.creditEarned,
            .creditApplied: money.creditApplied, .energyNet: money.energyNet,
            .demandFlat: money.demandFlat, .demandTimeOfUse: money.demandTimeOfUse,
            .fixed: money.fixed, .minimum: money.minimum, .other: money.other,
            .trueUp: money.trueUp, .bill: money.amount, .moneyBank: money.moneyBank,
            .moneyCarried: money.moneyCarried,
        ]
        return amounts.mapValues { UnroundedMoney($0).femtos }
    }

    /// The sums of months, each of what stands in its column.
    init(summing months: [TariffBillFigures]) {
        month = 0
        name = ""
        for column in Column.allCases where column.sumsUp {
            exact[column] = months.reduce(0) { $0 + ($1.exact[column] ?? 0) }
            rounded[column] = months.reduce(0) { $0 + ($1.rounded[column] ?? 0) }
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
        case .energyBank: "Banked kWh at month's end"
        case .moneyBank: "Banked at month's end"
        case .energyCarried: "Banked kWh"
        case .moneyCarried: "Banked"
        }
    }

    var isMoney: Bool {
        switch self {
        case .imported, .exported, .net, .peak, .billingDemand, .energyBank, .energyCarried:
            false
        default: true
        }
    }

    /// Whether a year has it, as a bank or a peak has not.
    var sumsUp: Bool {
        switch self {
        case .peak, .billingDemand, .energyBank, .moneyBank, .energyCarried, .moneyCarried:
            false
        default: true
        }
    }

    /// Whether it is for eyes too: not where others say the same, or say it as it goes on.
    var isShown: Bool {
        switch self {
        case .net, .energyNet, .energyBank, .moneyBank: false
        default: true
        }
    }

    /// Whether the reference has it, which CSV is as.
    var isOfReference: Bool {
        switch self {
        case .other, .energyCarried, .moneyCarried: false
        default: true
        }
    }
}

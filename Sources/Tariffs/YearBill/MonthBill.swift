public import Quantities

/// One bill of a year: its figures exact, its lines each rounded once.
///
/// The total is `energyNet + demandFlat + demandTimeOfUse + fixed + minimum + other - trueUp`.
public struct MonthBill: Hashable, Sendable {
    public let period: DatePeriod
    /// From 1 to 12: the month of the period's last day.
    public let month: Int
    /// What intervals drew from the grid; all load where there are two meters.
    public var imported = Energy.zero
    /// What intervals delivered to it; all generation where there are two meters.
    public var exported = Energy.zero
    /// The greatest power drawn in an interval.
    public var peak = Power.zero
    /// The greatest demand that was charged for, ratchets and minimums included.
    public var billingDemand = Power.zero
    /// Energy charges before credits.
    public var energyGross = UnroundedMoney.zero
    /// What the month's exports or surplus are worth, in money.
    public var creditEarned = UnroundedMoney.zero
    /// What credit paid in this month.
    public var creditApplied = UnroundedMoney.zero
    /// Demand charges for the greatest power, or that at a system's peak.
    public var demandFlat = UnroundedMoney.zero
    /// Demand charges by periods of use.
    public var demandTimeOfUse = UnroundedMoney.zero
    public var fixed = UnroundedMoney.zero
    /// What monthly and yearly minimums add.
    public var minimum = UnroundedMoney.zero
    /// Percentages, taxes and reactive power.
    public var other = UnroundedMoney.zero
    /// What is paid out for credit left at true-up.
    public var trueUp = UnroundedMoney.zero
    /// Kilowatt-hours that the months before have left.
    public var energyBroughtForward = Energy.zero
    /// Kilowatt-hours banked, before a true-up empties the bank.
    public var energyBank = Energy.zero
    /// Kilowatt-hours that go to the next month: none after a true-up.
    public var energyCarried = Energy.zero
    /// Money that the months before have left.
    public var moneyBroughtForward = UnroundedMoney.zero
    /// Money banked, before a true-up empties the bank.
    public var moneyBank = UnroundedMoney.zero
    /// Money that goes to the next month: none after a true-up.
    public var moneyCarried = UnroundedMoney.zero
    /// Every charge and credit; empty where no explanation was asked for, as what follows.
    public internal(set) var lines: [TariffBill.Line] = []
    /// The money to the cent.
    public internal(set) var billed = BilledMoney()
    /// What was drawn and delivered by periods of use; empty without a regime.
    public internal(set) var nettings: [EnergyNetting] = []
    /// What credit was earned by.
    public internal(set) var earnings: [CreditEarning] = []

    init(period: DatePeriod, month: Int) {
        self.period = period
        self.month = month
    }

    /// The bill: the sum of the rounded lines.
    public var amount: Money { billed.amount }
    /// What was delivered less what was drawn.
    public var net: Energy { exported - imported }
    public var energyNet: UnroundedMoney { energyGross - creditApplied }
    /// What the month comes to before minimums and true-up.
    var beforeMinimums: UnroundedMoney {
        energyNet + demandFlat + demandTimeOfUse + fixed + other
    }
    /// The month's bill before rounding.
    public var total: UnroundedMoney { beforeMinimums + minimum - trueUp }
}

public import Quantities

/// The money of a month's bill as it is billed, to the cent, so that its figures tie.
///
/// Each line is rounded once, by its charge's rule or else by the tariff's, and each figure is
/// the sum of rounded lines: ``amount`` is ``energyGross`` less ``creditApplied``, with demand,
/// fixed charges, minimum and other, less ``trueUp``. Credit is kept as an account keeps it:
/// what was earned is rounded once a month, pays at most what the rounded lines of energy come
/// to where it is banked, and ``moneyBank`` is ``moneyBroughtForward`` and ``creditEarned``
/// less ``creditApplied``.
///
/// All is zero where no explanation was asked for, for then there are no lines.
public struct BilledMoney: Hashable, Sendable {
    /// Energy charges before credits.
    public internal(set) var energyGross = Money.zero
    /// What the month's exports or surplus are worth.
    public internal(set) var creditEarned = Money.zero
    /// What credit paid in this month.
    public internal(set) var creditApplied = Money.zero
    public internal(set) var demandFlat = Money.zero
    public internal(set) var demandTimeOfUse = Money.zero
    public internal(set) var fixed = Money.zero
    public internal(set) var minimum = Money.zero
    /// Percentages, taxes and reactive power.
    public internal(set) var other = Money.zero
    /// What is paid out for credit left at true-up.
    public internal(set) var trueUp = Money.zero
    /// What the months before have left.
    public internal(set) var moneyBroughtForward = Money.zero
    /// What is banked before a true-up empties the bank.
    public internal(set) var moneyBank = Money.zero
    /// What goes to the next month: nothing after a true-up.
    public internal(set) var moneyCarried = Money.zero
    /// The bill: the sum of its lines.
    public internal(set) var amount = Money.zero

    public init() {}

    public var energyNet: Money { energyGross - creditApplied }

    /// Adds a line of a charge to the figure it belongs to, and to the bill.
    mutating func add(_ line: Money, of kind: ChargeKind) throws(QuantityError) {
        switch kind {
        case .energy: energyGross = try energyGross.adding(line)
        case .demand(let demand):
            if case .byPeriod = demand.peak {
                demandTimeOfUse = try demandTimeOfUse.adding(line)
            } else {
                demandFlat = try demandFlat.adding(line)
            }
        case .fixed: fixed = try fixed.adding(line)
        case .minimum: minimum = try minimum.adding(line)
        case .percentage, .reactive: other = try other.adding(line)
        }
        amount = try amount.adding(line)
    }

    /// This with the money of another bill for the same month.
    func adding(_ more: BilledMoney) throws(QuantityError) -> BilledMoney {
        var sum = BilledMoney()
        sum.energyGross = try energyGross.adding(more.energyGross)
        sum.creditEarned = try creditEarned.adding(more.creditEarned)
        sum.creditApplied = try creditApplied.adding(more.creditApplied)
        sum.demandFlat = try demandFlat.adding(more.demandFlat)
        sum.demandTimeOfUse = try demandTimeOfUse.adding(more.demandTimeOfUse)
        sum.fixed = try fixed.adding(more.fixed)
        sum.minimum = try minimum.adding(more.minimum)
        sum.other = try other.adding(more.other)
        sum.trueUp = try trueUp.adding(more.trueUp)
        sum.moneyBroughtForward = try moneyBroughtForward.adding(more.moneyBroughtForward)
        sum.moneyBank = try moneyBank.adding(more.moneyBank)
        sum.moneyCarried = try moneyCarried.adding(more.moneyCarried)
        sum.amount = try amount.adding(more.amount)
        return sum
    }
}

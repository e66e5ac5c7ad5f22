internal import Quantities

/// Makes the bills of one profile, month after month.
struct YearMaker: ~Copyable {
    let plan: BillingPlan
    let layout: PlanLayout
    let sums: PlanSums
    let regime: MeteringRegime
    let convention: BillingConvention
    let meters: Int
    let explained: Bool
    /// The most drawn in windows longer than an interval, by part and slot of demand, by the
    /// number of intervals they have.
    var windowPeaks: [Int: [Int64]] = [:]
    /// Kilowatt-hours brought into the next part, by class.
    var carried: [Int64]
    var energyBank: Int64 = 0
    var moneyBank: Int128 = 0
    var history: [DemandHistory]
    var countedThisYear: [Int128]
    /// What each of the tariff's charges comes to in the month at hand.
    var amounts: [Int128]
    var lines: [TariffBill.Line] = []
    /// For each line its place on the bill.
    private var places: [Int] = []
    /// What is billed as drawn and delivered in the part at hand, by class.
    var drawn: IntegerBlock
    var delivered: IntegerBlock
    /// Energy by period and tier of the charge at hand.
    var filled: IntegerBlock
    /// By period, what of it is in no tier yet.
    var left: IntegerBlock
    /// Where tiers end; by counter, how far they are filled, and which is being filled.
    var ends: IntegerBlock
    var reached: IntegerBlock
    var current: IntegerBlock
    /// The demand of the charge at hand, by slot: what was measured, and what is billed.
    var measured: IntegerBlock
    var billed: IntegerBlock
    /// What was measured of reactive energy, where a charge goes by it.
    var reactive: ReactiveReadings?
    /// What exports are worth in each interval, where a series says it.
    var exportPrices: [Int64] = []

    /// The peaks a ratchet looks back to, the latest last.
    struct DemandHistory {
        var months: [Int] = []
        /// By month and slot, in milliwatts.
        var peaks: [[Int64]] = []
        /// How many of them are of before the first month billed.
        var given = 0
    }

    var classCount: Int { drawn.count }

    init(
        _ plan: BillingPlan, sums: consuming PlanSums, regime: MeteringRegime,
        convention: BillingConvention, meters: Int, explained: Bool
    ) {
        self.plan = plan
        layout = plan.layout
        self.sums = sums
        self.regime = regime
        self.convention = convention
        self.meters = meters
        self.explained = explained
        let classes = layout.classes.count
        drawn = IntegerBlock(zeros: classes)
        delivered = IntegerBlock(zeros: classes)
        filled = IntegerBlock(zeros: plan.mostCells)
        left = IntegerBlock(zeros: plan.mostCells)
        ends = IntegerBlock(zeros: plan.mostCells)
        reached = IntegerBlock(zeros: plan.mostCells)
        current = IntegerBlock(zeros: plan.mostCells)
        measured = IntegerBlock(zeros: layout.slotCount)
        billed = IntegerBlock(zeros: layout.slotCount)
        carried = [Int64](repeating: 0, count: classes)
        history = [DemandHistory](repeating: DemandHistory(), count: plan.demand.count)
        countedThisYear = [Int128](repeating: 0, count: plan.derived.count)
        amounts = [Int128](repeating: 0, count: plan.tariff.charges.count)
    }

    /// Lays out what is looked at interval by interval.
    mutating func prepare() throws(TariffBillError) {
        if case .series(let series) = regime.export, regime.kind != .none {
            exportPrices = try series.prices(
                from: layout.start, step: plan.step, count: layout.count)
        }
        for charge in plan.demand where charge.window > 1 && windowPeaks[charge.window] == nil {
            windowPeaks[charge.window] = peaks(ofWindow: charge.window)
        }
    }

    /// The bill of one month, once those before it were made.
    mutating func bill(month: Int) throws(TariffBillError) -> MonthBill {
        var bill = MonthBill(period: plan.periods[month], month: layout.monthNumbers[month])
        for index in amounts.indices { amounts[index] = 0 }
        let parts = layout.months[month]
        for cell in parts.lowerBound * classCount..<parts.upperBound * classCount {
            bill.imported += Energy(milliwattHours: sums.classImports[cell])
            bill.exported += Energy(milliwattHours: sums.classExports[cell])
        }
        try addDemand(month, to: &bill)
        try addFixed(month, to: &bill)
        try addEnergy(month, to: &bill)
        try addReactive(month, to: &bill)
        applyCredit(&bill)
        try addDerived(month, to: &bill)
        try settle(&bill)
        if explained { try putLines(on: &bill) }
        return bill
    }

    private mutating func putLines(on bill: inout MonthBill) throws(TariffBillError) {
        bill.lines = Self.inOrder(lines, places)
        for line in lines {
            do { bill.amount = try bill.amount.adding(line.amount) } catch {
                throw .tooLarge(error)
            }
        }
        lines.removeAll()
        places.removeAll()
    }

    /// The lines in the order of the tariff's charges; percentages, minimums and credits last,
    /// as they were reckoned.
    private static func inOrder(
        _ lines: [TariffBill.Line], _ places: [Int]
    ) -> [TariffBill.Line] {
        lines.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { lines[$0] }
    }

    /// Adds a line where an explanation was asked for.
    mutating func append(
        _ index: Int, dates: DatePeriod, period: String? = nil, tier: Int? = nil,
        quantity: TariffBill.Quantity, price: TariffBill.Price, femtos: Int128, clause: Clause
    ) throws(TariffBillError) {
        guard explained else { return }
        let charge = plan.tariff.charges[index]
        places.append(charge.stage == .plain ? index : plan.tariff.charges.count)
        let rounding = charge.rounding ?? plan.tariff.rounding
        let unrounded = UnroundedMoney(femtos: femtos)
        let amount: Money
        do { amount = try unrounded.rounded(rounding) } catch { throw .tooLarge(error) }
        lines.append(
            TariffBill.Line(
                charge: charge.id, name: charge.name, component: charge.component,
                category: charge.category, dates: dates, period: period, tier: tier,
                quantity: quantity, price: price, unrounded: unrounded, amount: amount,
                rounding: rounding, clause: clause))
    }

    /// Adds a line of the regime and not of a charge.
    mutating func append(
        _ id: String, _ name: String, dates: DatePeriod, femtos: Int128
    ) throws(TariffBillError) {
        guard explained, femtos != 0 else { return }
        places.append(plan.tariff.charges.count)
        let unrounded = UnroundedMoney(femtos: femtos)
        let rounding = plan.tariff.rounding
        let amount: Money
        do { amount = try unrounded.rounded(rounding) } catch { throw .tooLarge(error) }
        lines.append(
            TariffBill.Line(
                charge: id, name: name, component: .export, category: .buyBack, dates: dates,
                period: nil, tier: nil, quantity: .credit, price: .none, unrounded: unrounded,
                amount: amount, rounding: rounding, clause: plan.tariff.clause))
    }
}

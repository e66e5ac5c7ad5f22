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
    /// The same as lines to the cent bank it.
    var billedBank = Money.zero
    var history: [DemandHistory]
    var countedThisYear: [Int128]
    /// The same in the cents of rounded lines, where an explanation is asked for.
    var centsThisYear: [Money]
    /// What each of the tariff's charges comes to in the month at hand.
    var amounts: [Int128]
    var lines: [TariffBill.Line] = []
    /// The month at hand to the cent, and what each charge comes to in it.
    var money = BilledMoney()
    var billedAmounts: [Money]
    var nettings: [EnergyNetting] = []
    var earnings: [CreditEarning] = []
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
        centsThisYear = [Money](repeating: .zero, count: plan.derived.count)
        amounts = [Int128](repeating: 0, count: plan.tariff.charges.count)
        billedAmounts = [Money](repeating: .zero, count: plan.tariff.charges.count)
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

    /// Makes the bill of one month, which is empty, once those before it were made.
    mutating func make(_ bill: inout MonthBill, _ month: Int) throws(TariffBillError) {
        for index in amounts.indices {
            amounts[index] = 0
            billedAmounts[index] = .zero
        }
        bill.energyBroughtForward = energyBroughtForward
        let parts = layout.months[month]
        for cell in parts.lowerBound * classCount..<parts.upperBound * classCount {
            bill.imported += Energy(milliwattHours: sums.classImports[cell])
            bill.exported += Energy(milliwattHours: sums.classExports[cell])
        }
        try addDemand(month, to: &bill)
        try addFixed(month, to: &bill)
        try addEnergy(month, to: &bill)
        try addReactive(month, to: &bill)
        try applyCredit(&bill)
        try addDerived(month, to: &bill)
        try settle(&bill)
        if explained { try putLines(on: &bill) }
    }

    private mutating func putLines(on bill: inout MonthBill) throws(TariffBillError) {
        bill.lines = Self.inOrder(lines, places)
        bill.billed = money
        bill.nettings = nettings
        bill.earnings = earnings
        lines.removeAll()
        places.removeAll()
        nettings.removeAll()
        earnings.removeAll()
        money = BilledMoney()
    }

    /// The lines in the order of the tariff's charges; percentages, minimums and credits last,
    /// as they were reckoned.
    private static func inOrder(
        _ lines: [TariffBill.Line], _ places: [Int]
    ) -> [TariffBill.Line] {
        lines.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { lines[$0] }
    }

    /// Adds a line where an explanation was asked for; its amount is `femtos` rounded by its
    /// rule, unless another is given.
    mutating func append(
        _ index: Int, dates: DatePeriod, period: String? = nil, tier: Int? = nil,
        quantity: TariffBill.Quantity, price: TariffBill.Price, femtos: Int128,
        amount: Money? = nil, clause: Clause
    ) throws(TariffBillError) {
        guard explained else { return }
        let charge = plan.tariff.charges[index]
        places.append(charge.stage == .plain ? index : plan.tariff.charges.count)
        let unrounded = UnroundedMoney(femtos: femtos)
        let due: Money
        do {
            if let amount {
                due = amount
            } else {
                due = try unrounded.rounded(rounding(of: index))
            }
            try money.add(due, of: charge.kind)
            billedAmounts[index] = try billedAmounts[index].adding(due)
        } catch {
            throw .tooLarge(error)
        }
        lines.append(
            TariffBill.Line(
                charge: charge.id, name: charge.name, component: charge.component,
                category: charge.category, dates: dates, period: period,
                periodName: period.flatMap(plan.tariff.calendar.periodName), tier: tier,
                quantity: quantity, price: price, unrounded: unrounded, amount: due,
                rounding: rounding(of: index), clause: clause))
    }

    func rounding(of index: Int) -> RoundingRule {
        plan.tariff.charges[index].rounding ?? plan.tariff.rounding
    }

    /// Adds a line of the regime and not of a charge: money that is the customer's, which
    /// takes `amount` off the bill.
    mutating func append(
        _ id: String, _ name: String, dates: DatePeriod, quantity: TariffBill.Quantity,
        price: TariffBill.Price = .none, unrounded: UnroundedMoney, amount: Money,
        clause: Clause? = nil
    ) throws(TariffBillError) {
        guard explained, unrounded != .zero || amount != .zero else { return }
        places.append(plan.tariff.charges.count)
        do { money.amount = try money.amount.adding(-amount) } catch {
            throw .tooLarge(error)
        }
        lines.append(
            TariffBill.Line(
                charge: id, name: name, component: .export, category: .buyBack, dates: dates,
                period: nil, periodName: nil, tier: nil, quantity: quantity, price: price,
                unrounded: -unrounded, amount: -amount, rounding: plan.tariff.rounding,
                clause: clause ?? plan.tariff.clause))
    }
}

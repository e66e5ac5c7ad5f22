public import Quantities

/// A simple-interest loan as it is really paid: interest accrues by the day on principal only.
///
/// On a posting the interest since the last one is rounded and added to what is unpaid; money goes
/// to fees, then interest, then principal. Unpaid interest and fees bear none.
public struct LoanLedger: Hashable, Sendable {
    public let contract: LoanContract
    public let terms: Terms
    /// What is due, in order, with what is due up to it.
    private(set) var installments: [Installment]
    /// The nominal rate of a year that interest accrues by.
    private(set) var annualRate: Ratio
    public private(set) var rows: [LedgerRow] = []
    public private(set) var quotes: [PayoffQuote] = []
    public private(set) var statuses: [LoanStatus] = []
    public private(set) var principal: Money
    public private(set) var interestUnpaid = Money.zero
    public private(set) var feeUnpaid = Money.zero
    /// All money received so far that covers installments, or would.
    public private(set) var received = Money.zero
    /// The part of ``received`` that went to fees.
    private(set) var feesReceived = Money.zero
    /// Money that was taken back after the loan was paid off; until then nothing it covered was
    /// late.
    private var suspended = Money.zero
    public private(set) var chargedOff: Money?
    public private(set) var recoveries = Money.zero
    /// Interest is posted up to this day.
    private var accruedTo: CivilDate
    /// The day of the last event.
    private(set) var lastDate: CivilDate
    private var count = 0
    /// The index of the next installment that a late fee may be assessed on.
    private var nextLate = 0

    /// What a ledger adds to a contract.
    public struct Terms: Hashable, Sendable {
        public var lateFee: LateFee?
        /// The days past due on which the loan is charged off.
        public var chargeOffAfter: Int?

        public init(lateFee: LateFee? = nil, chargeOffAfter: Int? = nil) {
            self.lateFee = lateFee
            self.chargeOffAfter = chargeOffAfter
        }
    }

    struct Installment: Hashable {
        let due: CivilDate
        let amount: Money
        let cumulative: Money
    }

    /// A ledger in which nothing has happened yet; `plan` says what is due.
    public init(_ plan: PaymentPlan, _ terms: Terms = Terms()) throws(LedgerError) {
        try Self.check(terms)
        contract = plan.contract
        self.terms = terms
        var cumulative = Money.zero
        installments = plan.map { row in
            cumulative += row.payment
            return Installment(due: row.due, amount: row.payment, cumulative: cumulative)
        }
        annualRate = contract.annualRate - contract.options.autopayDiscount
        principal = contract.principal
        accruedTo = contract.disbursed
        lastDate = contract.disbursed
    }

    private static func check(_ terms: Terms) throws(LedgerError) {
        if let fee = terms.lateFee {
            guard (0...365).contains(fee.graceDays) else { throw .graceOutOfRange(fee.graceDays) }
            guard (.zero...Money.inputLimit).contains(fee.flat ?? .zero),
                (.zero...Ratio.one).contains(fee.part ?? .zero)
            else { throw .lateFeeOutOfRange }
        }
        if let days = terms.chargeOffAfter, !(1...3_650).contains(days) {
            throw .chargeOffOutOfRange(days)
        }
    }

    /// Posts events by date, those of a day in their order.
    public mutating func post(_ events: [LedgerEvent]) throws(LedgerError) {
        let order = events.enumerated().sorted {
            ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
        }
        for (_, event) in order { try post(event) }
    }

    /// Posts an event, after what falls due at the start of its day.
    public mutating func post(_ event: LedgerEvent) throws(LedgerError) {
        guard event.date >= contract.disbursed else {
            throw .beforeDisbursement(event.date, disbursed: contract.disbursed)
        }
        guard event.date >= lastDate else { throw .outOfOrder(event.date, last: lastDate) }
        lastDate = event.date
        assess(upTo: event.date)
        switch event.action {
        case .payment(let amount):
            try Self.checkAmount(amount)
            try pay(amount, on: event.date)
        case .payoff: try pay(payoff(on: event.date), on: event.date)
        case .prepayment(let amount):
            try Self.checkAmount(amount)
            try prepay(amount, on: event.date)
        case .fee(let amount):
            try Self.checkAmount(amount)
            try charge(amount, on: event.date)
        case .advance(let amount):
            try lend(amount, on: event.date)
            received -= amount
        case .quote: quotes.append(quote(on: event.date))
        case .status: statuses.append(status(on: event.date))
        }
    }

    private static func checkAmount(_ amount: Money) throws(LedgerError) {
        guard amount > .zero, amount <= Money.inputLimit else { throw .amountOutOfRange(amount) }
    }

    /// Whether nothing is owed any more.
    public var isPaid: Bool { principal + interestUnpaid + feeUnpaid <= .zero }

    /// The sums of the rows.
    public var totals: LoanTotals {
        rows.reduce(into: LoanTotals()) { totals, row in
            totals.interest += row.interest
            totals.fees += row.fee
            totals.payments += row.payment
        }
    }
}

// MARK: - Interest

extension LoanLedger {
    /// The interest since the last posting, rounded once.
    func accrued(on date: CivilDate) -> Money {
        let fraction = contract.dayCount.yearFraction(from: accruedTo, to: date)
        let rate = PeriodRate(annual: annualRate, fraction)
        return rate.interest(on: principal, contract.rounding)
    }

    /// What would pay the loan off on `date`: never a per diem times days.
    func quote(on date: CivilDate) -> PayoffQuote {
        let base: Int64 =
            switch contract.dayCount {
            case .actualActualISDA, .actualActualYearEnd: CivilDate.isLeap(date.year) ? 366 : 365
            default: contract.dayCount.unitsPerYear
            }
        let daily = PeriodRate(annual: annualRate, YearFraction(1, base))
        let product = Int128(principal.cents) * Int128(daily.numerator) * 1_000_000
        return PayoffQuote(
            date: date, principal: principal, interest: interestUnpaid + accrued(on: date),
            fees: feeUnpaid,
            perDiemMillionths: Int64(
                product.divided(by: Int128(daily.denominator), .halfAwayFromZero)),
            rounding: contract.rounding)
    }

    /// What would pay the loan off on `date`, or recover all that was charged off.
    func payoff(on date: CivilDate) -> Money {
        guard let chargedOff else { return quote(on: date).payoff }
        return max(.zero, chargedOff + interestUnpaid + feeUnpaid - recoveries)
    }

    /// Posts the interest up to `date` and returns its days.
    private mutating func accrue(to date: CivilDate) -> Int {
        interestUnpaid += accrued(on: date)
        defer { accruedTo = date }
        return contract.dayCount.days(from: accruedTo, to: date)
    }
}

// MARK: - Postings

extension LoanLedger {
    private mutating func pay(_ amount: Money, on date: CivilDate) throws(LedgerError) {
        let owed = payoff(on: date)
        guard amount <= owed, owed > .zero else {
            throw .beyondPayoff(amount, on: date, payoff: owed)
        }
        guard chargedOff == nil else { return recover(amount, on: date) }
        received += amount
        let fees = feeUnpaid
        settle(amount, on: date, .payment)
        feesReceived += fees - feeUnpaid
    }

    /// Puts money to fees, then interest, then principal.
    private mutating func settle(_ amount: Money, on date: CivilDate, _ kind: LedgerRow.Kind) {
        let days = accrue(to: date)
        let fee = min(amount, feeUnpaid)
        let interest = min(amount - fee, interestUnpaid)
        feeUnpaid -= fee
        interestUnpaid -= interest
        principal -= amount - fee - interest
        count += 1
        rows.append(
            LedgerRow(
                number: count, date: date, days: days, interest: interest,
                principal: amount - fee - interest, fee: fee, balance: principal,
                kind: isPaid ? .payoff : kind, interestUnpaid: interestUnpaid,
                feeUnpaid: feeUnpaid))
    }

    /// Takes money that covers no installment: what is due stays due.
    private mutating func prepay(_ amount: Money, on date: CivilDate) throws(LedgerError) {
        let owed = payoff(on: date)
        guard amount < owed, chargedOff == nil else {
            throw .beyondPayoff(amount, on: date, payoff: owed)
        }
        settle(amount, on: date, .prepayment)
    }

    private mutating func charge(_ amount: Money, on date: CivilDate) throws(LedgerError) {
        guard feeUnpaid + amount <= Money.inputLimit else { throw .amountOutOfRange(amount) }
        feeUnpaid += amount
        note(.feeAssessed, on: date)
    }

    /// Takes money for a loan that is charged off: it repays principal that no balance shows.
    private mutating func recover(_ amount: Money, on date: CivilDate) {
        recoveries += amount
        received += amount
        count += 1
        rows.append(
            LedgerRow(
                number: count, date: date, days: 0, interest: .zero, principal: amount,
                fee: .zero, balance: .zero, kind: .recovery, interestUnpaid: interestUnpaid,
                feeUnpaid: feeUnpaid))
    }

    /// Lends more, which changes nothing of what is due.
    mutating func lend(_ amount: Money, on date: CivilDate) throws(LedgerError) {
        try Self.checkAmount(amount)
        guard principal + amount <= Money.inputLimit else { throw .amountOutOfRange(amount) }
        let days = accrue(to: date)
        lastDate = max(lastDate, date)
        principal += amount
        rows.append(
            LedgerRow(
                number: nil, date: date, days: days, interest: .zero, principal: -amount,
                fee: .zero, balance: principal, kind: .advance, interestUnpaid: interestUnpaid,
                feeUnpaid: feeUnpaid))
    }
}

// MARK: - Changes of what was agreed

extension LoanLedger {
    /// Adds unpaid interest to the principal, at most `limit`; it bears interest from then on.
    mutating func capitalize(upTo limit: Money?, on date: CivilDate) {
        let days = accrue(to: date)
        lastDate = max(lastDate, date)
        let amount = min(interestUnpaid, limit ?? interestUnpaid)
        guard amount > .zero else { return }
        interestUnpaid -= amount
        principal += amount
        rows.append(
            LedgerRow(
                number: nil, date: date, days: days, interest: amount, principal: -amount,
                fee: .zero, balance: principal, kind: .capitalize,
                interestUnpaid: interestUnpaid, feeUnpaid: feeUnpaid))
    }

    /// Puts other installments and another rate in the place of those from the first new one on.
    ///
    /// What was paid ahead does not count for the new ones where `isAhead`, since they were found
    /// on what is owed; who was behind still is, unless the change `cures` that.
    mutating func reschedule(
        on date: CivilDate, as due: [(due: CivilDate, amount: Money)], rate: Ratio, isAhead: Bool,
        cures: Bool
    ) {
        interestUnpaid += accrued(on: date)
        accruedTo = date
        lastDate = max(lastDate, date)
        annualRate = rate
        let first = due.first?.due ?? date.adding(days: 1)
        var kept = Array(installments.prefix { $0.due < first })
        if cures { kept = kept.map { $0.covered(by: received) } }
        var cumulative = kept.last?.cumulative ?? .zero
        if isAhead { cumulative = max(cumulative, received) }
        installments = kept
        for (due, amount) in due {
            cumulative += amount
            installments.append(Installment(due: due, amount: amount, cumulative: cumulative))
        }
    }
}

extension LoanLedger {
    /// Notes money that counts for nothing, but that what it covered is not late.
    mutating func suspend(_ amount: Money) { suspended += amount }

    /// Puts one installment on `due` of all that is then owed in the place of those after `date`;
    /// nothing of those up to it is due any more, nor will be late.
    mutating func demandRest(on date: CivilDate, due: CivilDate) {
        _ = accrue(to: date)
        suspended = .zero
        let kept = installments.prefix { $0.due <= date }.map { $0.covered(by: received) }
        nextLate = kept.count
        let rest = principal + interestUnpaid + accrued(on: due)
        installments =
            kept + [Installment(due: due, amount: rest, cumulative: received + rest)]
    }
}

extension LoanLedger.Installment {
    /// The installment as covered by what was received so far.
    fileprivate func covered(by received: Money) -> Self {
        Self(due: due, amount: amount, cumulative: min(cumulative, received))
    }
}

// MARK: - What falls due

extension LoanLedger {
    /// How far behind the loan is on `date`; an installment is past due from the next day on.
    func status(on date: CivilDate) -> LoanStatus {
        let oldest = chargedOff == nil && isPaid ? nil : oldestUncovered(before: date)
        let due = installments.last { $0.due < date }?.cumulative ?? .zero
        return LoanStatus(
            date: date,
            daysPastDue: oldest.map { Int(date.dayNumber - $0.due.dayNumber) } ?? 0,
            pastDue: oldest == nil ? .zero : due - received, isChargedOff: chargedOff != nil)
    }

    private func oldestUncovered(before date: CivilDate) -> Installment? {
        installments.first { $0.cumulative > received }.flatMap { $0.due < date ? $0 : nil }
    }

    /// Assesses late fees and charges off, day by day up to the start of `date`.
    mutating func assess(upTo date: CivilDate) {
        while !isPaid, chargedOff == nil {
            let late = nextLateFee
            let end = chargeOffDate
            guard let next = [late, end].compactMap({ $0 }).min(), next <= date else { return }
            if next == late { assessLateFee(on: next) } else { chargeOff(on: next) }
        }
    }

    /// The day a late fee may be assessed next.
    var nextLateFee: CivilDate? {
        guard let fee = terms.lateFee, nextLate < installments.count else { return nil }
        return installments[nextLate].due.adding(days: fee.graceDays + 1)
    }

    private var chargeOffDate: CivilDate? {
        guard let days = terms.chargeOffAfter,
            let oldest = installments.first(where: { $0.cumulative > received + suspended })
        else { return nil }
        return oldest.due.adding(days: days)
    }

    private mutating func assessLateFee(on date: CivilDate) {
        guard let fee = terms.lateFee else { return }
        let installment = installments[nextLate]
        nextLate += 1
        let due = installments.last { $0.due < date }?.cumulative ?? .zero
        guard received + suspended < due else { return }
        feeUnpaid += fee.amount(of: installment.amount, contract.rounding)
        note(.lateFeeAssessed, on: date)
    }

    private mutating func chargeOff(on date: CivilDate) {
        chargedOff = principal
        principal = .zero
        note(.chargeOff, on: date)
    }

    /// Adds a row in which no money moves.
    private mutating func note(_ kind: LedgerRow.Kind, on date: CivilDate) {
        rows.append(
            LedgerRow(
                number: nil, date: date, days: 0, interest: .zero, principal: .zero, fee: .zero,
                balance: principal, kind: kind, interestUnpaid: interestUnpaid,
                feeUnpaid: feeUnpaid))
    }
}

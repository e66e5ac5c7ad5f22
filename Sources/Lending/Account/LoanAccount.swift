public import Quantities

/// A loan of the book, as it stands after all that happened to it.
///
/// Its state is never stored but replayed: from the contract, event by event in the order of
/// their days. ``PaymentPlan`` says what is due, ``LoanLedger`` what was paid; what changes the
/// schedule is a new plan on what is owed then, whose installments take the place of those to
/// come.
public struct LoanAccount: Hashable, Sendable {
    /// The contract it began with.
    public let contract: LoanContract
    public let terms: Terms
    public internal(set) var ledger: LoanLedger
    /// The nominal rate of a year before an autopay discount.
    public internal(set) var baseRate: Ratio
    public internal(set) var hasAutopay: Bool
    /// What the present schedule does by itself on coming days, in their order.
    var pending: [Pending]
    /// What would be owed after each due date if all was paid on its day.
    var scheduled: [ScheduledBalance]
    /// The fees of the schedule that were assessed, which are part of its installments.
    private(set) var scheduledFees = Money.zero
    /// Fees beside the schedule that were paid before it was made anew, when what was paid for
    /// them stopped counting for installments.
    var settledFees = Money.zero
    /// When the schedule was made anew, and for what.
    var rescheduled: [Rescheduling] = []

    /// What an account adds to a contract.
    public struct Terms: Hashable, Sendable {
        public var ledger: LoanLedger.Terms
        /// Taken off the rate while payments are drawn automatically.
        public var autopayDiscount: Ratio
        /// Whether they are from the start, also where there is no discount for it.
        public var startsWithAutopay: Bool

        public init(
            ledger: LoanLedger.Terms = LoanLedger.Terms(), autopayDiscount: Ratio = .zero,
            startsWithAutopay: Bool = false
        ) {
            self.ledger = ledger
            self.autopayDiscount = autopayDiscount
            self.startsWithAutopay = startsWithAutopay
        }
    }

    /// That the schedule was made anew.
    struct Rescheduling: Hashable {
        let date: CivilDate
        /// The day of the first payment by it that is one, and its amount, but for interest that
        /// is due with it.
        let first: CivilDate?
        let payment: Money
    }

    struct ScheduledBalance: Hashable {
        let due: CivilDate
        let balance: Money
    }

    /// Something a schedule does by itself.
    struct Pending: Hashable {
        let date: CivilDate
        let action: Action

        enum Action: Hashable {
            /// Before what happens on its day.
            case fee(Money)
            /// After what happens on its day, as a recast.
            case capitalize(upTo: Money)
            case recast
        }

        /// Whether it comes before what happens on `day`.
        func precedes(_ day: CivilDate) -> Bool {
            if case .fee = action { return date <= day }
            return date < day
        }
    }

    /// A loan that was just disbursed.
    public init(_ contract: LoanContract, _ terms: Terms = Terms()) throws(LoanEventError) {
        let plan: PaymentPlan
        do throws(LoanContractError) { plan = try PaymentPlan(contract) } catch {
            throw .contract(error)
        }
        do throws(LedgerError) { ledger = try LoanLedger(plan, terms.ledger) } catch {
            throw .ledger(error)
        }
        self.contract = contract
        self.terms = terms
        baseRate = contract.annualRate
        hasAutopay = terms.startsWithAutopay || contract.options.autopayDiscount > .zero
        scheduled = []
        pending = []
        follow(plan, after: contract.disbursed)
    }

    /// A loan after `events`, which are in the order of their days.
    public init(
        _ contract: LoanContract, _ terms: Terms = Terms(), replaying events: [LoanEvent]
    ) throws(LoanReplayError) {
        do throws(LoanEventError) { try self.init(contract, terms) } catch {
            throw LoanReplayError(index: nil, reason: error)
        }
        for (index, event) in events.enumerated() {
            do throws(LoanEventError) { try take(event) } catch {
                throw LoanReplayError(index: index, reason: error)
            }
        }
    }

    public var isPaid: Bool { ledger.chargedOff == nil && ledger.isPaid }
    public var isChargedOff: Bool { ledger.chargedOff != nil }
    /// The rate interest accrues by.
    public var rate: Ratio { ledger.annualRate }
}

/// Which event of a loan cannot be replayed, and why.
public struct LoanReplayError: Error, Hashable, Sendable {
    /// The event's place among those replayed; nil where the contract itself is at fault.
    public let index: Int?
    public let reason: LoanEventError
}

// MARK: - Events

extension LoanAccount {
    /// Posts an event, after what falls due before it.
    ///
    /// What is refused leaves the account as it was. An event that was taken may be refused in
    /// a replay with another one before it: then that other one cannot be.
    public mutating func post(_ event: LoanEvent) throws(LoanEventError) {
        var changed = self
        try changed.take(event)
        self = changed
    }

    /// Posts an event that is new, if it may happen.
    ///
    /// Who is behind pays before the schedule changes.
    public mutating func accept(_ event: LoanEvent) throws(LoanEventError) {
        var before = self
        try before.advance(to: event.date)
        switch event.action {
        case .prepayment, .recast, .deferral:
            let due = before.due(on: event.date)
            guard due == .zero else { throw .pastDue(due, on: event.date) }
        case .payment, .payoff, .bounced, .advance, .fee, .restructure, .autopay: break
        }
        try post(event)
    }

    /// Posts an event in place; what is refused leaves the account in between.
    mutating func take(_ event: LoanEvent) throws(LoanEventError) {
        try advance(to: event.date)
        let date = event.date
        switch event.action {
        case .payment(let amount):
            guard !isPaid else { throw .paidOff(date) }
            try post(.payment(amount), on: date)
        case .payoff(let amount, let rest):
            guard !isPaid else { throw .paidOff(date) }
            try post(.payment(amount), on: date)
            if state == .active { demandRest(on: date, due: rest) }
        case .bounced(let amount): ledger.suspend(amount)
        case .advance(let amount):
            try checkOpen(on: date)
            do throws(LedgerError) { try ledger.lend(amount, on: date) } catch {
                throw .ledger(error)
            }
        case .fee(let amount):
            guard !isPaid else { throw .paidOff(date) }
            try post(.fee(amount), on: date)
        case .prepayment(let amount, let recasts):
            try checkOpen(on: date)
            let payoff = ledger.payoff(on: date)
            guard amount < payoff else {
                throw .prepaymentBeyondPayoff(amount, payoff: payoff)
            }
            try post(.prepayment(amount), on: date)
            if recasts { try recast(on: date) }
        case .recast:
            try checkOpen(on: date)
            try recast(on: date)
        case .restructure(let rate, let periods):
            try checkOpen(on: date)
            try restructure(rate, periods, on: date)
        case .deferral(let periods):
            try checkOpen(on: date)
            try deferNext(periods, on: date)
        case .autopay(let isOn):
            try checkOpen(on: date)
            try setAutopay(isOn, on: date)
        }
    }

    private func checkOpen(on date: CivilDate) throws(LoanEventError) {
        guard !isChargedOff else { throw .chargedOff(date) }
        guard !isPaid else { throw .paidOff(date) }
    }

    private mutating func post(
        _ action: LedgerEvent.Action, on date: CivilDate
    ) throws(LoanEventError) {
        do throws(LedgerError) { try ledger.post(LedgerEvent(action, on: date)) } catch {
            throw .ledger(error)
        }
    }

    /// Does what falls due by itself up to what happens on `date`.
    public mutating func advance(to date: CivilDate) throws(LoanEventError) {
        guard date >= contract.disbursed else {
            throw .ledger(.beforeDisbursement(date, disbursed: contract.disbursed))
        }
        guard date >= ledger.lastDate else {
            throw .ledger(.outOfOrder(date, last: ledger.lastDate))
        }
        while let next = pending.first, next.precedes(date) { try apply(next) }
        ledger.assess(upTo: date)
    }

    /// Does what the schedule does at the end of `date`, which nothing more happens on.
    mutating func close(_ date: CivilDate) throws(LoanEventError) {
        while let next = pending.first, next.date <= date { try apply(next) }
    }

    private mutating func apply(_ next: Pending) throws(LoanEventError) {
        pending.removeFirst()
        ledger.assess(upTo: next.date)
        guard !isPaid, !isChargedOff else {
            pending = []
            return
        }
        switch next.action {
        case .fee(let amount):
            try post(.fee(amount), on: next.date)
            scheduledFees += amount
        case .capitalize(let limit): ledger.capitalize(upTo: limit, on: next.date)
        case .recast:
            if ledger.principal > .zero { try recastPending(on: next.date) }
        }
    }

    private mutating func recastPending(on date: CivilDate) throws(LoanEventError) {
        do throws(LoanEventError) { try recast(on: date) } catch {
            // With no installment left there is nothing to be found anew.
            guard case .nothingLeft = error else { throw error }
        }
    }
}

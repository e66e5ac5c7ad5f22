public import Quantities

/// What a loan comes to in the accounts on a day: sums since its beginning.
///
/// Principal + interest + fees + received + written off = disbursed + interest earned + fees
/// earned + recovered, on every day.
public struct LoanBalances: Hashable, Sendable {
    /// What is owed, and not charged off.
    public var principal = Money.zero
    /// Interest up to the day that is not paid, and not charged off.
    public var interest = Money.zero
    public var fees = Money.zero
    /// All money that came in, less what was lent after the beginning.
    public var received = Money.zero
    /// What was lent at the beginning, less charges that were withheld.
    public var disbursed = Money.zero
    public var interestEarned = Money.zero
    /// With the charges that were withheld.
    public var feesEarned = Money.zero
    /// What was owed when the loan was charged off.
    public var writtenOff = Money.zero
    /// Money that came in after that.
    public var recovered = Money.zero

    public init() {}

    /// Nothing that was owed or came in is missing where it went.
    public var isBalanced: Bool {
        principal + interest + fees + received + writtenOff
            == disbursed + interestEarned + feesEarned + recovered
    }
}

extension LoanAccount {
    /// What the loan comes to at the end of `date`, on which or before which all events are.
    ///
    /// Interest counts to that day. A loan that is charged off earns no interest after its last
    /// posting; what had been counted of it is taken back.
    public func balances(on date: CivilDate) throws(LoanEventError) -> LoanBalances {
        var account = self
        try account.advance(to: date)
        let ledger = account.ledger
        let paid = ledger.rows.filter { $0.kind != .recovery }
        let charge = contract.options.prepaidFinanceCharge
        var balances = LoanBalances()
        balances.disbursed = contract.principal - charge
        balances.received = ledger.rows.map(\.payment).reduce(.zero, +)
        balances.interestEarned = paid.map(\.interest).reduce(ledger.interestUnpaid, +)
        balances.feesEarned = paid.map(\.fee).reduce(ledger.feeUnpaid + charge, +)
        if let chargedOff = ledger.chargedOff {
            balances.writtenOff = chargedOff + ledger.interestUnpaid + ledger.feeUnpaid
            balances.recovered = ledger.recoveries
        } else {
            let accrued = ledger.accrued(on: date)
            balances.principal = ledger.principal
            balances.interest = ledger.interestUnpaid + accrued
            balances.fees = ledger.feeUnpaid
            balances.interestEarned += accrued
        }
        return balances
    }
}

// MARK: - Where a loan stands

extension LoanAccount {
    /// What people ask about a loan on a day.
    public struct Position: Hashable, Sendable {
        public let date: CivilDate
        public let state: State
        public let rate: Ratio
        public let hasAutopay: Bool
        /// What would pay it off, or what of a charged-off loan is not recovered.
        public let payoff: Money
        public let quote: PayoffQuote
        public let status: LoanStatus
        /// What is due up to the day and not paid.
        public let due: Money
        /// The next installment after the day; nil where none is to come.
        public let nextDue: CivilDate?
        public let nextAmount: Money
        /// All money received so far.
        public let received: Money
        /// The day a late fee is charged if what is behind is not paid before; nil where nothing
        /// is behind, or none is charged for it any more.
        public let lateFeeOn: CivilDate?
    }

    public enum State: String, Hashable, Sendable, CaseIterable {
        case active
        case paid
        case chargedOff = "charged-off"
    }

    public var state: State { isChargedOff ? .chargedOff : isPaid ? .paid : .active }

    /// Where the loan stands on `date`.
    public func position(on date: CivilDate) throws(LoanEventError) -> Position {
        var account = self
        try account.advance(to: date)
        let ledger = account.ledger
        let payoff = ledger.payoff(on: date)
        let next = try account.nextInstallment(after: date)
        return Position(
            date: date, state: account.state, rate: account.rate,
            hasAutopay: account.hasAutopay, payoff: payoff, quote: ledger.quote(on: date),
            status: ledger.status(on: date), due: account.due(on: date), nextDue: next?.due,
            nextAmount: next?.amount ?? .zero,
            received: ledger.rows.map(\.payment).reduce(.zero, +),
            lateFeeOn: account.state == .active && ledger.received < account.covered(on: date)
                ? ledger.nextLateFee : nil)
    }

    /// The next installment and what of it is not paid ahead, at most what is then owed.
    private func nextInstallment(
        after date: CivilDate
    ) throws(LoanEventError) -> (due: CivilDate, amount: Money)? {
        guard state == .active, let next = ledger.installments.first(where: { $0.due > date })
        else { return nil }
        var account = self
        try account.advance(to: next.due)
        let payoff = account.ledger.payoff(on: next.due)
        let amount = min(next.cumulative - covered(on: date), next.cumulative - counted)
        return (next.due, min(max(.zero, amount), payoff))
    }

    /// What all installments up to `date` come to.
    func covered(on date: CivilDate) -> Money {
        ledger.installments.last { $0.due <= date }?.cumulative ?? .zero
    }

    /// Fees beside those of the schedule: for late payments, and what was charged apart.
    private var feesBeside: Money {
        ledger.feesReceived + ledger.feeUnpaid - scheduledFees - settledFees
    }

    /// What was received for installments: a fee beside them takes of it what it is.
    var counted: Money { ledger.received - feesBeside }

    /// What is due up to `date` and not paid, with fees; after the last installment's day all
    /// that is owed.
    func due(on date: CivilDate) -> Money {
        guard state == .active else { return .zero }
        if let last = ledger.installments.last, last.due < date { return ledger.payoff(on: date) }
        return max(.zero, min(covered(on: date) - counted, ledger.payoff(on: date)))
    }
}

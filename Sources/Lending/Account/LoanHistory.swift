public import Quantities

/// What happened to a loan, as its borrower is told it: events, and what followed from terms.
public struct LoanHistory: Hashable, Sendable {
    public let account: LoanAccount
    /// In the order of their days.
    public let activity: [LoanActivity]

    /// The history of a loan up to the end of `last`, on which or before which all events are.
    public init(
        _ contract: LoanContract, _ terms: LoanAccount.Terms, replaying events: [LoanEvent],
        through last: CivilDate
    ) throws(LoanReplayError) {
        var writer: HistoryWriter
        do throws(LoanEventError) { writer = try HistoryWriter(contract, terms) } catch {
            throw LoanReplayError(index: nil, reason: error)
        }
        for (index, event) in events.enumerated() {
            do throws(LoanEventError) { try writer.take(event) } catch {
                throw LoanReplayError(index: index, reason: error)
            }
        }
        do throws(LoanEventError) { try writer.advance(to: last) } catch {
            throw LoanReplayError(index: nil, reason: error)
        }
        account = writer.account
        activity = writer.activity
    }
}

/// One thing that happened to a loan.
public struct LoanActivity: Hashable, Sendable {
    public var date: CivilDate
    public var kind: Kind
    /// The money that moved, the fee that was charged, or the interest that was added to the
    /// loan; zero where the schedule alone changed.
    public var amount: Money
    /// How money was settled.
    public var interest: Money
    public var principal: Money
    public var fees: Money
    /// The principal owed afterwards.
    public var balance: Money
    /// What is paid from ``paidFrom`` on, where the schedule changed.
    public var payment: Money?
    public var paidFrom: CivilDate?

    public init(
        _ kind: Kind, on date: CivilDate, _ amount: Money = .zero, interest: Money = .zero,
        principal: Money = .zero, fees: Money = .zero, balance: Money, payment: Money? = nil,
        paidFrom: CivilDate? = nil
    ) {
        self.kind = kind
        self.date = date
        self.amount = amount
        self.interest = interest
        self.principal = principal
        self.fees = fees
        self.balance = balance
        self.payment = payment
        self.paidFrom = paidFrom
    }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case disbursement, payment, prepayment, advance, payoff, recovery, fee
        case lateFee = "late-fee"
        /// Interest that was added to what is owed.
        case interestAdded = "interest-added"
        case chargeOff = "charge-off"
        case recast, restructure, deferral
        case autopayOn = "autopay-on"
        case autopayOff = "autopay-off"
    }
}

/// Replays a loan and notes what comes of each step.
private struct HistoryWriter {
    var account: LoanAccount
    var activity: [LoanActivity]

    init(_ contract: LoanContract, _ terms: LoanAccount.Terms) throws(LoanEventError) {
        account = try LoanAccount(contract, terms)
        let charge = contract.options.prepaidFinanceCharge
        activity = [
            LoanActivity(
                .disbursement, on: contract.disbursed, contract.principal - charge,
                fees: charge, balance: contract.principal)
        ]
    }

    mutating func advance(to date: CivilDate) throws(LoanEventError) {
        let before = account
        try account.advance(to: date)
        note(since: before, isScheduled: true)
        for change in account.rescheduled.dropFirst(before.rescheduled.count) {
            note(.recast, on: change.date, change)
        }
    }

    mutating func take(_ event: LoanEvent) throws(LoanEventError) {
        try advance(to: event.date)
        let before = account
        try account.take(event)
        note(since: before, isScheduled: false)
        let change = account.rescheduled.dropFirst(before.rescheduled.count).last
        switch event.action {
        case .recast, .prepayment:
            if let change { note(.recast, on: event.date, change) }
        case .restructure: note(.restructure, on: event.date, change)
        case .deferral: note(.deferral, on: event.date, change)
        case .autopay(let isOn): note(isOn ? .autopayOn : .autopayOff, on: event.date, change)
        case .payment, .payoff, .bounced, .advance, .fee: break
        }
    }

    /// Notes a change of the schedule, with what is paid from then on.
    private mutating func note(
        _ kind: LoanActivity.Kind, on date: CivilDate, _ change: LoanAccount.Rescheduling?
    ) {
        activity.append(
            LoanActivity(
                kind, on: date, balance: account.ledger.principal,
                payment: change?.first == nil ? nil : change?.payment, paidFrom: change?.first))
    }

    /// Notes the rows that the ledger got, but not the fees that are part of installments.
    private mutating func note(since before: LoanAccount, isScheduled: Bool) {
        var unpaid = before.ledger.feeUnpaid
        for row in account.ledger.rows.dropFirst(before.ledger.rows.count) {
            let assessed = row.feeUnpaid - unpaid
            unpaid = row.feeUnpaid
            if row.kind == .feeAssessed && isScheduled { continue }
            activity.append(LoanActivity(row, assessed: assessed))
        }
    }
}

extension LoanActivity {
    fileprivate init(_ row: LedgerRow, assessed: Money) {
        let kind: Kind
        var amount = row.payment
        switch row.kind {
        case .payment: kind = .payment
        case .payoff: kind = .payoff
        case .recovery: kind = .recovery
        case .prepayment: kind = .prepayment
        case .advance:
            kind = .advance
            amount = -row.principal
        case .capitalize:
            kind = .interestAdded
            amount = row.interest
        case .feeAssessed:
            kind = .fee
            amount = assessed
        case .lateFeeAssessed:
            kind = .lateFee
            amount = assessed
        case .chargeOff: kind = .chargeOff
        }
        self.init(
            kind, on: row.date, amount, interest: row.interest, principal: row.principal,
            fees: row.fee, balance: row.balance)
    }
}

internal import Accounting
internal import NetMetering
internal import Quantities

/// Makes the journal entry of one statement.
///
/// What a credit is to the co-op decides where it is posted: with a third-party utility it
/// is the subscriber's claim on the utility, a memorandum; where the co-op is the utility
/// it is a liability of its own until it is used, lapses or is paid out.
struct StatementEntry {
    private let writer: StatementWriter
    private let subscription: Int64
    private let member: SubscriptionOutcome
    private let installment: StatementLine.InstallmentFact?
    private let loans: [LoanBill]
    private(set) var postings: [Posting] = []

    private var program: Program { writer.input.program }

    init(writer: StatementWriter, index: Int, loans: [LoanBill]) {
        self.writer = writer
        subscription = writer.input.subscriptions[index].number
        member = writer.outcome.members[index]
        installment = writer.input.subscriptions[index].installment
        self.loans = loans
        postings.reserveCapacity(8)
        postFee()
        if program.settlement.mode == .coop { postOwnCredit() } else { postUtilityCredit() }
        postEnergyCredit()
        postInstallment()
        postLoans()
    }

    /// The fee: owed by the subscriber, or by the utility that collects it.
    private mutating func postFee() {
        let fee = member.fee.amount
        let adminFee = member.settlement.adminFee
        if program.settlement.mode.isCollectedByUtility {
            add(common: .utilityReceivable, fee - adminFee)
        } else {
            add(.receivable, fee)
            add(common: .utilityReceivable, -adminFee)
        }
        add(common: .adminFee, adminFee)
        add(common: .subscriptionRevenue, -fee)
    }

    /// Credit at a third-party utility.
    private mutating func postUtilityCredit() {
        let money = member.money
        add(.creditEarned, -member.credit)
        add(.creditNetted, member.credit - money.earned)
        let isKnown = member.application != .utilityDecides
        add(isKnown ? .creditApplied : .creditExpected, money.applied)
        add(.creditBank, money.after.balance - money.before)
        add(.creditExpired, money.expired)
        add(.creditPaidOut, money.paidOut)
    }

    /// Credit that the co-op itself gives.
    private mutating func postOwnCredit() {
        let money = member.money
        let energyPayout = member.payout - money.paidOut
        add(common: .creditCost, money.earned - money.forfeited + energyPayout)
        add(.creditLiability, money.before - money.after.balance)
        add(.receivable, -money.applied - member.payout)
        add(common: .lowIncomePool, -money.pooled)
    }

    /// Credit in kilowatt-hours, where the program counts in them or carries them.
    private mutating func postEnergyCredit() {
        guard program.value.unit == .energy || program.allocation.limit == .load else { return }
        let energy = member.energy
        add(.energyCreditEarned, -energy.earned)
        let isKnown = member.application != .utilityDecides
        add(isKnown ? .energyCreditApplied : .energyCreditExpected, energy.applied)
        add(.energyCreditBank, energy.after.balance - energy.before)
        add(.energyCreditExpired, energy.expired)
        add(.energyCreditPaidOut, energy.paidOut)
    }

    private mutating func postInstallment() {
        guard let installment else { return }
        add(.receivable, installment.interest + installment.principal)
        add(.loanReceivable, -installment.principal)
        add(common: .interestIncome, -installment.interest)
    }

    /// What is asked for of loans is owed on the account from now on; to the loan it counts
    /// when it is paid.
    private mutating func postLoans() {
        for loan in loans {
            add(.receivable, loan.amount)
            add(.loanBilled, -loan.amount)
        }
    }

    private mutating func add(_ kind: AccountKind, _ amount: Money) {
        add(Account(kind, of: subscription), amount.cents)
    }

    private mutating func add(_ kind: AccountKind, _ energy: Energy) {
        add(Account(kind, of: subscription), energy.milliwattHours)
    }

    private mutating func add(common kind: AccountKind, _ amount: Money) {
        add(Account(kind), amount.cents)
    }

    /// Postings to one account are joined, and none is made of nothing.
    private mutating func add(_ account: Account, _ quantity: Int64) {
        guard quantity != 0 else { return }
        guard let index = postings.firstIndex(where: { $0.account == account }) else {
            postings.append(Posting(account, quantity: quantity))
            return
        }
        let sum = postings[index].quantity + quantity
        if sum == 0 {
            postings.remove(at: index)
        } else {
            postings[index] = Posting(account, quantity: sum)
        }
    }
}

extension SettlementRule.Mode {
    /// Whether the fee comes from the utility and not from the subscriber.
    var isCollectedByUtility: Bool { self == .net || self == .consolidated }
}

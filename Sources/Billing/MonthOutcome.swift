public import Accounting

public import Quantities

/// What came of an array's month: statements, entries and bank movements, to be written to
/// the book in one transaction, or only looked at.
public struct MonthOutcome: Sendable {
    public var run: RunFacts
    /// In the order of their numbers.
    public var statements: [StatementOutcome]
    /// Those that got none, with the reason; in the order of filing.
    public var held: [HeldSubscription]
    /// The month's entry of the array as a whole: its output, and what the host got.
    public var arrayEntry: Entry?
    public var totals: MonthTotals
    /// What is odd about fees, in the order of filing.
    public var feeRemarks: [FeeRemark]

    public init(
        run: RunFacts, statements: [StatementOutcome], held: [HeldSubscription],
        arrayEntry: Entry?, totals: MonthTotals, feeRemarks: [FeeRemark] = []
    ) {
        self.run = run
        self.statements = statements
        self.held = held
        self.arrayEntry = arrayEntry
        self.totals = totals
        self.feeRemarks = feeRemarks
    }
}

/// One statement and what it does to the book.
public struct StatementOutcome: Sendable {
    /// The subscription's number in the book.
    public var subscription: Int64
    public var statement: Statement
    /// Nil where nothing changes hands, as in a month without output.
    public var entry: Entry?
    public var bankMovements: [BankMovement]
    /// What is asked for of the subscription's loans.
    public var loanBills: [LoanBill]
    /// What was asked for of them, now or earlier, and is covered by credit on the account.
    public var loanCredit: Money

    public init(
        subscription: Int64, statement: Statement, entry: Entry?, bankMovements: [BankMovement],
        loanBills: [LoanBill] = [], loanCredit: Money = .zero
    ) {
        self.subscription = subscription
        self.statement = statement
        self.entry = entry
        self.bankMovements = bankMovements
        self.loanBills = loanBills
        self.loanCredit = loanCredit
    }
}

/// A subscription that got no statement.
public struct HeldSubscription: Hashable, Sendable {
    public var subscription: Int64
    public var subscriptionID: String
    public var name: String
    public var reason: String

    public init(subscription: Int64, subscriptionID: String, name: String, reason: String) {
        self.subscription = subscription
        self.subscriptionID = subscriptionID
        self.name = name
        self.reason = reason
    }
}

/// A change of one lot of a bank.
public struct BankMovement: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case deposit, draw, expiry, payout
    }

    public var kind: Kind
    /// The month the lot was earned in.
    public var earned: Month
    /// Positive into the bank, negative out of it.
    public var amount: CreditAmount

    public init(_ kind: Kind, earned: Month, amount: CreditAmount) {
        self.kind = kind
        self.earned = earned
        self.amount = amount
    }
}

/// The sums of an array's month: its energy as a whole, and the money of the statements that
/// the run makes, which are fewer when an earlier run made the others.
///
/// Metered = allocated + unallocated, always.
public struct MonthTotals: Hashable, Sendable {
    public var metered = Energy.zero
    public var allocated = Energy.zero
    public var unallocated = Energy.zero
    public var earned: CreditAmount = .money(.zero)
    public var applied: CreditAmount = .money(.zero)
    public var expired: CreditAmount = .money(.zero)
    public var paidOut: CreditAmount = .money(.zero)
    /// What the subscribers carry forward after the month.
    public var banked: CreditAmount = .money(.zero)
    /// The credit the array's host earned on the output nobody holds.
    public var hostCredit: CreditAmount = .money(.zero)
    /// What the utility owes the co-op for the output nobody holds.
    public var hostPayout = Money.zero
    public var fees = Money.zero
    public var utilityFees = Money.zero
    public var installments = Money.zero
    public var total = Money.zero

    public init() {}
}

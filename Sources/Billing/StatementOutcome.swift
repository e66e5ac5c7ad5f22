public import Accounting
public import Quantities

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

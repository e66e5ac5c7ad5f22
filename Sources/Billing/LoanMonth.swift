public import Lending
public import Quantities

/// A loan of the book as a bill run sees it.
public struct LoanMonth: Sendable {
    /// The number the book gave it.
    public var number: Int64
    public var id: String
    /// The product it was made on.
    public var product: RunFacts.Source
    public var productName: String
    /// What happened to it up to ``asOf``.
    public var history: LoanHistory
    /// The day of issue, or a later one where the book knows more already, as it does of the
    /// payments that the account shows.
    public var asOf: CivilDate
    /// What earlier statements asked for and was neither passed on to the loan nor taken back.
    public var unpaid: Money
    /// The day up to which they asked for installments; nil where none did.
    public var billedThrough: CivilDate?
    /// The first day of what no statement told yet; nil where none told of the loan.
    public var newFrom: CivilDate?
    /// How many events the book has of it.
    public var events: Int

    public init(
        number: Int64, id: String, product: RunFacts.Source, productName: String,
        history: LoanHistory, asOf: CivilDate, unpaid: Money, billedThrough: CivilDate?,
        newFrom: CivilDate?,
        events: Int
    ) {
        self.number = number
        self.id = id
        self.product = product
        self.productName = productName
        self.history = history
        self.asOf = asOf
        self.unpaid = unpaid
        self.billedThrough = billedThrough
        self.newFrom = newFrom
        self.events = events
    }
}

/// The loans of a subscription as a bill run sees them.
///
/// A class, since few subscriptions have one, and all would be larger by it.
public final class FinancingMonth: Sendable {
    /// In the order they were made.
    public let loans: [LoanMonth]
    /// What the last statement told that told of a loan; nil where none did.
    public let before: Statement.Financing?

    public init(loans: [LoanMonth], before: Statement.Financing?) {
        self.loans = loans
        self.before = before
    }
}

/// What a statement does to a loan, to be recorded with it.
public struct LoanBill: Hashable, Sendable {
    /// The loan's number in the book.
    public var loan: Int64
    /// What is asked for; negative where more is taken back than asked for.
    public var amount: Money
    /// The day up to which installments are asked for.
    public var through: CivilDate

    public init(loan: Int64, amount: Money, through: CivilDate) {
        self.loan = loan
        self.amount = amount
        self.through = through
    }
}

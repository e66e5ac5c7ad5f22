public import Accounting
public import Quantities

/// A loan of the book: the product it was made on, and what the borrower chose.
public struct BookLoanRow: Hashable, Sendable {
    /// What people call it.
    public var key: String
    public var array: Int64
    public var subscription: Int64
    /// The version of the product, see ``BookReader/document(_:)``.
    public var product: Digest
    public var principal: Money
    /// How many payments were agreed.
    public var periods: Int
    public var disbursed: CivilDate
    public var firstDue: CivilDate
    /// The day of the month that due dates are counted from.
    public var dueDay: Int
    /// Whether payments were drawn automatically from the start.
    public var hasAutopay: Bool

    public init(
        key: String, array: Int64, subscription: Int64, product: Digest, principal: Money,
        periods: Int, disbursed: CivilDate, firstDue: CivilDate, dueDay: Int, hasAutopay: Bool
    ) {
        self.key = key
        self.array = array
        self.subscription = subscription
        self.product = product
        self.principal = principal
        self.periods = periods
        self.disbursed = disbursed
        self.firstDue = firstDue
        self.dueDay = dueDay
        self.hasAutopay = hasAutopay
    }
}

/// Something that happened to a loan, or that takes such a thing back.
public struct LoanEventRow: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case disbursement, payment, prepayment, fee, recast, restructure, deferral, reversal
        /// A prepayment after which the payment is found anew.
        case prepaymentRecast = "prepayment-recast"
        case autopayOn = "autopay-on"
        case autopayOff = "autopay-off"
    }

    public var array: Int64
    public var loan: Int64
    /// From 1 for the disbursement, without gaps.
    public var number: Int
    /// The day it counts for.
    public var date: CivilDate
    /// When it was recorded.
    public var recordedAt: Instant
    public var kind: Kind
    public var amount: Money?
    /// The new rate of a restructuring.
    public var rate: Ratio?
    /// The new number of payments, or how many are left out.
    public var periods: Int?
    /// The number of the event it takes back.
    public var reverses: Int?
    /// What tells the event from all others, so that recording it twice is noticed.
    public var key: String
    public var reason: String?
    /// Where a payment came by a statement; nil where it was made to the loan itself.
    public var way: Way?

    /// How money that a statement asked for came to the loan.
    public enum Way: Hashable, Sendable {
        /// With a payment for the subscription, of this number in the book.
        case payment(Int64)
        /// Out of credit that a statement of the array, of this number, found on the account.
        case statement(Int64)
    }

    public init(
        array: Int64, loan: Int64, number: Int, date: CivilDate, recordedAt: Instant,
        kind: Kind, amount: Money? = nil, rate: Ratio? = nil, periods: Int? = nil,
        reverses: Int? = nil, key: String, reason: String? = nil, way: Way? = nil
    ) {
        self.array = array
        self.loan = loan
        self.number = number
        self.date = date
        self.recordedAt = recordedAt
        self.kind = kind
        self.amount = amount
        self.rate = rate
        self.periods = periods
        self.reverses = reverses
        self.key = key
        self.reason = reason
        self.way = way
    }
}

/// What a statement asks for of a loan.
public struct LoanBillRow: Hashable, Sendable {
    public var array: Int64
    public var loan: Int64
    /// The number of the array's statement.
    public var statement: Int64
    /// Negative where it takes back what earlier ones asked for and is not due any more.
    public var amount: Money
    /// The day up to which installments are asked for.
    public var through: CivilDate

    public init(
        array: Int64, loan: Int64, statement: Int64, amount: Money, through: CivilDate
    ) {
        self.array = array
        self.loan = loan
        self.statement = statement
        self.amount = amount
        self.through = through
    }
}

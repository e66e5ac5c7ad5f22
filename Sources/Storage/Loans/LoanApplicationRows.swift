public import Accounting
public import Quantities

/// What a borrower asked for, whether or not a loan was made of it.
public struct LoanApplicationRow: Hashable, Sendable {
    /// What people call it, and the loan that is made of it.
    public var key: String
    public var array: Int64
    public var subscription: Int64
    /// The version of the product that was in force on ``applied``, see
    /// ``BookReader/document(_:)``.
    public var product: Digest
    public var principal: Money
    /// How many payments are asked for.
    public var periods: Int
    public var applied: CivilDate
    /// Nil where the product says.
    public var firstDue: CivilDate?
    /// The day of the month that due dates are to be counted from; nil for that of the first.
    public var dueDay: Int?
    /// Whether payments are to be drawn automatically from the start.
    public var hasAutopay: Bool
    /// When it was recorded.
    public var recordedAt: Instant

    public init(
        key: String, array: Int64, subscription: Int64, product: Digest, principal: Money,
        periods: Int, applied: CivilDate, firstDue: CivilDate? = nil, dueDay: Int? = nil,
        hasAutopay: Bool = false, recordedAt: Instant
    ) {
        self.key = key
        self.array = array
        self.subscription = subscription
        self.product = product
        self.principal = principal
        self.periods = periods
        self.applied = applied
        self.firstDue = firstDue
        self.dueDay = dueDay
        self.hasAutopay = hasAutopay
        self.recordedAt = recordedAt
    }
}

/// That no loan will be made of an application, and why.
public struct LoanApplicationClosingRow: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// By the co-op.
        case declined
        /// By the applicant.
        case withdrawn
    }

    public var array: Int64
    public var application: Int64
    public var kind: Kind
    /// The day it counts for.
    public var date: CivilDate
    /// When it was recorded.
    public var recordedAt: Instant
    public var reason: String

    public init(
        array: Int64, application: Int64, kind: Kind, date: CivilDate, recordedAt: Instant,
        reason: String
    ) {
        self.array = array
        self.application = application
        self.kind = kind
        self.date = date
        self.recordedAt = recordedAt
        self.reason = reason
    }
}

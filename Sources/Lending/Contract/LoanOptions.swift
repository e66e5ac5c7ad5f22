public import Quantities

/// Terms of a loan that most loans do without.
public struct LoanOptions: Hashable, Sendable {
    /// How the payment is rounded, where not like interest; ``RoundingRule/up`` makes the last
    /// payment no larger than the others.
    public var paymentRounding: RoundingRule?
    /// Payments of interest alone, after deferred ones; all but one of them make a bullet loan.
    public var interestOnlyPeriods = 0
    public var deferral: Deferral?
    public var steps: PaymentSteps?
    /// Over how many periods the payment would repay; the last one pays the rest, a balloon.
    public var amortizationPeriods: Int?
    public var oddFirst = OddFirst.inside
    public var paymentBasis = PaymentBasis.actualPeriods
    /// Whether a payment below the interest is permitted, and the rest added to what is owed.
    public var allowsNegativeAmortization = false
    public var solarPaydown: SolarPaydown?
    public var shortfall = Shortfall.capitalize
    public var prepayments: [Prepayment] = []
    /// Taken off the rate while payments are drawn automatically.
    public var autopayDiscount = Ratio.zero
    /// A new rate after a payment, for which the payment is found anew.
    public var rateChange: RateChange?
    public var feePerPeriod = Money.zero
    /// Charges withheld from what is disbursed: the amount financed is the principal less this.
    public var prepaidFinanceCharge = Money.zero
    public var monthEnd = MonthEndRule.lastDay
    /// Apache Fineract: the payment is moved by the last one's difference, shared among all.
    public var evensLastPayment = false
    /// Apache Fineract: a payment that was agreed before the first due date was moved.
    public var fixedPayment: Money?

    public init() {}
}

/// A change of the rate agreed from the start, as when an autopay discount ends.
public struct RateChange: Hashable, Sendable {
    /// The number of the last payment at the old rate.
    public let after: Int
    /// The nominal annual rate from then on.
    public let rate: Ratio

    public init(after: Int, rate: Ratio) {
        self.after = after
        self.rate = rate
    }
}

/// Periods at the beginning in which nothing is paid.
public struct Deferral: Hashable, Sendable {
    public let periods: Int
    public let interest: DeferredInterest

    public init(periods: Int, interest: DeferredInterest) {
        self.periods = periods
        self.interest = interest
    }
}

/// What becomes of the interest of deferred periods.
public enum DeferredInterest: String, Hashable, Sendable, CaseIterable {
    /// Added to what is owed each period, so that it bears interest.
    case capitalizeEach = "capitalize_each"
    /// Each period's rounded, and added once in the last deferred period.
    case capitalizeEnd = "capitalize_end"
    /// None is charged.
    case none
}

/// How a first period of another length is paid for.
public enum OddFirst: String, Hashable, Sendable, CaseIterable {
    /// Inside the level payment.
    case inside
    /// With the first payment, apart from the level payment of regular periods.
    case separate
    /// As ``inside``, with a month and days counted as 1 + days over the days of the month they
    /// lie in: Apache Fineract, where the first due date was moved.
    case monthFraction = "month-fraction"
}

/// Which periods the level payment is reckoned with.
public enum PaymentBasis: String, Hashable, Sendable, CaseIterable {
    /// The periods as they are.
    case actualPeriods = "actual"
    /// Equal parts of a year.
    case nominal
}

/// A sum that a borrower pays, or borrows back, apart from what is scheduled.
public struct Prepayment: Hashable, Sendable {
    /// The number of the payment on whose due date it comes, after that payment.
    public let after: Int
    /// What is paid; negative where it is borrowed.
    public let amount: Money
    /// Whether the payment is found anew for the same last due date; otherwise the term shortens.
    public let recasts: Bool

    public init(after: Int, amount: Money, recasts: Bool = false) {
        self.after = after
        self.amount = amount
        self.recasts = recasts
    }
}

/// What becomes of interest that the first payment of a solar loan does not cover.
public enum Shortfall: String, Hashable, Sendable, CaseIterable {
    /// Added to what is owed every period, so that it bears interest.
    case capitalize
    /// Kept apart without interest, paid first by prepayments, and added at the checkpoint.
    case carry
}

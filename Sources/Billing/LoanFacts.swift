public import Lending
public import Quantities

extension Statement {
    /// The loans the share was bought with, and what it earned against what they cost.
    ///
    /// A class, since few statements have one, and all would be larger by it.
    public final class Financing: Hashable, Sendable {
        /// In the order they were made.
        public let loans: [LoanFact]
        /// Of the month.
        public let month: Comparison
        /// Of all statements that told of a loan.
        public let soFar: Comparison
        /// The first of those months.
        public let since: Month

        public init(
            loans: [LoanFact], month: Comparison, soFar: Comparison, since: Month
        ) {
            self.loans = loans
            self.month = month
            self.soFar = soFar
            self.since = since
        }

        public static func == (lhs: Financing, rhs: Financing) -> Bool {
            lhs.loans == rhs.loans && lhs.month == rhs.month && lhs.soFar == rhs.soFar
                && lhs.since == rhs.since
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(loans)
            hasher.combine(month)
            hasher.combine(soFar)
            hasher.combine(since)
        }
    }

    /// What a share earned, and what the loans took.
    public struct Comparison: Hashable, Sendable {
        /// What the subscriber was better off by the share, before the loans.
        public var earned: Money
        /// What statements asked for, and what else was paid to the loans.
        public var took: Money
        /// The part of what was paid that was interest and fees.
        public var interestAndFees: Money

        public init(
            earned: Money = .zero, took: Money = .zero, interestAndFees: Money = .zero
        ) {
            self.earned = earned
            self.took = took
            self.interestAndFees = interestAndFees
        }
    }

    /// A loan as it stands on a day, and what happened to it since the last statement.
    public struct LoanFact: Hashable, Sendable {
        public var id: String
        /// The file of the product it was made on.
        public var product: RunFacts.Source
        public var productName: String
        public var lent: Money
        public var disbursed: CivilDate
        /// The day on which it stands so: that of issue, or of the last event the book knows.
        public var asOf: CivilDate
        public var state: LoanAccount.State
        /// The nominal rate of a year.
        public var rate: Ratio
        /// The principal owed.
        public var balance: Money
        /// What would pay the loan off on the day.
        public var payoff: Money
        /// What should have been paid by the day and was not.
        public var behind: Money
        /// The day a late fee is charged if what is behind is not paid before.
        public var lateFeeOn: CivilDate?
        /// All money that was paid to the loan, and the part of it that was interest and fees.
        public var paid: Money
        public var paidInterestAndFees: Money
        /// What statements asked for and was not paid, this one among them.
        public var asked: Money
        /// In the order of their days; of what does not fit on a page the earliest is left out.
        public var activity: [LoanActivity]
        /// How much of it was left out.
        public var omitted: Int
        /// How many events the book had of the loan.
        public var events: Int

        public init(
            id: String, product: RunFacts.Source, productName: String, lent: Money,
            disbursed: CivilDate, asOf: CivilDate, state: LoanAccount.State, rate: Ratio,
            balance: Money, payoff: Money, behind: Money, paid: Money,
            paidInterestAndFees: Money, asked: Money, activity: [LoanActivity], omitted: Int,
            events: Int, lateFeeOn: CivilDate? = nil
        ) {
            self.id = id
            self.product = product
            self.productName = productName
            self.lent = lent
            self.disbursed = disbursed
            self.asOf = asOf
            self.state = state
            self.rate = rate
            self.balance = balance
            self.payoff = payoff
            self.behind = behind
            self.paid = paid
            self.paidInterestAndFees = paidInterestAndFees
            self.asked = asked
            self.activity = activity
            self.omitted = omitted
            self.events = events
            self.lateFeeOn = lateFeeOn
        }

        /// How much of a loan's activity a statement tells at most, to stay on its page.
        public static let mostActivity = 12
    }
}

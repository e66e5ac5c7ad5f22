public import Quantities

/// What one subscription got and owes for one month: the content of an issued document.
///
/// A statement says everything its page shows and names what each figure was made from,
/// so that it reads the same for ever, whatever is edited later. What all statements of an
/// array's month have in common stands once, in ``RunFacts``.
public struct Statement: Hashable, Sendable {
    /// The statement's place among those of its array, counted from one without gaps.
    public var number: StatementNumber
    public var recipient: Recipient
    /// The share over the month, each part with the days it was held.
    public var shares: [ShareFact]
    /// The part of the array's output that fell to the share.
    public var allocated: Energy
    public var credit: CreditFacts
    public var lines: [StatementLine]
    public var remarks: [Remark]
    /// Up to twelve months, oldest first, this one last.
    public var history: [HistoryMonth]
    /// Nil where the members' interval data do not allow it to be computed.
    public var sharing: SharingFact?
    /// Nil where no loan of the book is for the share.
    public var financing: Financing?

    public init(
        number: StatementNumber, recipient: Recipient, shares: [ShareFact], allocated: Energy,
        credit: CreditFacts, lines: [StatementLine], remarks: [Remark], history: [HistoryMonth],
        sharing: SharingFact?, financing: Financing? = nil
    ) {
        self.number = number
        self.recipient = recipient
        self.shares = shares
        self.allocated = allocated
        self.credit = credit
        self.lines = lines
        self.remarks = remarks
        self.history = history
        self.sharing = sharing
        self.financing = financing
    }

    /// What is to be paid: the sum of the lines, negative where money is owed to the
    /// subscriber.
    public var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
}

extension Statement {
    /// Whom the statement is for.
    public struct Recipient: Hashable, Sendable {
        public var subscriberID: String
        public var name: String
        /// The class of the subscriber, as in `residential`.
        public var memberClass: String
        /// The account with the utility that the credits go to.
        public var utilityAccount: String
        public var subscriptionID: String

        public init(
            subscriberID: String, name: String, memberClass: String, utilityAccount: String,
            subscriptionID: String
        ) {
            self.subscriberID = subscriberID
            self.name = name
            self.memberClass = memberClass
            self.utilityAccount = utilityAccount
            self.subscriptionID = subscriptionID
        }
    }

    /// A share as held on some days of the month.
    public struct ShareFact: Hashable, Sendable {
        public var days: DatePeriod
        /// In the share unit of the array.
        public var units: Int64
        /// What the array made in these days.
        public var metered: Energy
        /// What fell to the share in these days.
        public var allocated: Energy

        public init(days: DatePeriod, units: Int64, metered: Energy, allocated: Energy) {
            self.days = days
            self.units = units
            self.metered = metered
            self.allocated = allocated
        }
    }

    /// A month of the past, for the chart.
    public struct HistoryMonth: Hashable, Sendable {
        public var month: Month
        public var allocated: Energy
        public var credit: CreditAmount

        public init(month: Month, allocated: Energy, credit: CreditAmount) {
            self.month = month
            self.allocated = allocated
            self.credit = credit
        }
    }

    /// The sharing contribution rate of the month, by the theta rule.
    public struct SharingFact: Hashable, Sendable {
        /// In millionths; nil where nothing was shared.
        public var rate: Int64?
        /// What the member's part in the sharing saved, in trillionths of the currency unit.
        public var contribution: Int128

        public init(rate: Int64?, contribution: Int128) {
            self.rate = rate
            self.contribution = contribution
        }
    }
}

public import Quantities

/// The net-metering credit of a statement, from its value to its bank.
///
/// Earned + bank before = applied + expired + paid out + bank after, always.
public struct CreditFacts: Hashable, Sendable {
    /// How the value came about, a part for each term of the program.
    public var terms: [CreditTerm]
    public var rounding: RoundingRule
    public var earned: CreditAmount
    public var bankBefore: CreditAmount
    public var applied: CreditAmount
    public var expired: CreditAmount
    public var paidOut: CreditAmount
    /// What is carried forward, oldest first.
    public var bank: [Lot]
    /// What is known of the bill the credit was set against.
    public var application: Application
    /// The utility's fee for settling the credits, where it keeps one from this member.
    public var utilityFee: Money?
    /// What the subscriber's bills together fell by: credit used, less the fee and an added
    /// minimum bill; negative where more is paid.
    public var saving: Money?
    /// The credit's value before the utility passed a part of it to the co-op; nil where
    /// all of it reached the subscriber as ``earned``.
    public var value: Money?
    /// Kilowatt-hours carried beside credits in money, where the program limits credit to
    /// usage; nil where there are none.
    public var carriedEnergy: CarriedEnergy?
    /// The minimum bill that the credit could not touch or that was added back.
    public var minimumBill: Money?
    /// Whether the minimum bill was added to what the credit left of the bill.
    public var isMinimumAdded: Bool
    /// The utility's bill after the credit, where it is known.
    public var billAfter: Money?
    /// The place in ``RunFacts/utilityReports`` of the report that the bill or the use is
    /// from; nil where it is from none.
    public var report: Int?

    public init(
        terms: [CreditTerm], rounding: RoundingRule, earned: CreditAmount,
        bankBefore: CreditAmount, applied: CreditAmount, expired: CreditAmount,
        paidOut: CreditAmount, bank: [Lot], application: Application, utilityFee: Money?,
        saving: Money?, value: Money? = nil, carriedEnergy: CarriedEnergy? = nil,
        minimumBill: Money? = nil, isMinimumAdded: Bool = false, billAfter: Money? = nil,
        report: Int? = nil
    ) {
        self.terms = terms
        self.rounding = rounding
        self.earned = earned
        self.bankBefore = bankBefore
        self.applied = applied
        self.expired = expired
        self.paidOut = paidOut
        self.bank = bank
        self.application = application
        self.utilityFee = utilityFee
        self.saving = saving
        self.value = value
        self.carriedEnergy = carriedEnergy
        self.minimumBill = minimumBill
        self.isMinimumAdded = isMinimumAdded
        self.billAfter = billAfter
        self.report = report
    }

    /// A month's movement of kilowatt-hours carried forward.
    ///
    /// Before + earned = applied + expired + paid out + after, always.
    public struct CarriedEnergy: Hashable, Sendable {
        public var before: Energy
        public var earned: Energy
        public var applied: Energy
        public var expired: Energy
        public var paidOut: Energy
        public var lots: [Lot]

        public init(
            before: Energy, earned: Energy, applied: Energy, expired: Energy, paidOut: Energy,
            lots: [Lot]
        ) {
            self.before = before
            self.earned = earned
            self.applied = applied
            self.expired = expired
            self.paidOut = paidOut
            self.lots = lots
        }
    }

    /// Credit carried forward that was earned in one month.
    public struct Lot: Hashable, Sendable {
        public var earned: Month
        public var amount: CreditAmount
        /// The month at whose end it lapses; nil where it does not.
        public var expires: Month?

        public init(earned: Month, amount: CreditAmount, expires: Month?) {
            self.earned = earned
            self.amount = amount
            self.expires = expires
        }
    }

    public enum Application: Hashable, Sendable {
        /// The utility's bill is not known here, so the credit is taken as used in full; the
        /// bill decides.
        case utilityDecides
        /// Set against this much of the utility's bill.
        case against(bill: Money)
        /// Set against this much usage.
        case usage(Energy)
    }
}

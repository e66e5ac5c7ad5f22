public import Quantities

/// What a co-op lends on: the terms that all loans of one kind have in common.
///
/// An application says the rest, and ``contract(for:)`` makes one of both or refuses by name.
public struct LoanProduct: Hashable, Sendable {
    public var identity: Identity
    /// The nominal rate of a year.
    public var rate: Ratio
    /// Taken off the rate while payments are drawn automatically.
    public var autopayDiscount = Ratio.zero
    /// What may be lent.
    public var amounts: ClosedRange<Money>
    /// How many payments there may be.
    public var periods: ClosedRange<Int>
    public var calendar = Calendar()
    public var fees = Fees()
    public var ledger = LoanLedger.Terms()
    /// What a prepayment does where the borrower does not say.
    public var prepayment = PrepaymentEffect.shorterTerm
    public var paydown: SolarPaydown?
    public var shortfall = Shortfall.capitalize
    /// What the servicer keeps of what investors are paid.
    public var servicing: ServicingFee?

    public init(
        identity: Identity, rate: Ratio, amounts: ClosedRange<Money>, periods: ClosedRange<Int>
    ) {
        self.identity = identity
        self.rate = rate
        self.amounts = amounts
        self.periods = periods
    }

    /// What a product is called, when it is offered, and where its terms are from.
    public struct Identity: Hashable, Sendable {
        /// The same in all versions of a product.
        public var id: ID<LoanProduct>
        public var name: String
        /// The days on which loans are disbursed on this version.
        public var effective: DatePeriod
        /// ISO 4217, as in `USD`.
        public var currency: String
        public var sources: [Source]
        /// Whether it holds terms that are from no published sheet.
        public var isIllustrative: Bool
        /// The line of the file that says all this.
        public var line: Int

        public init(
            id: ID<LoanProduct>, name: String, effective: DatePeriod, currency: String = "USD",
            sources: [Source] = [], isIllustrative: Bool = false, line: Int = 1
        ) {
            self.id = id
            self.name = name
            self.effective = effective
            self.currency = currency
            self.sources = sources
            self.isIllustrative = isIllustrative
            self.line = line
        }
    }

    /// Where terms were taken from, so that anyone can look them up.
    public struct Source: Hashable, Sendable {
        public var document: String
        public var url: String?
        /// The day the document was read.
        public var read: CivilDate
        /// What a reader should know of it.
        public var note: String

        public init(document: String, url: String?, read: CivilDate, note: String) {
            self.document = document
            self.url = url
            self.read = read
            self.note = note
        }
    }

    /// When payments are due, and how time and cents are counted.
    public struct Calendar: Hashable, Sendable {
        public var frequency = PaymentFrequency.monthly
        /// The day of the month all payments are due; nil where the borrower chooses it.
        public var dueDay: Int?
        public var dayCount = DayCount.thirty360US
        public var rounding = RoundingRule.halfAwayFromZero
        /// How the level payment is rounded, where not like interest.
        public var paymentRounding: RoundingRule?

        public init() {}
    }

    /// What a loan costs beside interest.
    public struct Fees: Hashable, Sendable {
        /// With every payment.
        public var perPeriod = Money.zero
        /// Withheld from what is disbursed.
        public var prepaid = Money.zero
        /// As a part of what is lent, on top of ``prepaid``.
        public var prepaidPart = Ratio.zero

        public init() {}
    }
}

/// What becomes of a loan whose borrower pays principal before it is due.
public enum PrepaymentEffect: String, Hashable, Sendable, CaseIterable {
    /// The payment stays, and the loan ends sooner.
    case shorterTerm = "shorter-term"
    /// The payment is found anew for the same last due date.
    case recast
}

extension LoanProduct {
    /// The contract of a loan, if the product allows it.
    public func contract(
        for application: LoanApplication
    ) throws(LoanProductError) -> LoanContract {
        guard identity.effective.contains(application.disbursed) else {
            throw .notOffered(application.disbursed, identity.effective)
        }
        guard amounts.contains(application.amount) else {
            throw .amountOutOfRange(application.amount, amounts)
        }
        guard periods.contains(application.periods) else {
            throw .periodsOutOfRange(application.periods, periods)
        }
        if let day = calendar.dueDay, let date = application.firstDue, date.day != day {
            throw .wrongDueDay(date, expected: day)
        }
        let first = firstDue(application)
        do throws(LoanContractError) {
            return try LoanContract(
                principal: application.amount, annualRate: rate, periods: application.periods,
                disbursed: application.disbursed, firstDue: first.date, dueDay: first.day,
                frequency: calendar.frequency, dayCount: calendar.dayCount,
                rounding: calendar.rounding, options: options(application))
        } catch {
            throw .contract(error)
        }
    }

    private func options(_ application: LoanApplication) -> LoanOptions {
        var options = LoanOptions()
        options.paymentRounding = calendar.paymentRounding
        options.feePerPeriod = fees.perPeriod
        options.prepaidFinanceCharge = prepaidCharge(on: application.amount)
        options.autopayDiscount = application.hasAutopay ? autopayDiscount : .zero
        options.solarPaydown = paydown
        options.shortfall = paydown == nil ? .capitalize : shortfall
        return options
    }

    /// What is withheld from what is lent, rounded as interest is.
    public func prepaidCharge(on amount: Money) -> Money {
        let product = Int128(amount.cents) * Int128(fees.prepaidPart.billionths)
        let part = product.divided(by: Int128(Ratio.one.billionths), calendar.rounding)
        return fees.prepaid + Money(cents: Int64(part))
    }

    /// The first day a payment is due, and the day of the month that later ones are counted from.
    private func firstDue(_ application: LoanApplication) -> (date: CivilDate, day: Int) {
        if let date = application.firstDue { return (date, application.dueDay ?? date.day) }
        let start = application.disbursed
        switch calendar.frequency {
        case .days(let count):
            let date = start.adding(days: count)
            return (date, date.day)
        case .months(let count):
            let month = start.monthOfYear.adding(months: count)
            let day = calendar.dueDay ?? start.day
            let isSoon = month.day(day) < month.day(start.day)
            return ((isSoon ? month.next : month).day(day), day)
        }
    }
}

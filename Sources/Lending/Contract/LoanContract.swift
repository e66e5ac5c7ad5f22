public import Quantities

/// What borrower and lender agreed on, with every term that shapes the schedule.
///
/// ``LoanTerms`` is the small part of it that a share's loan needs: level monthly payments.
public struct LoanContract: Hashable, Sendable {
    public let principal: Money
    /// The nominal rate of a year, before an autopay discount.
    public let annualRate: Ratio
    /// How many payments there are at most.
    public let periods: Int
    /// The day the money is lent, on which interest begins.
    public let disbursed: CivilDate
    public let firstDue: CivilDate
    /// The day of the month that due dates are counted from.
    public let dueDay: Int
    public let frequency: PaymentFrequency
    public let dayCount: DayCount
    /// How interest, fees and, unless it has a rule of its own, the payment are rounded.
    public let rounding: RoundingRule
    public let options: LoanOptions

    /// The contract, if a loan can be made on it.
    ///
    /// Whether its payment covers the interest is found when the schedule is made.
    public init(
        principal: Money, annualRate: Ratio, periods: Int, disbursed: CivilDate,
        firstDue: CivilDate, dueDay: Int? = nil, frequency: PaymentFrequency = .monthly,
        dayCount: DayCount = .thirty360US, rounding: RoundingRule = .halfAwayFromZero,
        options: LoanOptions = LoanOptions()
    ) throws(LoanContractError) {
        self.principal = principal
        self.annualRate = annualRate
        self.periods = periods
        self.disbursed = disbursed
        self.firstDue = firstDue
        self.dueDay = dueDay ?? firstDue.day
        self.frequency = frequency
        self.dayCount = dayCount
        self.rounding = rounding
        self.options = options
        try checkFigures()
        try checkDates()
        try checkPhases()
        try checkPrepayments()
    }

    /// How many payments a loan may have.
    public static let periodsAllowed = 1...1_200

    /// No balance or payment of a schedule may exceed it, in cents: interest added for long enough
    /// would be more than an integer holds.
    static let balanceLimit: Int64 = 10_000_000_000_000_000

    var dates: DueDates {
        DueDates(
            first: firstDue, dueDay: dueDay, frequency: frequency, monthEnd: options.monthEnd)
    }

    /// The day payment `number` is due, from 1.
    public func dueDate(_ number: Int) -> CivilDate { dates.date(number) }

    /// Whether the first period is as long as a regular one.
    public var hasRegularFirstPeriod: Bool { dates.isRegular(from: disbursed) }

    /// How many periods the payment is reckoned over: more than are paid where there is a balloon.
    var amortizedPeriods: Int { options.amortizationPeriods ?? periods }

    /// The number of the first payment that repays: after deferral and interest-only periods.
    var firstLevel: Int { (options.deferral?.periods ?? 0) + options.interestOnlyPeriods + 1 }
}

// MARK: - Checks

extension LoanContract {
    private func checkFigures() throws(LoanContractError) {
        guard principal > .zero, principal <= Money.inputLimit else {
            throw .principalOutOfRange(principal)
        }
        guard annualRate >= .zero, annualRate <= .one else { throw .rateOutOfRange(annualRate) }
        guard options.autopayDiscount >= .zero, options.autopayDiscount <= annualRate else {
            throw .discountOutOfRange(options.autopayDiscount, rate: annualRate)
        }
        guard Self.periodsAllowed.contains(periods) else { throw .periodsOutOfRange(periods) }
        guard frequency.isAllowed else { throw .frequencyOutOfRange(frequency) }
        guard options.feePerPeriod >= .zero, options.feePerPeriod <= Money.inputLimit else {
            throw .feeOutOfRange(options.feePerPeriod)
        }
        let charge = options.prepaidFinanceCharge
        guard charge >= .zero, charge < principal else {
            throw .prepaidChargeOutOfRange(charge, principal: principal)
        }
        if let fixed = options.fixedPayment {
            guard fixed > .zero, fixed <= Money.inputLimit else { throw .paymentOutOfRange(fixed) }
        }
    }

    private func checkDates() throws(LoanContractError) {
        guard (1...31).contains(dueDay) else { throw .noSuchDueDay(dueDay) }
        guard dates.isAnchored else { throw .notOnDueDay(firstDue, dueDay: dueDay) }
        guard disbursed < firstDue else {
            throw .dueBeforeDisbursement(firstDue: firstDue, disbursed: disbursed)
        }
        guard dates.fits(max(periods, min(amortizedPeriods, Self.periodsAllowed.upperBound)))
        else { throw .endsTooLate(firstDue: firstDue, periods: periods) }
    }

    private func checkPhases() throws(LoanContractError) {
        if let deferral = options.deferral, deferral.periods < 1 {
            throw .phaseOutOfRange(.deferral, deferral.periods)
        }
        guard options.interestOnlyPeriods >= 0 else {
            throw .phaseOutOfRange(.interestOnly, options.interestOnlyPeriods)
        }
        let (first, overflow) = (options.deferral?.periods ?? 0)
            .addingReportingOverflow(options.interestOnlyPeriods)
        guard !overflow, first < periods else { throw .nothingLeftToRepay(periods: periods) }
        guard (periods...Self.periodsAllowed.upperBound).contains(amortizedPeriods) else {
            throw .amortizationOutOfRange(amortizedPeriods, periods: periods)
        }
        if let steps = options.steps {
            guard steps.every >= 1 else { throw .phaseOutOfRange(.steps, steps.every) }
            guard steps.growth > .zero, steps.growth <= .one else {
                throw .growthOutOfRange(steps.growth)
            }
            guard options.solarPaydown == nil, options.rateChange == nil,
                options.amortizationPeriods == nil,
                !options.prepayments.contains(where: \.recasts)
            else { throw .stepsCannotBeRecast }
        }
        try checkSolarPaydown()
        if let change = options.rateChange {
            guard (firstLevel..<periods).contains(change.after) else {
                throw .phaseOutOfRange(.rateChange, change.after)
            }
            guard change.rate >= .zero, change.rate <= .one else {
                throw .rateOutOfRange(change.rate)
            }
        }
    }

    private func checkSolarPaydown() throws(LoanContractError) {
        guard let solar = options.solarPaydown else {
            guard options.shortfall == .capitalize else { throw .carryWithoutCheckpoint }
            return
        }
        guard (firstLevel..<periods).contains(solar.checkpoint) else {
            throw .phaseOutOfRange(.checkpoint, solar.checkpoint)
        }
        guard solar.target >= .zero, solar.target < .one else {
            throw .targetOutOfRange(solar.target)
        }
    }

    private func checkPrepayments() throws(LoanContractError) {
        for prepayment in options.prepayments {
            guard (1..<periods).contains(prepayment.after) else {
                throw .phaseOutOfRange(.prepayment, prepayment.after)
            }
            guard prepayment.amount != .zero, prepayment.amount <= Money.inputLimit,
                prepayment.amount >= -Money.inputLimit
            else { throw .prepaymentOutOfRange(prepayment.amount) }
        }
    }
}

public import Quantities

/// The annual percentage rate by the actuarial method of Regulation Z, Appendix J.
///
/// The rate of a unit period at which the amount financed is worth the payments, times the unit
/// periods of a year.
public struct AnnualPercentageRate: Hashable, Sendable {
    private let rate: RateOfReturn
    private let perYear: YearFraction

    /// The rate of some flows, nil where there is none.
    public init?(_ flows: [CashFlow], perYear: YearFraction) {
        guard let rate = RateOfReturn(of: flows) else { return nil }
        self.rate = rate
        self.perYear = perYear
    }

    /// The rate of a schedule on which `financed` is advanced, nil where there is none.
    public init?(of plan: PaymentPlan, financed: Money) {
        let first = plan.contract.firstUnitPeriod
        let payments = plan.map { row in
            CashFlow(row.payment, period: first.full + row.number - 1, odd: first.odd)
        }
        self.init(
            [CashFlow(-financed, period: 0)] + payments, perYear: plan.contract.frequency.perYear)
    }

    /// The percentage to four decimals, half up.
    public var percent: String { rate.nominalPercent(perYear: perYear, decimals: 4) }
}

/// The time to the first payment in unit periods (Appendix J (b)(5)).
public struct UnitPeriod: Hashable, Sendable {
    /// Whole unit periods, counted back from the first payment.
    public let full: Int
    /// The days that are left, over 30 for each month of a unit period or the days of one.
    public let odd: YearFraction
}

extension LoanContract {
    /// The unit periods from the disbursement to the first due date.
    public var firstUnitPeriod: UnitPeriod {
        if hasRegularFirstPeriod { return UnitPeriod(full: 1, odd: YearFraction(0, 1)) }
        switch frequency {
        case .days(let length):
            let days = Int(firstDue.dayNumber - disbursed.dayNumber)
            return UnitPeriod(
                full: days / length, odd: YearFraction(Int64(days % length), Int64(length)))
        case .months(let months):
            let monthly = DueDates(
                first: firstDue, dueDay: dueDay, frequency: .monthly, monthEnd: options.monthEnd)
            var whole = firstDue.monthOfYear.months(since: disbursed.monthOfYear) + 1
            while whole > 0, monthly.date(1 - whole) < disbursed { whole -= 1 }
            let days = Int(monthly.date(1 - whole).dayNumber - disbursed.dayNumber)
            return UnitPeriod(
                full: whole / months,
                odd: YearFraction(
                    Int64(whole % months * 30 + days), Int64(months * 30)))
        }
    }
}

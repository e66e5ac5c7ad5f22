import Lending
import Quantities
import TestSupport

extension LoanContract {
    /// A contract with terms of all kinds that go together.
    static func random(using seed: inout Seed) throws -> LoanContract {
        let periods = Int.random(in: 2...120, using: &seed)
        var options = LoanOptions()
        options.interestOnlyPeriods = Int.random(in: 0...3, using: &seed) % periods
        if Bool.random(using: &seed), options.interestOnlyPeriods + 4 < periods {
            options.deferral = Deferral(
                periods: Int.random(in: 1...3, using: &seed),
                interest: DeferredInterest.allCases.randomElement(using: &seed) ?? .none)
        }
        if Bool.random(using: &seed) {
            options.feePerPeriod = Money(cents: .random(in: 0...1_000, using: &seed))
        }
        options.oddFirst = Bool.random(using: &seed) ? .inside : .separate
        options.allowsNegativeAmortization = true
        switch Int.random(in: 0...3, using: &seed) {
        case 0:
            options.steps = PaymentSteps(
                every: Int.random(in: 1...24, using: &seed),
                growth: Ratio(billionths: .random(in: 1...80_000_000, using: &seed)))
        case 1: options.amortizationPeriods = periods + Int.random(in: 0...60, using: &seed)
        default: break
        }
        let dayCount = DayCount.allCases.randomElement(using: &seed) ?? .actual360
        let frequencies: [PaymentFrequency] = [.monthly, .quarterly, .weekly, .biweekly]
        let disbursed = try CivilDate("2024-01-01").adding(
            days: .random(in: 0...1_500, using: &seed))
        return try LoanContract(
            principal: Money(cents: .random(in: 100_00...100_000_00, using: &seed)),
            annualRate: Ratio(billionths: .random(in: 0...250_000_000, using: &seed)),
            periods: periods, disbursed: disbursed,
            firstDue: disbursed.adding(days: .random(in: 5...60, using: &seed)),
            frequency: frequencies.randomElement(using: &seed) ?? .monthly, dayCount: dayCount,
            rounding: Bool.random(using: &seed) ? .halfEven : .halfAwayFromZero, options: options)
    }

    /// The same contract with other options.
    func with(_ change: (inout LoanOptions) -> Void) throws -> LoanContract {
        var options = options
        change(&options)
        return try LoanContract(
            principal: principal, annualRate: annualRate, periods: periods, disbursed: disbursed,
            firstDue: firstDue, dueDay: dueDay, frequency: frequency, dayCount: dayCount,
            rounding: rounding, options: options)
    }
}

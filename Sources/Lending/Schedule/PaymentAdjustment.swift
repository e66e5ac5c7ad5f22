import Quantities

/// Moves a level payment so that the last one differs less, as Apache Fineract does.
///
/// Where the last payment differs from the others by more cents than half the number of payments,
/// the difference is shared among all, and the new payment kept if it leaves a smaller one
/// (`ProgressiveEMICalculator.checkAndAdjustEmiIfNeededOnRelatedRepaymentPeriods`).
struct PaymentAdjustment {
    let balance: Int64
    let rates: PeriodRates
    let periods: ClosedRange<Int>
    let rule: RoundingRule

    func adjusted(_ payment: Int64) -> Int64 {
        let count = Int64(periods.count)
        let difference = lastPayment(payment) - payment
        guard count / 2 > 0, difference.magnitude > (count / 2).magnitude else { return payment }
        let moved = payment + difference.divided(by: count, rule)
        let left = lastPayment(moved) - moved
        return left.magnitude < difference.magnitude ? moved : payment
    }

    /// What is due at the end, if `payment` is paid before.
    private func lastPayment(_ payment: Int64) -> Int64 {
        var owed = balance
        for number in periods {
            let interest = rates[number].interest(on: owed, rule)
            if number == periods.upperBound { return owed + interest }
            owed -= payment - interest
        }
        return owed
    }
}

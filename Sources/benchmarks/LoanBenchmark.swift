import Lending
import Quantities

/// Makes the schedules of many loans of 300 payments, with the dates of all rows or without.
struct LoanBenchmark {
    let loans: Int
    let hasDates: Bool

    func result() throws -> String {
        let disbursed = try CivilDate("2024-01-31")
        let firstDue = try CivilDate("2024-02-29")
        var interest: Int64 = 0
        var payments: Int64 = 0
        var days: Int64 = 0
        let clock = ContinuousClock()
        let elapsed = try clock.measure {
            for loan in 0..<loans {
                let plan = try PaymentPlan(
                    LoanContract(
                        principal: Money(cents: 500_000 + Int64(loan) * 7_919 % 4_500_000),
                        annualRate: Ratio(
                            billionths: 19_900_000 + Int64(loan) % 100 * 500_000),
                        periods: 300, disbursed: disbursed, firstDue: firstDue, dueDay: 31))
                if hasDates {
                    for row in plan {
                        interest += row.interest.cents
                        payments += row.payment.cents
                        days += Int64(row.due.dayNumber)
                    }
                } else {
                    let totals = plan.totals
                    interest += totals.interest.cents
                    payments += totals.payments.cents
                }
            }
        }
        let (seconds, attoseconds) = elapsed.components
        return """
            {"seconds": \(Double(seconds) + Double(attoseconds) / 1e18), \
            "interest": \(interest), "payments": \(payments), "days": \(days)}
            """
    }
}

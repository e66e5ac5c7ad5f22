import Foundation
import Lending
import Quantities
import TestSupport
import Testing

/// Schedules transcribed from Apache Fineract's own tests, under its conventions.
///
/// They round half to even, part leap years at 31 December, let a month without the day end
/// either way, and share a difference of the last payment among all.
struct FineractTests {
    private struct Case: Decodable {
        let id: String
        let principal: String
        let annual_rate_pct: String
        let days_in_year: String
        let days_in_month: String
        let frequency: String
        let every: Int
        let disbursement_date: String
        let month_end: String?
        let fixed_emi: String?
        let rate_change: Change?
        let rows: [Row]
    }

    private struct Change: Decodable {
        let after_n: Int
        let annual_rate_pct: String
    }

    private struct Row: Decodable {
        let n: Int
        let due_date: String
        let payment: Int64
        let interest: Int64
        let principal: Int64
        let balance: Int64
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared schedules are not here"), arguments: 0..<15)
    func agreesRowByRow(index: Int) throws {
        let cases = try Self.cases()
        try #require(cases.count == 15)
        let read = cases[index]
        let plan = try PaymentPlan(contract(read))
        try #require(plan.count == read.rows.count, "\(read.id)")
        for (row, expected) in zip(plan, read.rows) {
            let place: Comment = "\(read.id), row \(expected.n)"
            #expect(row.number == expected.n, place)
            #expect(row.due.description == expected.due_date, place)
            #expect(row.payment.cents == expected.payment, place)
            #expect(row.interest.cents == expected.interest, place)
            #expect(row.principal.cents == expected.principal, place)
            #expect(row.balance.cents == expected.balance, place)
        }
    }

    private static func cases() throws -> [Case] {
        let file = try SharedData.file("data/loans/fineract_cases.json")
        return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    }

    private func contract(_ read: Case) throws -> LoanContract {
        let firstDue = try CivilDate(read.rows[0].due_date)
        let disbursed = try CivilDate(read.disbursement_date)
        var options = LoanOptions()
        options.evensLastPayment = true
        options.monthEnd = read.month_end == "FIRST_DAY_OF_NEXT_MONTH" ? .firstOfNext : .lastDay
        if let fixed = read.fixed_emi {
            options.fixedPayment = try Money(fixed)
            options.oddFirst = .monthFraction
        }
        if let change = read.rate_change {
            options.rateChange = RateChange(
                after: change.after_n, rate: try Ratio(percent: change.annual_rate_pct))
        }
        return try LoanContract(
            principal: Money(read.principal), annualRate: Ratio(percent: read.annual_rate_pct),
            periods: read.rows.count, disbursed: disbursed, firstDue: firstDue,
            dueDay: read.month_end == nil ? nil : disbursed.day, frequency: frequency(read),
            dayCount: dayCount(read), rounding: .halfEven, options: options)
    }

    private func frequency(_ read: Case) -> PaymentFrequency {
        switch read.frequency {
        case "WEEKS": .days(7 * read.every)
        case "DAYS": .days(read.every)
        default: .months(read.every)
        }
    }

    private func dayCount(_ read: Case) throws -> DayCount {
        switch (read.days_in_year, read.days_in_month, read.frequency) {
        case ("360", "30", "MONTHS"): .thirty360US
        // Weeks and days are counted as they are, over a year of 360.
        case ("360", _, _): .actual360
        case ("364", _, _): .actual364
        case ("365", _, _): .actual365Fixed
        default: .actualActualYearEnd
        }
    }
}

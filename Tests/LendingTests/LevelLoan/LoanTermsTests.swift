import Lending
import Quantities
import Testing

struct LoanTermsTests {
    @Test(arguments: [
        (0, "the principal must be from 0.01 to 10000000000000.00, found 0.00"),
        (-5, "the principal must be from 0.01 to 10000000000000.00, found -0.05"),
        (
            Int64.max,
            "the principal must be from 0.01 to 10000000000000.00, found 92233720368547758.07"
        ),
    ])
    func refusesAPrincipal(cents: Int64, message: String) {
        #expect(self.message { try terms(principal: cents) } == message)
    }

    @Test(arguments: [
        (-1, "the annual rate must be from 0% to 100%, found -0.0000001%"),
        (5_990_000_000, "the annual rate must be from 0% to 100%, found 599%"),
        (
            Int64.max,
            "the annual rate must be from 0% to 100%, found 922337203685.4775807%"
        ),
    ])
    func refusesARate(billionths: Int64, message: String) {
        #expect(self.message { try terms(rate: billionths) } == message)
    }

    @Test(arguments: [
        (0, "a loan must have from 1 to 1200 months, found 0"),
        (-120, "a loan must have from 1 to 1200 months, found -120"),
        (1_201, "a loan must have from 1 to 1200 months, found 1201"),
        (Int.max, "a loan must have from 1 to 1200 months, found 9223372036854775807"),
    ])
    func refusesATerm(months: Int, message: String) {
        #expect(self.message { try terms(months: months) } == message)
    }

    @Test(arguments: [
        ("2024-02-15", 0, "the due day must be from 1 to 31, found 0"),
        ("2024-02-15", 32, "the due day must be from 1 to 31, found 32"),
        (
            "2024-02-15", 16,
            "the first payment must be due on day 16 of a month or on the last of a "
                + "shorter one, found 2024-02-15"
        ),
        (
            "2024-03-30", 31,
            "the first payment must be due on day 31 of a month or on the last of a "
                + "shorter one, found 2024-03-30"
        ),
    ])
    func refusesADueDay(firstDue: String, dueDay: Int, message: String) {
        #expect(self.message { try terms(firstDue: firstDue, dueDay: dueDay) } == message)
    }

    @Test func refusesToRunBeyondTheCalendar() throws {
        #expect(
            message { try terms(months: 121, firstDue: "2191-01-01") }
                == "121 months from 2191-01-01 on end after the year 2200")
        let loan = try Loan(terms(months: 120, firstDue: "2191-01-31"))
        #expect(loan.schedule.map(\.due.description).last == "2200-12-31")
    }

    /// A month's interest and the payment are both a bit over 0.8416 here, and rounded apart.
    @Test func refusesAPaymentBelowTheInterest() throws {
        let terms = try LoanTerms(
            principal: Money(cents: 1_010), annualRate: .one, months: 1_200,
            firstDue: CivilDate("2026-01-01"), interestRounding: .up, paymentRounding: .down)
        #expect(
            message { try Loan(terms) }
                == "the payment of 0.84 is less than the first month's interest of 0.85, "
                + "so it would never repay the loan")
    }

    private func terms(
        principal: Int64 = 2_600_00, rate: Int64 = 59_900_000, months: Int = 12,
        firstDue: String = "2026-06-15", dueDay: Int? = nil
    ) throws -> LoanTerms {
        try LoanTerms(
            principal: Money(cents: principal), annualRate: Ratio(billionths: rate),
            months: months, firstDue: CivilDate(firstDue), dueDay: dueDay)
    }

    private func message<Value>(_ make: () throws -> Value) -> String? {
        #expect(throws: LoanError.self) { _ = try make() }?.description
    }
}

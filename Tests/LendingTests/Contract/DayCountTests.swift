import Lending
import Quantities
import Testing

struct DayCountTests {
    /// QuantLib's `Thirty360::USA` on the ends of months.
    @Test(arguments: [
        ("2024-01-15", "2024-02-15", 30), ("2024-01-31", "2024-02-29", 29),
        ("2024-02-29", "2024-03-31", 31), ("2024-02-29", "2025-02-28", 360),
        ("2023-02-28", "2023-03-01", 1), ("2024-01-30", "2024-03-31", 60),
        ("2024-01-29", "2024-03-31", 62), ("2024-01-16", "2024-03-01", 45),
    ])
    func thirty360(start: String, end: String, days: Int) throws {
        #expect(
            try DayCount.thirty360US.days(from: CivilDate(start), to: CivilDate(end)) == days)
    }

    /// ISDA's own example of 1 November 2003 to 1 May 2004, and one without a leap year.
    @Test(
        arguments: [
            (DayCount.actualActualISDA, "2003-11-01", "2004-05-01", "66491/133590"),
            (.actualActualISDA, "2025-01-15", "2025-02-15", "31/365"),
            (.actualActualYearEnd, "2023-12-12", "2024-01-12", "1889/22265"),
            (.actual360, "2024-01-15", "2024-02-15", "31/360"),
            (.actual365Fixed, "2024-01-01", "2025-01-01", "366/365"),
            (.actual364, "2024-01-01", "2024-01-08", "1/52"),
        ] as [(DayCount, String, String, String)])
    func yearFractions(count: DayCount, start: String, end: String, fraction: String) throws {
        let found = try count.yearFraction(from: CivilDate(start), to: CivilDate(end))
        #expect(found.description == fraction)
    }

    /// Appendix J (c): the time to the first payment of the published examples, and of the
    /// shared cases odd-01 and odd-03.
    @Test(
        arguments: [
            ("1978-02-10", "1978-04-01", PaymentFrequency.monthly, 1, "19/30"),
            ("1978-05-23", "1978-10-01", .quarterly, 1, "13/30"),
            ("1978-04-03", "1978-04-11", .biweekly, 0, "4/7"),
            ("2024-01-16", "2024-03-01", .monthly, 1, "8/15"),
            ("2024-01-10", "2024-03-01", .monthly, 1, "11/15"),
            ("2024-01-31", "2024-02-29", .monthly, 1, "0"),
        ] as [(String, String, PaymentFrequency, Int, String)])
    func unitPeriods(
        start: String, first: String, frequency: PaymentFrequency, full: Int, odd: String
    ) throws {
        let contract = try LoanContract(
            principal: Money(cents: 100_00), annualRate: .zero, periods: 2,
            disbursed: CivilDate(start), firstDue: CivilDate(first), frequency: frequency)
        #expect(contract.firstUnitPeriod.full == full)
        #expect(contract.firstUnitPeriod.odd.description == odd)
    }
}

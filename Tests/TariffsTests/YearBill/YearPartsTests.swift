import Quantities
import Tariffs
import TestSupport
import Testing

/// What is stated by the year is owed in twelve months that make the year.
struct YearPartsTests {
    private func year(
        _ charges: [Charge], _ calendar: BillingCalendar = .real(.utc),
        _ convention: BillingConvention = .careful, load: (Int) -> Double = { _ in 1 }
    ) throws -> YearBill {
        let plan = try BillingPlan(Sample.tariff(charges), year: 2024, calendar: calendar)
        return try plan.bill(for: plan.profile(load), convention: convention)
    }

    private func sum(_ bill: YearBill) throws -> Money {
        try Money.sum(of: bill.months.map(\.amount))
    }

    @Test(arguments: [
        ("100", "8.34 8.34 8.34 8.34 8.33 8.33 8.33 8.33 8.33 8.33 8.33 8.33"),
        ("0.05", "0.01 0.01 0.01 0.01 0.01 0.00 0.00 0.00 0.00 0.00 0.00 0.00"),
        ("120", "10.00 10.00 10.00 10.00 10.00 10.00 10.00 10.00 10.00 10.00 10.00 10.00"),
    ])
    func twelveMonthsMakeTheYear(amount: String, months: String) throws {
        for convention in [BillingConvention.careful, .sam] {
            for calendar in [BillingCalendar.real(.utc), .plain()] {
                let bill = try year(
                    [Sample.fixed(per: .year, amount)], calendar, convention)
                #expect(bill.months.map(\.amount.description).joined(separator: " ") == months)
                #expect(try sum(bill) == Money(amount))
                // Before rounding every month owes the same.
                #expect(Set(bill.months.map(\.total)).count == 1)
            }
        }
    }

    @Test func aLineSaysHowItBecameCents() throws {
        let bill = try year([Sample.fixed(per: .year, "100")])
        #expect(
            bill.months[0].lines.map(\.formula) == [
                "1 twelfth × 100 = 8.333333333333333 → 8.34 (half-away-from-zero of the year, "
                    + "whose months make it)"
            ])
    }

    /// The plain calendar's months owe 365/12 days each.
    @Test(arguments: [("0.16", "58.40"), ("0.5", "182.50"), ("1.23456", "450.61")])
    func daysOfThePlainCalendarMakeItsYear(amount: String, whole: String) throws {
        let bill = try year([Sample.fixed(per: .day, amount)], .plain())
        #expect(try sum(bill) == Money(whole))
        let minimum = try year([Sample.minimum(per: .day, amount), Sample.flat("0")], .plain())
        #expect(try sum(minimum) == Money(whole))
    }

    @Test func daysOfTheCalendarAreCounted() throws {
        let bill = try year([Sample.fixed(per: .day, "0.16")])
        #expect(try sum(bill) == Money("58.56"))
        #expect(bill.months[1].amount.description == "4.64")
    }

    /// What December adds is reckoned with the cents that the other months billed.
    @Test func aYearlyMinimumIsMetToTheCent() throws {
        let bill = try year(
            [
                Sample.flat("0.0137"), Sample.fixed(per: .year, "7"),
                Sample.minimum(per: .year, "200"),
            ])
        #expect(try sum(bill) == Money("200"))
    }

    @Test(arguments: Seed.many)
    func anyAmountOfAYearIsBilledWhole(seed: Seed) throws {
        var seed = seed
        let cents = Int64.random(in: 1...1_000_000, using: &seed)
        let isCredit = Bool.random(using: &seed)
        let charge = try Sample.fixed(per: .year, "\(Money(cents: cents))")
        let signed = Charge(
            id: charge.id, name: charge.name, component: charge.component,
            direction: isCredit ? .credit : .charge, kind: charge.kind, clause: charge.clause)
        let bill = try year([signed])
        #expect(try sum(bill) == Money(cents: isCredit ? -cents : cents))
        let exact = bill.months.map(\.total)
        for (amount, exact) in zip(bill.months.map(\.amount), exact) {
            let off = (UnroundedMoney(amount) - exact).femtos.magnitude
            #expect(off < 10_000_000_000_000)
        }
    }
}

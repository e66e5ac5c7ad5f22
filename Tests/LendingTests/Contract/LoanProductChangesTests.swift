import Lending
import Quantities
import Testing

struct LoanProductChangesTests {
    private func product(_ change: (inout LoanProduct) -> Void = { _ in }) throws -> LoanProduct {
        var product = LoanProduct(
            identity: LoanProduct.Identity(
                id: try ID("test"), name: "Test",
                effective: DatePeriod(from: try CivilDate("2026-01-01"))),
            rate: try Ratio(percent: "5.99"),
            amounts: Money(cents: 100_00)...Money(cents: 900_00), periods: 6...60)
        change(&product)
        return product
    }

    private static let changes: [(@Sendable (inout LoanProduct) -> Void, String)] = [
        (
            { $0.rate = Ratio(billionths: 64_900_000) }, "annual rate from 5.99% to 6.49%"
        ),
        (
            { $0.autopayDiscount = Ratio(billionths: 2_500_000) },
            "autopay discount from 0% to 0.25%"
        ),
        ({ $0.calendar.frequency = .quarterly }, "payments from monthly to every 3 months"),
        ({ $0.calendar.frequency = .weekly }, "payments from monthly to every 7 days"),
        ({ $0.calendar.dueDay = 1 }, "due day from the borrower's choice to 1"),
        ({ $0.calendar.dayCount = .actual360 }, "day count from 30/360 to actual/360"),
        (
            { $0.calendar.paymentRounding = .up },
            "rounding of the payment from half-away-from-zero to up"
        ),
        ({ $0.fees.perPeriod = Money(cents: 1_50) }, "fee per payment from 0.00 to 1.50"),
        ({ $0.fees.prepaid = Money(cents: 50_00) }, "prepaid charge from 0.00 to 50.00"),
        ({ $0.fees.prepaidPart = Ratio(billionths: 20_000_000) }, "prepaid part from 0% to 2%"),
        (
            {
                $0.ledger.lateFee = LateFee(
                    flat: Money(cents: 15_00), part: nil, choice: .greater, graceDays: 10)
            }, "late fee from none to 15.00 after 10 days"
        ),
        (
            {
                $0.ledger.lateFee = LateFee(
                    flat: Money(cents: 15_00), part: Ratio(billionths: 50_000_000),
                    choice: .lesser, graceDays: 15)
            }, "late fee from none to the lesser of 15.00 or 5% after 15 days"
        ),
        ({ $0.ledger.chargeOffAfter = 120 }, "charge-off from never to after 120 days"),
        ({ $0.prepayment = .recast }, "prepayment from shorter-term to recast"),
        (
            {
                $0.paydown = SolarPaydown(
                    checkpoint: 18, target: Ratio(billionths: 300_000_000), method: .presentValue)
            }, "paydown from none to 30% by payment 18 (pv), capitalize"
        ),
        (
            { $0.servicing = ServicingFee(rate: Ratio(billionths: 10_000_000), base: .interest) },
            "servicing fee from none to 1% of interest"
        ),
    ]

    @Test(arguments: changes.indices)
    func saysWhatChanged(index: Int) throws {
        let (change, words) = Self.changes[index]
        #expect(try product(change).changes(since: product()) == [words])
    }

    @Test func saysAllThatChangedInOrder() throws {
        let later = try product {
            $0.prepayment = .recast
            $0.rate = Ratio(billionths: 64_900_000)
            $0.calendar.rounding = .up
        }
        #expect(
            try later.changes(since: product()) == [
                "annual rate from 5.99% to 6.49%", "rounding from half-away-from-zero to up",
                "rounding of the payment from half-away-from-zero to up",
                "prepayment from shorter-term to recast",
            ])
    }

    /// A loan that is made has none of them.
    @Test func passesOverWhatIsNoTermOfALoan() throws {
        let later = try product {
            $0.identity.name = "Other"
            $0.identity.isIllustrative = true
            $0.amounts = Money(cents: 1)...Money(cents: 2)
            $0.periods = 1...2
        }
        #expect(try later.changes(since: product()).isEmpty)
    }
}

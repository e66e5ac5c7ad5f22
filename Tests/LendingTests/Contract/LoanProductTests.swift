import Lending
import Quantities
import Testing

struct LoanProductTests {
    private func product(
        _ change: (inout LoanProduct) -> Void = { _ in }
    ) throws -> LoanProduct {
        let start = try CivilDate("2026-01-01")
        let end = try CivilDate("2027-01-01")
        let period = try #require(DatePeriod(from: start, to: end))
        var product = LoanProduct(
            identity: LoanProduct.Identity(
                id: try ID("test"), name: "Test", effective: period),
            rate: try Ratio(percent: "6"), amounts: Money(cents: 100_00)...Money(cents: 900_00),
            periods: 6...60)
        product.calendar.dueDay = 5
        change(&product)
        return product
    }

    private func application(
        _ amount: Int64 = 500_00, _ periods: Int = 12, on date: String = "2026-03-10",
        firstDue: String? = nil
    ) throws -> LoanApplication {
        LoanApplication(
            amount: Money(cents: amount), periods: periods, disbursed: try CivilDate(date),
            firstDue: try firstDue.map { try CivilDate($0) })
    }

    /// At least one period lies before the first due date.
    @Test(arguments: [
        ("2026-03-05", "2026-04-05"), ("2026-03-04", "2026-04-05"), ("2026-03-06", "2026-05-05"),
        ("2026-01-31", "2026-03-05"), ("2026-12-31", "2027-02-05"),
    ])
    func findsTheFirstDueDate(disbursed: String, firstDue: String) throws {
        let contract = try product().contract(for: application(on: disbursed))
        #expect(contract.firstDue == (try CivilDate(firstDue)))
        #expect(contract.dueDay == 5)
    }

    @Test func countsFromTheDayOfTheDisbursementWhereTheBorrowerChooses() throws {
        let free = try product { $0.calendar.dueDay = nil }
        let contract = try free.contract(for: application(on: "2026-01-31"))
        #expect(contract.firstDue == (try CivilDate("2026-02-28")))
        #expect(contract.dueDay == 31)
        #expect(contract.dueDate(2) == (try CivilDate("2026-03-31")))
    }

    @Test func bringsItsTermsIntoTheContract() throws {
        let product = try product {
            $0.autopayDiscount = Ratio(billionths: 5_000_000)
            $0.fees.perPeriod = Money(cents: 1_00)
            $0.fees.prepaid = Money(cents: 2_00)
            $0.fees.prepaidPart = Ratio(billionths: 10_000_000)
            $0.calendar.paymentRounding = .up
            $0.calendar.dayCount = .actual360
        }
        var asked = try application()
        asked.hasAutopay = true
        let contract = try product.contract(for: asked)
        #expect(contract.options.autopayDiscount == product.autopayDiscount)
        #expect(contract.options.feePerPeriod == Money(cents: 1_00))
        #expect(contract.options.prepaidFinanceCharge == Money(cents: 7_00))
        #expect(contract.options.paymentRounding == .up)
        #expect(contract.dayCount == .actual360)
        asked.hasAutopay = false
        #expect(try product.contract(for: asked).options.autopayDiscount == .zero)
    }

    @Test(
        arguments: [
            (
                500_00, 12, "2027-01-01", nil,
                "this version of the product is offered 2026-01-01..<2027-01-01, and not on "
                    + "2027-01-01"
            ),
            (99_99, 12, "2026-03-10", nil, "the product lends from 100.00 to 900.00, found 99.99"),
            (
                900_01, 12, "2026-03-10", nil,
                "the product lends from 100.00 to 900.00, found 900.01"
            ),
            (500_00, 5, "2026-03-10", nil, "the product has from 6 to 60 payments, found 5"),
            (500_00, 61, "2026-03-10", nil, "the product has from 6 to 60 payments, found 61"),
            (
                500_00, 12, "2026-03-10", "2026-04-06",
                "the product's payments are due on day 5 of a month, found 2026-04-06"
            ),
            (
                500_00, 12, "2026-03-10", "2026-03-05",
                "the first payment must be due after the disbursement on 2026-03-10, found "
                    + "2026-03-05"
            ),
        ] as [(Int64, Int, String, String?, String)])
    func refusesByName(
        amount: Int64, periods: Int, date: String, firstDue: String?, message: String
    ) throws {
        let product = try product()
        let asked = try application(amount, periods, on: date, firstDue: firstDue)
        let error = #expect(throws: LoanProductError.self) { try product.contract(for: asked) }
        #expect(error?.description == message)
    }
}

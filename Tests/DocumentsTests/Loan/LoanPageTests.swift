import Documents
import Foundation
import Lending
import Quantities
import TestSupport
import Testing

/// A loan as a drawing and its quote as a page.
struct LoanPageTests {
    /// 2,600.00 over ten years, of which 500.00 are prepaid after two, with a lower payment from
    /// then on.
    private func recast() throws -> PaymentPlan {
        var options = LoanOptions()
        options.prepayments = [
            Prepayment(after: 24, amount: try Money("500.00"), recasts: true)
        ]
        options.prepaidFinanceCharge = try Money("50.00")
        options.feePerPeriod = try Money("1.00")
        return try plan("2600.00", months: 120, options)
    }

    private func plan(
        _ principal: String, months: Int, _ options: LoanOptions = LoanOptions()
    ) throws -> PaymentPlan {
        try PaymentPlan(
            LoanContract(
                principal: Money(principal), annualRate: Ratio(percent: "5.99"),
                periods: months, disbursed: CivilDate("2026-06-15"),
                firstDue: CivilDate("2026-07-15"), options: options))
    }

    private func page(_ plan: PaymentPlan, borrower: String? = "Chen Wei") throws -> String {
        let template = try String(
            contentsOf: PackageRoot.folder.appending(path: "templates/loan-quote.html"),
            encoding: .utf8)
        return try LoanQuotePage(template: template).render(
            plan,
            LoanQuotePage.Heading(
                lender: "Sunny Valley Energy Co-op", borrower: borrower,
                quoted: CivilDate("2026-06-10")))
    }

    @Test func drawsARecast() throws {
        let svg = LoanChart.render(try recast(), title: "A share on credit", currency: "USD")
        try Golden.check(svg, "loan-recast.svg")
        #expect(Markup(svg).problems == [])
        #expect(svg.contains("$500.00 prepaid, the payment is"))
    }

    @Test func quotesWithTheBoxOfRegulationZ() throws {
        let plan = try recast()
        let html = try page(plan)
        try Golden.check(html, "loan-quote.html")
        #expect(Markup(html).problems == [])
        // 120 payments at first of 28.85 and 1.00, from the 25th on of 22.98 and 1.00, and 500.00.
        #expect(html.contains("<td>24</td><td class=\"figure\">$29.85</td>"))
    }

    @Test func escapesNames() throws {
        let html = try page(plan("100.00", months: 6), borrower: "<script>alert(1)</script>&")
        #expect(Markup(html).problems == [])
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;"))
    }

    /// No optional of ours is printed, and no chart is without a height, whatever the loan.
    @Test(arguments: [1, 2, 11, 13, 300, 1_200])
    func drawsLoansOfEveryLength(months: Int) throws {
        let plan = try plan("20000.00", months: months)
        let svg = LoanChart.render(plan, title: "Loan", currency: "")
        #expect(Markup(svg).problems == [])
        #expect(!svg.contains("Optional") && !svg.contains("nil"))
        #expect(svg.components(separatedBy: "<rect").count - 1 >= plan.count / 12)
        #expect(try !page(plan).contains("nil"))
    }
}

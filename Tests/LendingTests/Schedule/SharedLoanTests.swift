import Foundation
import Lending
import Quantities
import TestSupport
import Testing

/// The level-payment cases of the shared acceptance set, every row of them.
struct SharedLoanTests {
    private struct Case: Decodable {
        let principal_cents: Int64
        let annual_rate_pct: String
        let n_periods: Int
        let first_due_date: String
        let payment_rounding: String?
    }

    private struct Summary: Decodable {
        let payment_cents: Int64
        let total_payments_cents: Int64
        let total_interest_cents: Int64
        let rows: Int
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared cases are not here"),
        arguments: ["lvl-01", "lvl-03", "lvl-06"])
    func agreesRowByRow(id: String) throws {
        let loan = try Loan(terms(id))
        #expect(try text(loan) == contents("expected/\(id).csv"))
        let summary = try JSONDecoder().decode(
            Summary.self, from: Data(contents("expected/\(id).summary.json").utf8))
        let schedule = Array(loan.schedule)
        #expect(loan.payment.cents == summary.payment_cents)
        #expect(schedule.count == summary.rows)
        #expect(loan.totalInterest.cents == summary.total_interest_cents)
        let paid = schedule.map(\.payment).reduce(.zero, +)
        #expect(paid.cents == summary.total_payments_cents)
    }

    private func terms(_ id: String) throws -> LoanTerms {
        let data = Data(try contents("cases/\(id).json").utf8)
        let read = try JSONDecoder().decode(Case.self, from: data)
        return try LoanTerms(
            principal: Money(cents: read.principal_cents),
            annualRate: Ratio(percent: read.annual_rate_pct), months: read.n_periods,
            firstDue: CivilDate(read.first_due_date),
            paymentRounding: read.payment_rounding == "up" ? .up : .halfAwayFromZero)
    }

    private func text(_ loan: Loan) -> String {
        let header = "n,due_date,days,payment,interest,principal,fee,balance,kind"
        let rows = loan.schedule.map { row in
            let figures = [row.payment, row.interest, row.principal, .zero, row.balance]
            let cents = figures.map(\.cents.description).joined(separator: ",")
            let kind = row.isFinal ? "final" : "scheduled"
            return "\(row.number),\(row.due),30,\(cents),\(kind)"
        }
        return ([header] + rows).map { $0 + "\n" }.joined()
    }

    private func contents(_ path: String) throws -> String {
        let file = try SharedData.file("data/loans/\(path)")
        return try String(decoding: Data(contentsOf: file), as: UTF8.self)
    }
}

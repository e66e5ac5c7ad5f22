import Lending
import Operations
import Quantities

extension LoanReports {
    /// What Regulation Z has a borrower told, and the payments.
    static func offer(_ offer: LoanOffer, _ format: OutputFormat) -> [Report.Fact] {
        let box = offer.disclosure
        return [
            rate(box, isTable: format == .table),
            fact("finance_charge", "Finance charge", box.financeCharge),
            fact("amount_financed", "Amount financed", box.amountFinanced),
            fact("total_of_payments", "Total of payments", box.totalOfPayments),
            fact("payment", "Payment", offer.payment),
            fact("last_payment", "Last payment", offer.lastPayment),
            Report.Fact(
                key: "payments", heading: "Payments", value: .number(Int64(offer.payments))),
            fact("first_due", "First due", offer.contract.firstDue),
            fact("last_due", "Last due", offer.lastDue),
        ]
    }

    /// An application as `loan show` shows it.
    static func application(
        _ found: ShowLoanApplication.Description, _ format: OutputFormat
    ) -> Report {
        let asked = found.application
        let facts: [Report.Fact] = [
            fact("loan", "Loan", found.loan.key),
            fact("state", "State", found.loan.state.rawValue),
            fact("subscription", "Subscription", found.loan.subscription),
            fact("array", "Array", found.loan.array),
            fact("product", "Product", found.loan.product),
            Report.Fact(
                key: "illustrative", heading: "Illustrative terms",
                value: .flag(found.isIllustrative)),
            fact("amount", "Amount", asked.amount),
            Report.Fact(key: "autopay", heading: "Autopay", value: .flag(asked.hasAutopay)),
            fact("applied", "Applied", asked.disbursed),
            fact("first_due_asked", "First due, as asked", asked.firstDue),
            fact("closed", "Closed", found.closed),
            fact("reason", "Reason", found.reason),
            fact("estimated_for", "Estimate, lent on", found.estimate.contract.disbursed),
        ]
        return Report(
            schema: "commonwatt.loan-application/1",
            facts: facts + offer(found.estimate, format), tables: notes(found.notes))
    }

    private static func notes(_ notes: [Money]) -> [Report.Table] {
        guard !notes.isEmpty else { return [] }
        return [
            Report.Table(
                key: "notes", heading: "Notes of investors",
                columns: [
                    Report.Column("note", "Note", isNumber: true),
                    Report.Column("amount", "Amount", isNumber: true),
                ],
                rows: notes.enumerated().map { index, amount in
                    [.number(Int64(index + 1)), Report.Value(amount)]
                })
        ]
    }
}

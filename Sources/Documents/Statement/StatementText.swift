public import Billing
import Quantities

/// A statement as plain text, 80 characters wide.
public enum StatementText {
    /// The text of `statement`, with a line feed at its end.
    public static func render(_ statement: Statement, _ run: RunFacts) -> String {
        var writer = StatementTextWriter(statement, run)
        writer.write()
        return writer.page.text
    }
}

private struct StatementTextWriter {
    let statement: Statement
    let run: RunFacts
    let phrasing: Phrasing
    var page = TerminalText()

    init(_ statement: Statement, _ run: RunFacts) {
        self.statement = statement
        self.run = run
        phrasing = Phrasing(statement, run, style: .terminal)
    }

    private var figures: Figures { phrasing.figures }

    mutating func write() {
        writeHead()
        writeHistory()
        writeAccount()
        writeLoans()
        writeBank()
        writeMethod()
        writeEnd()
    }

    private mutating func writeHead() {
        page.paragraph(run.cooperative)
        page.paragraph("Statement \(statement.number)")
        page.paragraph("Issued \(figures.date(run.issued)), due \(figures.date(run.due))")
        page.heading("Your solar share in \(figures.month(run.month))")
        let outcome = phrasing.outcome
        let amount = outcome.amount.map { " \($0)" } ?? ""
        let detail = outcome.detail.map { (statement.total > .zero ? " " : "; ") + $0 } ?? ""
        page.paragraph(outcome.label + amount + detail, indent: 2)
        page.blank()
        for row in phrasing.highlights {
            page.pair(row.label, row.amount + (row.detail.map { " (\($0))" } ?? ""))
        }
        let recipient = statement.recipient
        page.pair("For", "\(recipient.name) (\(recipient.subscriberID), \(recipient.memberClass))")
        page.pair("Subscription", recipient.subscriptionID)
        page.pair("Period", phrasing.period)
        page.pair("Solar array", "\(run.arrayName) (\(run.arrayID))")
        page.pair("Utility", run.utility)
        page.pair("Utility account", recipient.utilityAccount)
    }

    private mutating func writeHistory() {
        let months = Charts(statement.history, figures: figures).months
        guard let most = months.map(\.allocated).max(), most > .zero else { return }
        page.heading("Month by month")
        let widths = [10, 34, 17, 19]
        page.columns(["", "", "Generated", "Credit"], widths)
        for month in months {
            let part = Int128(month.allocated.milliwattHours) * 30 / Int128(most.milliwattHours)
            let bar = String(repeating: "#", count: max(0, Int(part)))
            page.columns(
                [
                    "\(figures.shortMonth(month.month)) \(month.month.year)",
                    "  " + TerminalText.padded(bar, to: 31), figures.energy(month.allocated),
                    figures.credit(month.credit),
                ], widths)
        }
    }

    private mutating func writeAccount() {
        page.heading("Your account with us")
        for row in phrasing.lines { page.row(row.label, row.amount, detail: row.detail) }
        page.rule()
        page.row(phrasing.totalLabel, figures.money(statement.total))
    }

    private mutating func writeLoans() {
        let loans = phrasing.loans
        guard !loans.isEmpty else { return }
        page.heading(loans.count == 1 ? "Your loan" : "Your loans")
        for loan in loans {
            page.paragraph(loan.title)
            for row in loan.activity + loan.standing {
                page.row(row.label, row.amount, detail: row.detail)
            }
            page.blank()
        }
        guard let comparison = phrasing.comparison else { return }
        let widths = [24] + comparison.times.map { _ in 28 }
        page.columns([""] + comparison.times, widths)
        for row in comparison.rows { page.columns([row.label] + row.figures, widths) }
        page.paragraph(Phrasing.comparisonCounts)
    }

    private mutating func writeBank() {
        page.heading("Your credit bank")
        for row in phrasing.bank { page.row(row.label, row.amount) }
        page.rule()
        page.row("Carried forward", phrasing.bankAfter)
        writeExpiries(phrasing.expiries)
        guard let after = phrasing.carriedAfter else { return }
        page.heading("Energy carried beside it")
        for row in phrasing.carriedEnergy { page.row(row.label, row.amount) }
        page.rule()
        page.row("Carried forward", after)
        writeExpiries(phrasing.carriedExpiries)
    }

    private mutating func writeExpiries(_ expiries: [String]) {
        guard !expiries.isEmpty else { return }
        page.paragraph("What is carried forward is kept until:")
        for expiry in expiries { page.paragraph(expiry, indent: 2) }
    }

    private mutating func writeMethod() {
        page.heading("How your credit was worked out")
        let widths = [26, 14, 20, 20]
        page.columns(["Days", "Your share", "Array's meter", "Yours"], widths)
        for share in phrasing.shares {
            page.columns([share.days, share.share, share.metered, share.allocated], widths)
        }
        if let total = phrasing.shareTotal { page.paragraph("The whole array is \(total).") }
        page.blank()
        page.paragraph("Value by \(run.programName) (\(run.programSource)):")
        if !phrasing.terms.isEmpty {
            page.columns(["Part", "Energy, kWh", "× rate per kWh", "= amount"], widths)
        }
        for term in phrasing.terms {
            let name = term.isIllustrative ? "\(term.name) (illustration)" : term.name
            page.columns([name, term.quantity, term.price, term.amount], widths)
        }
        page.rule()
        page.row(
            "Credit's value", figures.credit(phrasing.value), detail: phrasing.rounding)
        for step in phrasing.creditSteps { page.paragraph(step) }
    }

    private mutating func writeEnd() {
        page.heading("Good to know")
        for remark in phrasing.remarks { page.paragraph(remark) }
        if let contact = run.disputeContact {
            page.paragraph("Questions, or something looks wrong? \(contact)")
        }
        if let claim = run.attributeClaim { page.paragraph(claim) }
        let method = phrasing.hasSharingRate ? " (\(Phrasing.sharingMethod))" : ""
        if phrasing.asksForSharing {
            page.paragraph("\(phrasing.sharingLabel): \(phrasing.sharing)\(method)")
        }
        page.paragraph("Made from " + phrasing.sources.joined(separator: ", "))
    }
}

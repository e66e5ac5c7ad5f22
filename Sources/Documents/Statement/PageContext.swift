import Billing
import Quantities

/// What the template of a statement's page can name.
///
/// Keys inside of lists differ from those outside: a template looks for a key it does not
/// find in a list's element in what is around it.
struct PageContext {
    private let phrasing: Phrasing
    private let statement: Statement
    private let run: RunFacts

    init(_ statement: Statement, _ run: RunFacts) {
        self.statement = statement
        self.run = run
        phrasing = Phrasing(statement, run, style: .page)
    }

    var values: [String: Any] {
        var values: [String: Any] = [
            "cooperative": run.cooperative,
            "number": statement.number.description,
            "month": phrasing.figures.month(run.month),
            "issued": phrasing.figures.date(run.issued),
            "name": statement.recipient.name,
            "subscriber": statement.recipient.subscriberID,
            "class": statement.recipient.memberClass,
            "account": statement.recipient.utilityAccount,
            "subscription": statement.recipient.subscriptionID,
            "array": run.arrayName,
            "array-id": run.arrayID,
            "utility": run.utility,
            "program": run.programName,
            "program-source": run.programSource,
            "period": phrasing.period,
            "metered": phrasing.figures.energy(run.metered),
            "sharing": phrasing.sharing,
            "sharing-label": phrasing.sharingLabel,
            "sharing-method": Phrasing.sharingMethod,
            "sources": phrasing.sources.joined(separator: " · "),
        ]
        if phrasing.hasSharingRate { values["has-sharing"] = true }
        if phrasing.asksForSharing { values["asks-sharing"] = true }
        addOutcome(to: &values)
        addCredit(to: &values)
        addLoans(to: &values)
        addCharts(to: &values)
        add(phrasing.remarks, "notes", to: &values)
        if let contact = run.disputeContact { values["contact"] = contact }
        if let claim = run.attributeClaim { values["claim"] = claim }
        return values
    }

    private func addOutcome(to values: inout [String: Any]) {
        let outcome = phrasing.outcome
        values["outcome-label"] = outcome.label
        if let amount = outcome.amount { values["outcome-amount"] = amount }
        if let detail = outcome.detail { values["outcome-detail"] = detail }
        values["highlights"] = phrasing.highlights.map(row)
        values["lines"] = phrasing.lines.map(row)
        values["total-label"] = phrasing.totalLabel
        values["total"] = phrasing.figures.money(statement.total)
        values["due"] = phrasing.figures.date(run.due)
    }

    private func addCredit(to values: inout [String: Any]) {
        values["shares"] = phrasing.shares.map { share in
            [
                "days": share.days, "share": share.share, "share-metered": share.metered,
                "share-allocated": share.allocated,
            ]
        }
        if statement.shares.count != 1 { values["has-parts"] = true }
        values["allocated"] = phrasing.figures.energy(statement.allocated)
        if let total = phrasing.shareTotal { values["share-total"] = total }
        let terms = phrasing.terms
        if !terms.isEmpty {
            values["has-terms"] = true
            values["terms"] = terms.map { term in
                [
                    "term": term.name, "quantity": term.quantity, "price": term.price,
                    "term-amount": term.amount, "is-illustrative": term.isIllustrative,
                ] as [String: Any]
            }
        }
        values["value"] = phrasing.figures.credit(phrasing.value)
        if let rounding = phrasing.rounding { values["rounding"] = rounding }
        values["steps"] = phrasing.creditSteps.joined(separator: " ")
        values["bank"] = phrasing.bank.map(row)
        values["bank-after"] = phrasing.bankAfter
        add(phrasing.expiries, "expiries", to: &values)
        let carried = phrasing.carriedEnergy
        if let after = phrasing.carriedAfter {
            values["has-carried"] = true
            values["carried-after"] = after
            values["carried"] = carried.map(row)
            add(phrasing.carriedExpiries, "carried-expiries", to: &values)
        }
    }

    private func addLoans(to values: inout [String: Any]) {
        let loans = phrasing.loans
        guard !loans.isEmpty else { return }
        values["has-loans"] = true
        values["loans-label"] = loans.count == 1 ? "Your loan" : "Your loans"
        values["loans"] = loans.map { loan in
            [
                "loan-title": loan.title, "activity": loan.activity.map(row),
                "standing": loan.standing.map(row),
            ] as [String: Any]
        }
        guard let comparison = phrasing.comparison else { return }
        values["times"] = comparison.times
        values["comparison"] = comparison.rows.map { row in
            ["compared": row.label, "compared-figures": row.figures] as [String: Any]
        }
        values["comparison-counts"] = Phrasing.comparisonCounts
    }

    private func addCharts(to values: inout [String: Any]) {
        let charts = Charts(statement.history, figures: phrasing.figures)
        guard !charts.months.isEmpty else { return }
        values["has-history"] = true
        values["generation-chart"] = charts.generation
        values["credits-chart"] = charts.credits
        values["credits-unit"] = charts.creditsUnit ?? run.currency
        values["months"] = charts.months.map { month in
            [
                "history-month": phrasing.figures.month(month.month),
                "history-energy": phrasing.figures.energy(month.allocated),
                "history-credit": phrasing.figures.credit(month.credit),
            ]
        }
    }

    /// A list, and whether there is one, for what stands around it.
    private func add(_ list: [String], _ key: String, to values: inout [String: Any]) {
        guard !list.isEmpty else { return }
        values["has-\(key)"] = true
        values[key] = list
    }

    private func row(_ row: Phrasing.Row) -> [String: Any] {
        var values: [String: Any] = ["label": row.label, "amount": row.amount]
        if let detail = row.detail { values["detail"] = detail }
        return values
    }
}

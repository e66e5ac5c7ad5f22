import Lending
import Quantities

extension LoanCase {
    /// The figures of the whole loan as JSON, in the form of the reference files.
    ///
    /// Amounts are whole cents, percentages texts; there is no `schema` key.
    public var summaryJSON: String {
        var summary = SummaryText()
        summary.add("id", text: id)
        if let ledger {
            addLedger(ledger, to: &summary)
        } else {
            addSchedule(to: &summary)
        }
        return summary.json
    }

    private func addTotals(_ totals: LoanTotals, rows: Int, to summary: inout SummaryText) {
        summary.add("total_payments_cents", totals.payments)
        summary.add("total_interest_cents", totals.interest)
        summary.add("total_fees_cents", totals.fees)
        summary.add("rows", rows)
    }

    private func addSchedule(to summary: inout SummaryText) {
        let options = plan.contract.options
        if let paydown = plan.paydown {
            summary.add("payment_before_cents", plan.payment)
            summary.add("target_paydown_cents", paydown.target)
        }
        if let stub = plan.stubInterest { summary.add("stub_interest_cents", stub) }
        summary.add(
            options.steps == nil ? "payment_cents" : "base_payment_cents", plan.payment)
        if let paydown = plan.paydown {
            summary.add("payment_after_cents", paydown.payment)
            summary.add("balance_at_checkpoint_cents", paydown.balance)
        }
        if let recast = plan.recastPayment { summary.add("recast_payment_cents", recast) }
        if let changed = plan.paymentAfterRateChange {
            summary.add("payment_after_autopay_off_cents", changed)
        }
        let totals = plan.totals
        addTotals(totals, rows: plan.count, to: &summary)
        addRate(totals, to: &summary)
        if let notes { addNotes(notes, to: &summary) }
    }

    private func addRate(_ totals: LoanTotals, to summary: inout SummaryText) {
        let charge = plan.contract.options.prepaidFinanceCharge
        let financed = plan.contract.principal - charge
        if let rate = AnnualPercentageRate(of: plan, financed: financed) {
            summary.add("apr_pct", text: rate.percent)
            // Where payments are deferred the first one is not a period away.
            if plan.contract.options.deferral == nil {
                let first = plan.contract.firstUnitPeriod
                var period = SummaryText()
                period.add("full_units", first.full)
                period.add("odd_fraction", text: first.odd.description)
                summary.add("apr_first_period", period)
            }
        }
        summary.add("amount_financed_cents", financed)
        summary.add("finance_charge_cents", totals.payments - financed)
        guard charge > .zero,
            let rate = AnnualPercentageRate(of: plan, financed: plan.contract.principal)
        else { return }
        summary.add("apr_if_fee_not_a_finance_charge_pct", text: rate.percent)
    }

    private func addLedger(_ ledger: LoanLedger, to summary: inout SummaryText) {
        summary.add("payment_cents", plan.payment)
        summary.add("final_contract_payment_cents", plan.last?.payment ?? .zero)
        summary.add("n_contract", plan.count)
        summary.add("quotes", ledger.quotes.map(Self.text))
        summary.add("status", ledger.statuses.map(Self.text))
        addTotals(ledger.totals, rows: ledger.rows.count, to: &summary)
        guard let chargedOff = ledger.chargedOff else { return }
        summary.add("charged_off_principal_cents", chargedOff)
        summary.add("recoveries_cents", ledger.recoveries)
    }

    private static func text(_ quote: PayoffQuote) -> SummaryText {
        var text = SummaryText()
        text.add("date", text: quote.date.description)
        text.add("principal", quote.principal)
        text.add("interest", quote.interest)
        text.add("fees", quote.fees)
        text.add("payoff", quote.payoff)
        text.add("per_diem_cents", quote.perDiem)
        text.add(
            "per_diem_exact_cents",
            text: Numeral.text(Int128(quote.perDiemMillionths), decimals: 6, trimming: false))
        return text
    }

    private static func text(_ status: LoanStatus) -> SummaryText {
        var text = SummaryText()
        text.add("date", text: status.date.description)
        text.add("dpd", status.daysPastDue)
        text.add("bucket", text: status.bucket)
        text.add("past_due_cents", status.pastDue)
        return text
    }

    /// The reference files tell the dated yield of so many notes.
    private static let datedYields = 5

    private func addNotes(_ notes: NoteDistribution, to summary: inout SummaryText) {
        summary.add("total_servicing_fee_cents", notes.servicingFees.reduce(.zero, +))
        summary.add(
            "notes",
            notes.yields.map { yield in
                var text = SummaryText()
                text.add("note", yield.note)
                text.add("principal_cents", yield.principal)
                text.add("cash_cents", yield.cash)
                text.add("irr_monthly_pct", optional: yield.periodicPercent)
                text.add("yield_nominal_pct", optional: yield.nominalPercent)
                text.add("yield_effective_pct", optional: yield.effectivePercent)
                if yield.note <= Self.datedYields {
                    text.add("xirr_act365_pct", optional: yield.datedPercent)
                }
                return text
            })
    }
}

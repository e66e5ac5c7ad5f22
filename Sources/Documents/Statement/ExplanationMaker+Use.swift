import Billing
import Quantities

extension ExplanationMaker {
    /// What was used of the credit, and the bill that says so.
    var used: Item {
        var sources = [Source]()
        if let place = credit.report, run.utilityReports.indices.contains(place) {
            sources.append(.file(run.utilityReports[place], line: nil))
        }
        return Item(
            subject: "applied", label: "Credit used", result: result(credit.applied),
            formula: useFormula, sources: sources)
    }

    private var useFormula: String {
        let available =
            credit.bankBefore.quantity == 0
            ? "\(figures.exact(credit.earned)) earned"
            : "\(figures.exact(credit.bankBefore)) brought forward and "
                + "\(figures.exact(credit.earned)) earned"
        switch credit.application {
        case .utilityDecides:
            guard phrasing.isSavingExpected else { return "taken off this statement" }
            return "no electric bill of the month is known, so the credit is shown as used in full"
        case .against(let bill):
            let minimum = credit.minimumBill.map {
                credit.isMinimumAdded
                    ? "; the minimum bill of \(figures.money($0)) is added to what it leaves"
                    : ", down to the minimum bill of \(figures.money($0))"
            }
            return "as much of \(available) as the electric bill of \(figures.money(bill)) takes"
                + (minimum ?? "")
        case .usage(let energy):
            return "as much of \(available) as the use of \(figures.exact(energy)) takes"
        }
    }

    /// Why credit went that was neither used nor paid out, and by which clause.
    var expired: [Item] {
        guard credit.expired.quantity != 0 else { return [] }
        let isEnd = statement.remarks.contains(.lastStatement) && credit.paidOut.quantity == 0
        return [
            Item(
                subject: "expired", label: "Credit expired", result: result(credit.expired),
                formula: isEnd
                    ? "what the credit bank held when the subscription ended and is not carried "
                        + "on, as the program sets it"
                    : "credit whose time was over, as the program sets it",
                sources: [program(line: run.bankLine)])
        ]
    }

    /// What the utility keeps for settling the credit.
    var utilityFee: [Item] {
        guard let fee = credit.utilityFee, let rule = run.utilityFee else { return [] }
        let amounts = statement.lines.filter { $0.kind == .fee }.map(\.amount)
        let base: Money
        if rule.isOfFee {
            base = amounts.reduce(.zero, +)
        } else {
            guard case .money(let value) = phrasing.value else { return [] }
            base = value
        }
        let exact = UnroundedMoney(
            femtos: Int128(base.cents) * Int128(rule.ratio.billionths) * 10_000)
        let isNearest = (try? exact.rounded(credit.rounding)) == fee
        return [
            Item(
                subject: "utility_fee", label: "Kept by \(run.utility)", result: .money(fee),
                formula: "\(figures.percent(rule.ratio)) of "
                    + (rule.isOfFee ? "the subscription fee" : "the credit's value")
                    + ", \(figures.money(base))",
                unrounded: exact,
                rounding: isNearest ? phrasing.phrase(credit.rounding) : Phrasing.split,
                sources: [program(line: rule.line)])
        ]
    }

    /// Who paid out banked credit, and by which clause.
    var paidOut: [Item] {
        guard credit.paidOut.quantity != 0 else { return [] }
        let reason =
            statement.remarks.contains(.lastStatement)
            ? "what the credit bank held when the subscription ended"
            : "credit whose time was over"
        return [
            Item(
                subject: "paid_out", label: "Credit paid out", result: result(credit.paidOut),
                formula: "\(reason), paid by \(phrasing.payer) as the program sets it",
                sources: [program(line: run.bankLine)])
        ]
    }

    /// What the subscriber is better off by, and what the loan leaves of it.
    var savings: [Item] {
        guard let saving = credit.saving else { return [] }
        let item = Item(
            subject: "saving", label: phrasing.savingLabel(saving),
            result: .money(saving < .zero ? -saving : saving),
            formula: phrasing.savingSum ?? phrasing.savingCounts, sources: [])
        guard let left = phrasing.savingAfterLoan, let installments = phrasing.installments else {
            return [item]
        }
        return [
            item,
            Item(
                subject: "saving_after_loan", label: "After your loan", result: .money(left),
                formula: installments < .zero
                    ? "\(figures.money(saving)) + \(figures.magnitude(installments)) of a loan "
                        + "installment taken back"
                    : "\(figures.money(saving)) - \(figures.money(installments)) loan "
                        + "installment", sources: []),
        ]
    }

    /// What the share earned and what its loans took, so far.
    var financing: [Item] {
        guard let financing = statement.financing else { return [] }
        let loans = financing.loans.flatMap { sources(ofLoan: $0.id) }
        let since = figures.month(financing.since)
        let paid = financing.loans.reduce(Money.zero) { $0 + $1.paid }
        let day = financing.loans.map(\.asOf).max() ?? run.issued
        let asked = financing.loans.reduce(Money.zero) { $0 + $1.asked }
        return [
            Item(
                subject: "earned_so_far", label: "Your share earned since \(since)",
                result: .money(financing.soFar.earned),
                formula: "the savings of the statements that told of a loan, this one's "
                    + "\(figures.money(financing.month.earned)) among them", sources: []),
            Item(
                subject: "loans_took_so_far", label: "Your loan took since \(since)",
                result: .money(financing.soFar.took),
                formula: "\(figures.money(paid)) paid to it by \(figures.date(day)) + "
                    + "\(figures.money(asked)) asked for and not paid; of what was paid "
                    + "\(figures.money(financing.soFar.interestAndFees)) was interest and fees",
                sources: loans),
        ]
    }

    /// What is asked for of a loan, and by what its interest is reckoned.
    func formula(of charge: StatementLine.LoanCharge) -> String {
        let words = phrasing.formula(charge)
        guard charge.interest != .zero else { return words }
        let day = statement.financing?.loans.first { $0.id == charge.loan }?.asOf ?? run.issued
        return words + "; interest is \(figures.percent(charge.rate)) a year of the principal "
            + "owed, from payment to payment, if what is behind is paid on \(figures.date(day)) "
            + "and each installment on its day"
    }

    /// An installment from the balance and the rate, as the schedule of a level-payment loan
    /// has it.
    func formula(of fact: StatementLine.InstallmentFact) -> String {
        let owed = fact.balance + fact.principal
        let rate = fact.rate.map {
            " (\(figures.money(owed)) × \(figures.percent($0)) / 12, rounded to the cent)"
        }
        return "payment \(figures.count(Int64(fact.number))) of "
            + "\(figures.count(Int64(fact.count))): \(figures.money(fact.interest)) interest"
            + "\(rate ?? "") and \(figures.money(fact.principal)) principal; "
            + "\(figures.money(fact.balance)) left to repay of \(figures.money(owed))"
    }
}

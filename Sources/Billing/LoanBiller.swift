internal import Lending
internal import Quantities

/// Finds what a statement asks for of a loan.
///
/// An installment is on the last statement that is itself to be paid no later than it: so each
/// statement asks for what is due before the day the next one will be to be paid, and for all
/// that is behind. What earlier statements asked for and is not due any more, as it was paid to
/// the loan itself or the schedule changed, is taken back.
struct LoanBiller {
    let loan: LoanMonth
    let through: CivilDate
    /// What is taken back; zero or negative.
    let takenBack: Money
    let demand: LoanDemand
    private let position: LoanAccount.Position

    /// What a statement that is to be paid by `due` asks for.
    init(_ loan: LoanMonth, due: CivilDate) throws(LoanEventError) {
        self.loan = loan
        let account = loan.history.account
        let next = due.monthOfYear.next
        through = max(next.day(due.day).adding(days: -1), loan.billedThrough ?? loan.asOf)
        var still = Money.zero
        if let before = loan.billedThrough, loan.unpaid != .zero {
            still = min(loan.unpaid, try account.demand(from: loan.asOf, through: before).amount)
        }
        takenBack = min(.zero, still - loan.unpaid)
        demand = try account.demand(from: loan.asOf, through: through, beside: still)
        position = try account.position(on: loan.asOf)
    }

    /// What statements asked for and is not paid, after this one.
    var asked: Money { loan.unpaid + bill.amount }

    var bill: LoanBill {
        LoanBill(loan: loan.number, amount: takenBack + demand.amount, through: through)
    }

    var lines: [StatementLine] {
        var lines: [StatementLine] = []
        if takenBack != .zero {
            lines.append(
                StatementLine(.installmentTakenBack, takenBack, .loanTakenBack(loan: loan.id)))
        }
        if demand.amount != .zero {
            lines.append(
                StatementLine(
                    .installment, demand.amount,
                    .loan(
                        StatementLine.LoanCharge(
                            loan: loan.id, numbers: demand.numbers, count: demand.count,
                            due: demand.due, interest: demand.interest,
                            principal: demand.principal, fees: demand.fees,
                            balance: demand.balance, rate: position.rate))))
        }
        return lines
    }

    var fact: Statement.LoanFact {
        let ledger = loan.history.account.ledger
        let contract = loan.history.account.contract
        let charge = contract.options.prepaidFinanceCharge
        let new = loan.history.activity.filter { activity in
            loan.newFrom.map { activity.date >= $0 } ?? true
        }
        let shown = new.suffix(Statement.LoanFact.mostActivity)
        let paid = ledger.rows.filter { $0.kind != .advance }
        return Statement.LoanFact(
            id: loan.id, product: loan.product, productName: loan.productName,
            lent: contract.principal, disbursed: contract.disbursed, asOf: loan.asOf,
            state: position.state,
            rate: position.rate, balance: ledger.principal, payoff: position.payoff,
            behind: position.due, paid: paid.map(\.payment).reduce(charge, +),
            paidInterestAndFees: paid.filter { $0.kind != .recovery }
                .map { $0.interest + $0.fee }.reduce(charge, +),
            asked: asked, activity: Array(shown), omitted: new.count - shown.count,
            events: loan.events, lateFeeOn: position.lateFeeOn)
    }
}

extension [LoanBiller] {
    /// What the loans come to on a statement, on which the share earned `earned`.
    func financing(
        _ month: Month, earned: Money, before: Statement.Financing?
    ) -> Statement.Financing? {
        guard !isEmpty else { return nil }
        let facts = map(\.fact)
        let past = before?.soFar ?? Statement.Comparison()
        let soFar = Statement.Comparison(
            earned: past.earned + earned,
            took: facts.reduce(.zero) { $0 + $1.paid + $1.asked },
            interestAndFees: facts.reduce(.zero) { $0 + $1.paidInterestAndFees })
        let now = Statement.Comparison(
            earned: earned, took: soFar.took - past.took,
            interestAndFees: soFar.interestAndFees - past.interestAndFees)
        return Statement.Financing(
            loans: facts, month: now, soFar: soFar, since: before?.since ?? month)
    }

    /// What was asked for and is covered by credit on the account, where a statement comes to
    /// `total`.
    func covered(at total: Money) -> Money {
        Swift.max(.zero, reduce(.zero) { $0 + $1.asked } - Swift.max(.zero, total))
    }
}

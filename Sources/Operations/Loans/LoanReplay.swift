internal import Lending
internal import Quantities
internal import Storage

/// The events of a loan as they are replayed.
///
/// They are those that stand, in the order of their days. Where something before a payoff was
/// taken back, or came to light, after it, the loan was not paid off: the payoff's money does not
/// count for installments to come, but what is missing is due at once, on the day that made it so,
/// and nothing that a payment covered which bounced was late before.
struct LoanReplay {
    /// What to replay, with the number of its row.
    struct Step {
        let number: Int
        let event: LoanEvent
    }

    let steps: [Step]

    /// `rows` are all that were recorded, in that order.
    init(_ rows: [LoanEventRow], of contract: LoanContract, _ terms: LoanAccount.Terms) {
        var reopened = Reopened()
        for (index, row) in rows.enumerated() where rows[..<index].canBeUndone(by: row) {
            reopened.note(row, after: Array(rows[..<index]), contract, terms)
        }
        steps = reopened.steps(rows)
    }
}

/// Payoffs that turned out to be none.
private struct Reopened {
    /// The day what is missing is due, by the number of the payoff.
    private var rests: [Int: CivilDate] = [:]
    /// Payments that counted before one of them and were taken back after it, with its number.
    private var bounced: [Int: Int] = [:]

    /// Notes what `row` does to a loan that `earlier` paid off.
    mutating func note(
        _ row: LoanEventRow, after earlier: [LoanEventRow], _ contract: LoanContract,
        _ terms: LoanAccount.Terms
    ) {
        let reversed = earlier.first { $0.number == row.reverses }
        guard
            let payoff = payoff(of: earlier, contract, terms) ?? reopened(before: reversed, earlier)
        else { return }
        if reversed?.number == payoff.number { return }
        if rests[payoff.number] == nil { rests[payoff.number] = max(row.date, payoff.date) }
        if let reversed, reversed.isMoney { bounced[reversed.number] = payoff.number }
    }

    /// The event that paid off the loan, where `rows` leave nothing owed.
    private func payoff(
        of rows: [LoanEventRow], _ contract: LoanContract, _ terms: LoanAccount.Terms
    ) -> LoanEventRow? {
        let standing = rows.standing
        let came = standing.filter(\.isMoney).compactMap(\.amount).reduce(.zero, +)
        guard came >= contract.principal,
            let account = try? LoanAccount(
                contract, terms, replaying: steps(rows).map(\.event)), account.isPaid
        else { return nil }
        return standing.last(where: \.isMoney)
    }

    /// The payoff that is none already, before which an event counted that is taken back now.
    private func reopened(
        before row: LoanEventRow?, _ rows: [LoanEventRow]
    ) -> LoanEventRow? {
        guard let row else { return nil }
        return rows.standing.first { other in
            rests[other.number] != nil && (row.date, row.number) < (other.date, other.number)
        }
    }

    /// What `rows` come to.
    func steps(_ rows: [LoanEventRow]) -> [LoanReplay.Step] {
        let standing = Set(rows.standing.map(\.number))
        let reversed = Set(rows.compactMap(\.reverses))
        return rows.sorted { ($0.date, $0.number) < ($1.date, $1.number) }.compactMap { row in
            guard var action = row.action else { return nil }
            if standing.contains(row.number) {
                if let rest = rests[row.number], case .payment(let amount) = action {
                    action = .payoff(amount, rest: rest)
                }
            } else {
                guard let payoff = bounced[row.number], standing.contains(payoff),
                    reversed.contains(row.number)
                else { return nil }
                action = .bounced(row.amount ?? .zero)
            }
            return LoanReplay.Step(number: row.number, event: LoanEvent(action, on: row.date))
        }
    }
}

extension Collection<LoanEventRow> {
    /// The events that count, in the order of their days and then as they were recorded.
    var standing: [LoanEventRow] {
        let reversed = Set(compactMap(\.reverses))
        return filter { $0.action != nil && !reversed.contains($0.number) }
            .sorted { ($0.date, $0.number) < ($1.date, $1.number) }
    }

    /// Whether `row` may change what these came to: it takes one back, or is of an earlier day.
    fileprivate func canBeUndone(by row: LoanEventRow) -> Bool {
        row.reverses != nil || contains { $0.date > row.date }
    }
}

extension LoanEventRow {
    /// Whether money came in for what is owed.
    var isMoney: Bool {
        switch kind {
        case .payment, .prepayment, .prepaymentRecast: true
        default: false
        }
    }
}

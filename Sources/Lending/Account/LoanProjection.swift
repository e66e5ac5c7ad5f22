public import Quantities

/// What is still to be paid of a loan, if every installment is paid on its day.
public struct LoanProjection: Hashable, Sendable {
    public let payments: [Payment]
    /// Interest and fees over the whole life, those paid already among them.
    public let cost: Money

    /// One payment that is to come.
    public struct Payment: Hashable, Sendable {
        /// From 1 for the next.
        public let number: Int
        public let due: CivilDate
        public let interest: Money
        /// Negative where interest is added to what is owed.
        public let principal: Money
        public let fee: Money
        /// The principal that is owed at the end of the day.
        public let balance: Money

        public var payment: Money { interest + principal + fee }
    }
}

extension LoanAccount {
    /// What is still to be paid after `date`.
    ///
    /// What is past due is paid with the next installment, and the last one pays all that is
    /// owed. Nothing is to come of a loan that is paid or charged off.
    public func projection(after date: CivilDate) throws(LoanEventError) -> LoanProjection {
        var account = self
        try account.advance(to: date)
        var payments: [LoanProjection.Payment] = []
        var next = account.ledger.installments.first { $0.due > date }?.due
        while let due = next, account.state == .active {
            try account.advance(to: due)
            guard account.state == .active else { break }
            let amount = account.projectedPayment(on: due)
            let rows = try account.pay(amount, on: due)
            try account.close(due)
            if amount > .zero {
                payments.append(
                    LoanProjection.Payment(
                        number: payments.count + 1, due: due, interest: rows.interest,
                        principal: rows.principal, fee: rows.fees,
                        balance: account.ledger.principal))
            }
            next = account.ledger.installments.first { $0.due > due }?.due
        }
        let charge = contract.options.prepaidFinanceCharge
        let cost = account.ledger.rows.reduce(charge) { $0 + $1.interest + $1.fee }
        return LoanProjection(payments: payments, cost: cost)
    }

    /// Pays `amount`, if it is one, and returns how it was settled.
    mutating func pay(
        _ amount: Money, on date: CivilDate
    ) throws(LoanEventError) -> (interest: Money, principal: Money, fees: Money) {
        let before = ledger.rows.count
        if amount > .zero { try take(LoanEvent(.payment(amount), on: date)) }
        let rows = ledger.rows.dropFirst(before)
        return (
            rows.map(\.interest).reduce(.zero, +), rows.map(\.principal).reduce(.zero, +),
            rows.map(\.fee).reduce(.zero, +)
        )
    }

    /// What is paid on a due date: what is due by then, and on the last all that is owed.
    func projectedPayment(on due: CivilDate) -> Money {
        let payoff = ledger.payoff(on: due)
        guard let last = ledger.installments.last, last.due > due else { return payoff }
        return self.due(on: due)
    }
}

public import Quantities

/// What is to be paid of a loan up to a coming day, and how it would be settled.
///
/// It is what is behind, which is taken to be paid at once, and the installments to come, each
/// on its day.
public struct LoanDemand: Hashable, Sendable {
    /// The installments it is for, by their numbers from 1; nil where it is for fees alone.
    public var numbers: ClosedRange<Int>?
    /// How many installments the loan has, those that were paid among them.
    public var count = 0
    /// The day the last of them is due.
    public var due: CivilDate?
    public var interest = Money.zero
    /// Negative where interest is added to what is owed.
    public var principal = Money.zero
    public var fees = Money.zero
    /// The principal that is owed when all this is paid.
    public var balance = Money.zero

    public init() {}

    public var amount: Money { interest + principal + fees }
}

extension LoanAccount {
    /// What is to be paid from `today` through `last`, beside `billed`, the part that was asked
    /// for before.
    ///
    /// What was asked for before counts for the oldest installments; fees that are due came after
    /// it, as far as there is more. Nothing is to be paid of a loan that is paid or charged off.
    public func demand(
        from today: CivilDate, through last: CivilDate, beside billed: Money = .zero
    ) throws(LoanEventError) -> LoanDemand {
        var account = self
        try account.advance(to: today)
        var demand = LoanDemand()
        demand.count = account.dueDays.count
        var rest = billed
        var next: CivilDate? = today
        while let day = next, account.state == .active {
            try account.advance(to: day)
            guard account.state == .active else { break }
            let amount = account.projectedPayment(on: day)
            let before = min(rest, amount)
            rest -= before
            // Fees that are due now came after what was asked for before.
            let fees = day == today ? min(account.ledger.feeUnpaid, amount - before) : .zero
            demand.fees += try account.pay(fees, on: day).fees
            _ = try account.pay(before, on: day)
            if amount > before + fees {
                demand.add(account.uncovered(upTo: day))
                let settled = try account.pay(amount - before - fees, on: day)
                demand.interest += settled.interest
                demand.principal += settled.principal
                demand.fees += settled.fees
            }
            if day > today { try account.close(day) }
            next = account.ledger.installments.first { $0.due > day && $0.due <= last }?.due
        }
        demand.balance = account.ledger.principal
        return demand
    }

    /// The days on which installments are due, each once.
    private var dueDays: [CivilDate] {
        ledger.installments.reduce(into: []) { days, installment in
            if installment.due != days.last { days.append(installment.due) }
        }
    }

    /// The installments up to `day` that are not covered yet, by number.
    private func uncovered(upTo day: CivilDate) -> [(number: Int, due: CivilDate)] {
        let open = Set(
            ledger.installments.filter { $0.due <= day && $0.cumulative > counted }.map(\.due))
        return dueDays.enumerated().filter { open.contains($0.element) }
            .map { ($0.offset + 1, $0.element) }
    }
}

extension LoanDemand {
    fileprivate mutating func add(_ installments: [(number: Int, due: CivilDate)]) {
        for (number, day) in installments {
            numbers = min(numbers?.lowerBound ?? number, number)...number
            due = day
        }
    }
}

internal import Accounting
internal import Lending
internal import NetMetering
internal import Quantities

/// Writes the statements of a month that was computed, in the order of filing.
///
/// A class, since each part of each statement is written by a value that refers to it: as
/// a structure, the whole month's facts would be retained and released for each of them.
final class StatementWriter {
    let input: ArrayMonth
    let run: RunFacts
    let segments: [BilledSegment]
    let month: ProgramMonth
    let outcome: ProgramMonth.Outcome
    /// What of the array's output was not measured.
    let unmeasured: [UnmeasuredEnergy]
    /// What is asked for of the loans of the few subscriptions that have some, by their places.
    private let loans: [Int: Result<[LoanBiller], LoanEventError>]

    init(
        input: ArrayMonth, run: RunFacts, segments: [BilledSegment], month: ProgramMonth,
        outcome: ProgramMonth.Outcome, unmeasured: [UnmeasuredEnergy] = []
    ) {
        self.input = input
        self.run = run
        self.segments = segments
        self.month = month
        self.outcome = outcome
        self.unmeasured = unmeasured
        loans = Self.loans(input, run)
    }

    private static func loans(
        _ input: ArrayMonth, _ run: RunFacts
    ) -> [Int: Result<[LoanBiller], LoanEventError>] {
        var loans: [Int: Result<[LoanBiller], LoanEventError>] = [:]
        for (index, subscription) in input.subscriptions.enumerated() {
            guard let financing = subscription.financing, !subscription.isIssued else { continue }
            loans[index] = Result { () throws(LoanEventError) in
                var billers: [LoanBiller] = []
                for loan in financing.loans {
                    billers.append(try LoanBiller(loan, due: run.due))
                }
                return billers
            }
        }
        return loans
    }

    func monthOutcome() throws(MonthRunError) -> MonthOutcome {
        let shares = try shareFacts()
        var statements: [StatementOutcome] = []
        statements.reserveCapacity(input.subscriptions.count)
        var held: [SubscriptionOnHold] = []
        var sequence = input.lastSequence
        for index in input.subscriptions.indices {
            let subscription = input.subscriptions[index]
            guard !subscription.isIssued else { continue }
            if let reason = obstacle(at: index) {
                held.append(
                    SubscriptionOnHold(
                        subscription: subscription.number,
                        subscriptionID: subscription.recipient.subscriptionID,
                        name: subscription.recipient.name, reason: reason))
                continue
            }
            sequence += 1
            statements.append(
                try statement(at: index, number: sequence, shares: shares[index]))
        }
        return MonthOutcome(
            run: run, statements: statements, held: held,
            arrayEntry: input.isContinuation ? nil : try arrayEntry(),
            totals: totals(of: statements), feeRemarks: feeRemarks())
    }

    func obstacle(at index: Int) -> String? {
        if case .failure(let error)? = loans[index] { return "its loan: \(error)" }
        return input.subscriptions[index].obstacle ?? outcome.members[index].hold?.description
    }

    private func statement(
        at index: Int, number: Int64, shares: [Statement.ShareFact]
    ) throws(MonthRunError) -> StatementOutcome {
        let subscription = input.subscriptions[index]
        let member = outcome.members[index]
        let credit = CreditWriter(writer: self, index: index).facts()
        let loans = (try? loans[index]?.get()) ?? []
        let lines = LineWriter(writer: self, index: index, loans: loans).lines()
        let history =
            subscription.history
            + [
                Statement.HistoryMonth(
                    month: input.month, allocated: member.allocated, credit: credit.earned)
            ]
        let statement = Statement(
            number: StatementNumber(array: input.array.id, sequence: number),
            recipient: subscription.recipient, shares: shares, allocated: member.allocated,
            credit: credit, lines: lines,
            remarks: RemarkWriter(writer: self, index: index, credit: credit).remarks(),
            history: history, sharing: subscription.sharing,
            financing: loans.financing(
                input.month, earned: member.saving, before: subscription.financing?.before))
        let bills = loans.map(\.bill)
        return StatementOutcome(
            subscription: subscription.number, statement: statement,
            entry: try entry(at: index, for: statement.number, loans: bills),
            bankMovements: bankMovements(subscription, member), loanBills: bills,
            loanCredit: loans.covered(at: statement.total))
    }

    private func entry(
        at index: Int, for number: StatementNumber, loans: [LoanBill]
    ) throws(MonthRunError) -> Entry? {
        let postings = StatementEntry(writer: self, index: index, loans: loans).postings
        guard !postings.isEmpty else { return nil }
        do {
            return try Entry(
                in: input.array.number, on: input.issued, memo: "statement \(number)",
                origin: .statement(number.sequence), postings: postings)
        } catch {
            throw .entry(error)
        }
    }

    private func bankMovements(
        _ subscription: SubscriptionMonth, _ member: SubscriptionOutcome
    ) -> [BankMovement] {
        BankMovement.movements(
            from: subscription.moneyBank, by: member.money, in: input.month,
            under: input.program.bank, as: CreditAmount.money)
            + BankMovement.movements(
                from: subscription.energyBank, by: member.energy, in: input.month,
                under: input.program.bank, as: CreditAmount.energy)
    }

    /// The share of each subscription over the month, and what each part of it got.
    private func shareFacts() throws(MonthRunError) -> [[Statement.ShareFact]] {
        var facts = [[Statement.ShareFact]](
            repeating: [], count: input.subscriptions.count)
        for segment in segments.map(\.segment) {
            let parts: [Energy]
            do {
                parts = try Apportionment.parts(of: segment.output.energy, weights: segment.weights)
            } catch {
                throw .program(.shares(segment.days, error))
            }
            for index in facts.indices where segment.weights[index] > 0 {
                facts[index].append(
                    Statement.ShareFact(
                        days: segment.days, units: segment.weights[index],
                        metered: segment.output.energy, allocated: parts[index]))
            }
        }
        return facts.map(Self.joined)
    }

    /// Parts on either side of somebody else's change are one to this holder.
    private static func joined(_ facts: [Statement.ShareFact]) -> [Statement.ShareFact] {
        var joined: [Statement.ShareFact] = []
        for fact in facts {
            guard let last = joined.last, last.units == fact.units,
                last.days.end == fact.days.start,
                let days = DatePeriod(from: last.days.start, to: fact.days.end)
            else {
                joined.append(fact)
                continue
            }
            joined[joined.count - 1] = Statement.ShareFact(
                days: days, units: fact.units, metered: last.metered + fact.metered,
                allocated: last.allocated + fact.allocated)
        }
        return joined
    }

    private func totals(of statements: [StatementOutcome]) -> MonthTotals {
        var totals = MonthTotals()
        totals.metered = outcome.host.metered
        totals.unallocated = outcome.host.unallocated
        totals.allocated = outcome.totals.allocated
        let isMoney = input.program.value.unit == .money
        if !input.isContinuation {
            let host = outcome.host
            totals.hostCredit = isMoney ? .money(host.money.earned) : .energy(host.energy.earned)
            totals.hostPayout = host.unallocatedPayout
        }
        for (index, subscription) in input.subscriptions.enumerated()
        where !subscription.isIssued && obstacle(at: index) == nil {
            totals.add(outcome.members[index], inMoney: isMoney)
        }
        for statement in statements.map(\.statement) {
            totals.total += statement.total
            for line in statement.lines {
                switch line.kind {
                case .installment, .installmentTakenBack: totals.installments += line.amount
                default: break
                }
            }
        }
        return totals
    }
}

extension MonthTotals {
    fileprivate mutating func add(_ member: SubscriptionOutcome, inMoney: Bool) {
        fees += member.fee.amount
        utilityFees += member.settlement.adminFee
        if inMoney {
            earned = .money(Money(cents: earned.quantity) + member.credit)
            applied = .money(Money(cents: applied.quantity) + member.money.applied)
            expired = .money(Money(cents: expired.quantity) + member.money.expired)
            paidOut = .money(Money(cents: paidOut.quantity) + member.money.paidOut)
            banked = .money(Money(cents: banked.quantity) + member.money.after.balance)
        } else {
            earned = .energy(Energy(milliwattHours: earned.quantity) + member.energy.earned)
            applied = .energy(Energy(milliwattHours: applied.quantity) + member.energy.applied)
            expired = .energy(Energy(milliwattHours: expired.quantity) + member.energy.expired)
            paidOut = .energy(Energy(milliwattHours: paidOut.quantity) + member.energy.paidOut)
            banked = .energy(
                Energy(milliwattHours: banked.quantity) + member.energy.after.balance)
        }
    }
}

internal import NetMetering
internal import Quantities
internal import Sharing

/// Finds what a statement has to say beside its figures.
struct NoteWriter {
    let writer: StatementWriter
    let index: Int
    let credit: CreditFacts

    private var subscription: SubscriptionMonth { writer.input.subscriptions[index] }
    private var month: Month { writer.input.month }

    func notes() -> [Note] {
        var notes: [Note] = []
        if subscription.lastStatement == nil { notes.append(.firstStatement) }
        if month.days.contains(subscription.active.end.adding(days: -1)) {
            notes.append(.lastStatement)
            notes += bankEnd
        }
        if shareChanges {
            notes.append(.shareChanged(byInterval: MonthRun(writer.input).hasIntervalData))
        }
        notes += writer.run.acceptedGaps.map(Note.acceptedGap)
        notes += (writer.unmeasured + subscription.unmeasuredUsage).map(Note.unmeasured)
        notes += writer.input.acceptedItems.map(Note.acceptedItem)
        if writer.run.isIllustrative { notes.append(.illustrativeRate) }
        if credit.earned.quantity == 0 { notes.append(.noCredit) }
        if let before = changedFrom { notes.append(.unusualChange(before: before)) }
        if credit.application == .utilityDecides { notes.append(.usageUnknown) }
        if subscription.sharing == nil, writer.input.asksForSharing {
            notes.append(.noIntervalData)
        }
        if writer.input.isContinuation { notes.append(.issuedLater) }
        let member = writer.outcome.members[index]
        if writer.input.program.value.unit == .money, member.fee.amount > member.credit {
            notes.append(.feeExceedsCredit)
        }
        return notes
    }

    /// What became of the bank, where the subscription ends with the month and left some.
    private var bankEnd: [Note] {
        let end: Note.BankEnd
        switch writer.input.program.bank.onClose {
        case .forfeit, .host: end = .forfeited
        case .pool: end = .pooled
        case .payout: end = .paidOut
        }
        var amounts = [end == .paidOut ? credit.paidOut : credit.expired]
        if let carried = credit.carriedEnergy {
            amounts.append(.energy(end == .paidOut ? carried.paidOut : carried.expired))
        }
        return amounts.filter { $0.quantity != 0 }.map { .bankEnded($0, end) }
    }

    /// Whether the share changed on a day within the month, other than by the days held.
    private var shareChanges: Bool {
        let active = subscription.active
        return subscription.holdings.contains { holding in
            isWithin(holding.period.start) && holding.period.start != active.start
                || isWithin(holding.period.end) && holding.period.end != active.end
        }
    }

    private func isWithin(_ date: CivilDate) -> Bool {
        month.days.contains(date) && date != month.days.start
    }

    /// Last month's credit, where this month's differs from it by more than half of it.
    private var changedFrom: CreditAmount? {
        guard let last = subscription.history.last, last.month == month.previous else {
            return nil
        }
        let before = Int128(last.credit.quantity)
        let change = Int128(credit.earned.quantity) - before
        return 2 * change.magnitude > before.magnitude ? last.credit : nil
    }
}

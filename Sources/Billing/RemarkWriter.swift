internal import NetMetering
internal import Quantities
internal import Sharing

/// Finds what a statement has to say beside its figures.
struct RemarkWriter {
    let writer: StatementWriter
    let index: Int
    let credit: CreditFacts

    private var subscription: SubscriptionMonth { writer.input.subscriptions[index] }
    private var month: Month { writer.input.month }

    func remarks() -> [Remark] {
        var remarks: [Remark] = []
        if subscription.lastStatement == nil { remarks.append(.firstStatement) }
        if month.days.contains(subscription.active.end.adding(days: -1)) {
            remarks.append(.lastStatement)
            remarks += bankEnd
        }
        if shareChanges {
            remarks.append(.shareChanged(byInterval: MonthRun(writer.input).hasIntervalData))
        }
        remarks += writer.run.acceptedGaps.map(Remark.acceptedGap)
        remarks += (writer.unmeasured + subscription.unmeasuredUsage).map(Remark.unmeasured)
        remarks += writer.input.acceptedItems.map(Remark.acceptedItem)
        if writer.run.isIllustrative { remarks.append(.illustrativeRate) }
        if credit.earned.quantity == 0 { remarks.append(.noCredit) }
        if let before = changedFrom { remarks.append(.unusualChange(before: before)) }
        if credit.application == .utilityDecides { remarks.append(.usageUnknown) }
        if subscription.sharing == nil, writer.input.asksForSharing {
            remarks.append(.noIntervalData)
        }
        if writer.input.isContinuation { remarks.append(.issuedLater) }
        let member = writer.outcome.members[index]
        if writer.input.program.value.unit == .money, member.fee.amount > member.credit {
            remarks.append(.feeExceedsCredit)
        }
        return remarks
    }

    /// What became of the bank, where the subscription ends with the month and left some.
    private var bankEnd: [Remark] {
        let end: Remark.BankEnd
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

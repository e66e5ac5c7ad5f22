internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Storage

extension MemberPlanner {
    /// Remarks on what a list can say and an administrator hardly means.
    mutating func remark() throws {
        try remarkOnAccounts()
        remarkOnGaps()
        try remarkOnLikeness()
    }

    /// Accounts that two subscriptions have, and those that a spreadsheet has changed.
    private mutating func remarkOnAccounts() throws {
        let changed = plan.subscriptions.filter(\.hasNewAccount)
        guard !changed.isEmpty else { return }
        let keys = Set(changed.map(\.record.id))
        var register = AccountRegister()
        var listed: [ID<SubscriptionRecord>: Place] = [:]
        for subscription in plan.subscriptions {
            listed[subscription.record.id] = subscription.record.place
        }
        try reader.eachUtilityAccount { row in
            let id = try ID<SubscriptionRecord>(row.subscription)
            guard !keys.contains(id) else { return }
            _ = register.add(
                AccountRegister.Holding(
                    subscription: row.subscription, array: row.array, account: row.account,
                    period: row.period, place: listed[id]))
        }
        for subscription in changed {
            let record = subscription.record
            guard let account = record.account else { continue }
            remarkOnChange(subscription, account)
            let holding = AccountRegister.Holding(
                subscription: record.id.rawValue, array: subscription.array, account: account,
                period: subscription.period ?? record.period, place: record.place)
            if let remark = register.add(holding) {
                problems.addWarning("account: \(remark)", at: record.place)
            }
        }
    }

    /// An account that is corrected, and by nothing that a person would correct.
    private mutating func remarkOnChange(_ subscription: SubscriptionPlan, _ account: String) {
        guard let known = subscription.stored?.utilityAccount,
            let difference = UtilityAccount.difference(known, account)
        else { return }
        problems.addWarning(
            "account: \"\(account)\" differs from \"\(known)\", which the book has of "
                + "\(subscription.record.id), by \(difference.words); if a spreadsheet changed it, "
                + "format the column as text and import the list with \"\(known)\"",
            at: subscription.record.place)
    }

    /// Days between two shares of a subscription on which it holds none.
    private mutating func remarkOnGaps() {
        for subscription in plan.subscriptions {
            let shares = subscription.shares
            for (gap, next) in ShareGap.all(in: shares.map(\.period)) {
                let places = [shares[next - 1].place, shares[next].place].compactMap { $0 }
                guard let place = places.last else { continue }
                let lines = Set(places.map(\.line)).sorted().map(String.init)
                let rows =
                    (lines.count == 1 ? "line " : "lines ") + lines.joined(separator: " and ")
                problems.addWarning(
                    "share_to: \"\(subscription.record.id)\" holds no share \(gap.words), between "
                        + "two shares (\(rows)); share_to is the first day that counts no more, so "
                        + "write \(gap.days.end) if no day is to be without", at: place)
            }
        }
    }

    /// Subscribers and subscriptions that are new and differ from others only by the case of
    /// letters.
    private mutating func remarkOnLikeness() throws {
        let newOnes = plan.subscribers.filter { $0.number == nil }
        var lowered: [String: String] = [:]
        if !newOnes.isEmpty {
            try reader.eachSubscriber { lowered[$0.key.lowercased()] = $0.key }
        }
        for subscriber in newOnes {
            let key = subscriber.id.rawValue
            if let other = lowered.updateValue(key, forKey: key.lowercased()) {
                problems.addWarning(
                    "subscriber_id: \"\(key)\" and \"\(other)\" differ only by small and large "
                        + "letters, and are two subscribers", at: subscriber.place)
            }
        }
    }
}

extension SubscriptionPlan {
    /// Whether the list states an account that the book does not have of it.
    fileprivate var hasNewAccount: Bool {
        guard let account = record.account else { return false }
        guard let known = stored?.utilityAccount else { return true }
        return !known.hasSameBytes(as: account)
    }
}

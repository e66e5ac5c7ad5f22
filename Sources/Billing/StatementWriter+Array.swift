internal import Accounting
internal import NetMetering
internal import Quantities

extension StatementWriter {
    /// The month's entry of the array as a whole: whose its output became, and what the
    /// host got for what nobody holds.
    func arrayEntry() throws(MonthRunError) -> Entry? {
        var postings = outputPostings
        postings += hostCreditPostings
        postings += hostPayoutPostings
        guard !postings.isEmpty else { return nil }
        do {
            return try Entry(
                in: input.array.number, on: input.issued, memo: "output of \(input.month)",
                origin: .output(input.month), postings: postings)
        } catch {
            throw .entry(error)
        }
    }

    private var outputPostings: [Posting] {
        var postings: [Posting] = []
        postings.reserveCapacity(input.subscriptions.count + 2)
        func add(_ account: Account, _ energy: Energy) {
            guard energy != .zero else { return }
            postings.append(Posting(account, quantity: energy.milliwattHours))
        }
        add(Account(.meteredOutput), -outcome.host.metered)
        for (subscription, member) in zip(input.subscriptions, outcome.members) {
            add(Account(.allocatedEnergy, of: subscription.number), member.allocated)
        }
        add(Account(.unallocatedEnergy), outcome.host.unallocated)
        return postings.count > 1 ? postings : []
    }

    private var hostCreditPostings: [Posting] {
        let money = outcome.host.money
        let change = money.after.balance - money.before
        let pairs: [(AccountKind, AccountKind, Int64)] = [
            (.hostCreditBank, .hostCreditEarned, change.cents),
            (
                .hostEnergyCreditBank, .hostEnergyCreditEarned,
                (outcome.host.energy.after.balance - outcome.host.energy.before).milliwattHours
            ),
        ]
        return pairs.filter { $0.2 != 0 }.flatMap { bank, earned, quantity in
            [
                Posting(Account(bank), quantity: quantity),
                Posting(Account(earned), quantity: -quantity),
            ]
        }
    }

    private var hostPayoutPostings: [Posting] {
        let payout = outcome.host.unallocatedPayout
        guard payout != .zero else { return [] }
        return [
            .debit(Account(.utilityReceivable), payout),
            .credit(Account(.subscriptionRevenue), payout),
        ]
    }
}

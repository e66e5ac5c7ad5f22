import CSVParsing
import Diagnostics
import Quantities

extension MemberFileReader {
    func finishSubscribers() -> [SubscriberRecord] {
        subscribers.map { draft in
            SubscriberRecord(
                id: draft.id, name: draft.name, memberClass: draft.memberClass,
                email: draft.email, address: draft.address, place: draft.place)
        }
    }

    mutating func finishSubscriptions() -> [SubscriptionRecord] {
        subscriptions.compactMap { draft in
            if draft.fee != nil && draft.savings != nil {
                add(
                    .savingsRate,
                    "\(Excerpt(draft.id.rawValue)) has a fee too, expected one of "
                        + "the two", at: draft.place)
            }
            let loan = finishLoan(draft)
            let shares = finishShares(draft.shares)
            guard !shares.isEmpty else { return nil }
            return SubscriptionRecord(
                id: draft.id, subscriber: draft.subscriber, array: draft.array,
                account: draft.account?.text, usageMeter: draft.usageMeter, tariff: draft.tariff,
                yearlyUse: draft.yearlyUse, fee: draft.fee, savings: draft.savings,
                openingBalance: draft.openingBalance, loan: loan, shares: shares,
                place: draft.place)
        }
    }

    /// A loan has all of its four terms or none.
    private mutating func finishLoan(_ draft: SubscriptionDraft) -> LoanRecord? {
        let isStated =
            draft.loanPrincipal != nil || draft.loanRate != nil || draft.loanMonths != nil
            || draft.loanFirstDue != nil
        guard isStated else { return nil }
        let id = draft.id.rawValue
        let principal = demand(draft.loanPrincipal, .loanPrincipal, of: id, at: draft.place)
        let rate = demand(draft.loanRate, .loanRate, of: id, at: draft.place)
        let months = demand(draft.loanMonths, .loanMonths, of: id, at: draft.place)
        let firstDue = demand(draft.loanFirstDue, .loanFirstDue, of: id, at: draft.place)
        guard let principal, let rate, let months, let firstDue else { return nil }
        return LoanRecord(
            principal: principal, annualRate: rate, months: months, firstDue: firstDue,
            place: draft.place)
    }

    /// Ends each share where the next begins, unless it ends before.
    private mutating func finishShares(_ drafts: [ShareDraft]) -> [ShareRecord] {
        let sorted = drafts.sorted { $0.from < $1.from }
        return sorted.indices.compactMap { index in
            let draft = sorted[index]
            let next = index + 1 < sorted.count ? sorted[index + 1].from : nil
            if let next, let end = draft.to?.day, end > next {
                add(
                    .shareTo,
                    "expected at most \(next), where the next share of the "
                        + "subscription begins, found \(end)", at: draft.toPlace)
                return nil
            }
            let period =
                (draft.to?.day ?? next).map { DatePeriod(from: draft.from, to: $0) }
                ?? DatePeriod(from: draft.from)
            return period.map {
                ShareRecord(
                    quantity: draft.quantity, period: $0,
                    statesEnd: draft.to != nil || next != nil, place: draft.fromPlace,
                    endPlace: draft.toPlace)
            }
        }
    }

    private mutating func demand<Value>(
        _ value: Value?, _ column: MemberColumn, of id: String, at place: Place
    ) -> Value? {
        if value == nil && !rowsWithProblems.contains(place) {
            add(column, "expected a value for \(Excerpt(id)), found nothing", at: place)
        }
        return value
    }

    private mutating func add(_ column: MemberColumn, _ message: String, at place: Place) {
        table.add(Problem("\(column.rawValue): \(message)", at: place))
    }
}

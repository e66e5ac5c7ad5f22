internal import Quantities
internal import Storage

/// What of the members' list is odd in a month: accounts that are spoiled or stand twice, and days
/// between two shares.
struct PreviewRemarks {
    let all: [ArrayPreview.Remark]

    init(_ array: Stored<ArrayRow>, _ month: Month, in book: BookReader) throws {
        let members = try book.memberships(ofArray: array.id, on: month.days)
        let shares = Dictionary(
            grouping: try book.shares(ofArray: array.id), by: \.subscription)
        var register = AccountRegister()
        all = members.flatMap { membership in
            let subscription = membership.subscription
            let account = register.add(
                AccountRegister.Holding(
                    subscription: subscription.key, array: array.key,
                    account: subscription.utilityAccount, period: subscription.period,
                    place: nil))
            let gaps = ShareGap.all(in: (shares[subscription.id] ?? []).map(\.period))
                .filter { $0.gap.days.overlaps(month.days) }
                .map { "holds no share \($0.gap.words), between two shares" }
            return ([account.map { "account \($0)" }].compactMap { $0 } + gaps).map {
                ArrayPreview.Remark(
                    subscriptionID: subscription.key, name: membership.subscriber.name, text: $0)
            }
        }
    }
}

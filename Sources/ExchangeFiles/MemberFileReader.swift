import CSVParsing
import Diagnostics
import Quantities

/// Puts the rows of a member file together by subscriber and subscription.
struct MemberFileReader: ~Copyable {
    var table: CSVTable<MemberColumn>
    var subscribers: [SubscriberDraft] = []
    var subscriptions: [SubscriptionDraft] = []
    /// Where rows begin of which something could not be read: what is missing there has
    /// been told.
    var rowsWithProblems: Set<Place> = []
    private var subscriberIndices: [ID<SubscriberRecord>: Int] = [:]
    private var subscriptionIndices: [ID<SubscriptionRecord>: Int] = [:]

    init(_ table: consuming CSVTable<MemberColumn>) {
        self.table = table
    }

    mutating func readRows() throws(Problems) {
        while try table.next() {
            let count = table.problems.count
            readRow()
            if table.problems.count > count { rowsWithProblems.insert(table.place) }
        }
    }

    func finish() throws(Problems) {
        try table.finish()
    }

    private mutating func readRow() {
        let subscriber = table.required(.subscriberID) { text throws(IDError) in
            try ID<SubscriberRecord>(text)
        }
        if let subscriber { readSubscriber(subscriber) }
        let subscription = table.required(.subscriptionID) { text throws(IDError) in
            try ID<SubscriptionRecord>(text)
        }
        if let subscriber, let subscription { readSubscription(subscription, of: subscriber) }
    }

    private mutating func readSubscriber(_ id: ID<SubscriberRecord>) {
        let index = subscriberIndices[id] ?? subscribers.count
        if index == subscribers.count {
            subscriberIndices[id] = index
            subscribers.append(SubscriberDraft(id: id, place: table.place))
        }
        var draft = subscribers[index]
        settle(&draft.name, .name, draft.place, SingleLine.read)
        settle(&draft.memberClass, .memberClass, draft.place) { text throws(LabelError) in
            try Label(text).text
        }
        settle(&draft.email, .email, draft.place, SingleLine.readEmail)
        settle(&draft.address, .address, draft.place, SingleLine.read)
        subscribers[index] = draft
    }

    private mutating func readSubscription(
        _ id: ID<SubscriptionRecord>, of subscriber: ID<SubscriberRecord>
    ) {
        let index = subscriptionIndices[id] ?? subscriptions.count
        if index == subscriptions.count {
            subscriptionIndices[id] = index
            subscriptions.append(
                SubscriptionDraft(id: id, subscriber: subscriber, place: table.place))
        }
        var draft = subscriptions[index]
        guard draft.subscriber == subscriber else {
            table.add(
                "\(Excerpt(id.rawValue)) is the subscription of "
                    + "\(Excerpt(draft.subscriber.rawValue)) on line \(draft.place.line), found "
                    + "it again for \(Excerpt(subscriber.rawValue))", at: .subscriptionID)
            return
        }
        settle(&draft.array, .array, draft.place, Self.key)
        settle(&draft.account, .account, draft.place, UtilityAccount.init)
        settle(&draft.usageMeter, .usageMeter, draft.place, Self.key)
        settle(&draft.tariff, .tariff, draft.place, Self.key)
        settle(&draft.yearlyUse, .yearlyUse, draft.place, Self.use)
        settle(&draft.fee, .fee, draft.place) { text throws(FeeTermsError) in try FeeTerms(text) }
        settle(&draft.savings, .savingsRate, draft.place, Ratio.percentage)
        settle(&draft.openingBalance, .openingBalance, draft.place, ListNumber.money)
        readLoan(&draft)
        readShare(&draft)
        subscriptions[index] = draft
    }

    private mutating func readLoan(_ draft: inout SubscriptionDraft) {
        settle(&draft.loanPrincipal, .loanPrincipal, draft.place, ListNumber.money)
        settle(&draft.loanRate, .loanRate, draft.place, Ratio.percentage)
        settle(&draft.loanMonths, .loanMonths, draft.place) { text throws(LineError) in
            try SingleLine.readCount(text, in: LoanRecord.monthsAllowed)
        }
        settle(&draft.loanFirstDue, .loanFirstDue, draft.place, ListDate.date)
        if let principal = draft.loanPrincipal, principal <= .zero {
            table.add("\(LineError.notAboveZero(principal.description))", at: .loanPrincipal)
            draft.loanPrincipal = nil
        }
    }

    private mutating func readShare(_ draft: inout SubscriptionDraft) {
        let quantity = table.required(.share) { text throws(ShareQuantityError) in
            try ShareQuantity(text)
        }
        let from = table.required(.shareFrom, as: ListDate.date)
        let end = table.optional(.shareTo, as: ListDate.end)
        guard let from else { return }
        if let end = end?.day, end <= from {
            table.add(
                "expected a day after \(from), the first on which the share counts no more, "
                    + "found \(end)", at: .shareTo)
            return
        }
        if let other = draft.shares.first(where: { $0.from == from }) {
            table.add(
                "\(Excerpt(draft.id.rawValue)) already has a share from \(from) on line "
                    + "\(other.fromPlace.line)", at: .subscriptionID)
            return
        }
        guard let quantity else { return }
        draft.shares.append(
            ShareDraft(
                quantity: quantity, from: from, to: end,
                fromPlace: table.place(of: .shareFrom), toPlace: table.place(of: .shareTo)))
    }

    /// Takes a cell's value if there is none yet, and otherwise sees that it is the same.
    private mutating func settle<Value: Equatable, Failure>(
        _ known: inout Value?, _ column: MemberColumn, _ place: Place,
        _ read: (String) throws(Failure) -> Value
    ) {
        guard let value = table.optional(column, as: read) else { return }
        guard let known else {
            known = value
            return
        }
        if known != value {
            table.add(
                "found \(Excerpt(table[column] ?? "")), which differs from the row on line "
                    + "\(place.line); what rows with the same id repeat must agree", at: column)
        }
    }

    private static func use(_ text: String) throws(NumeralError) -> Energy {
        let use = try Energy(kilowattHours: text)
        guard use >= .zero else { throw .unexpected("-") }
        return use
    }

    private static func key(_ text: String) throws(IDError) -> String {
        try ID<SubscriptionRecord>(text).rawValue
    }
}

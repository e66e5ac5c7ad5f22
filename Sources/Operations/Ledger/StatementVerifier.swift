internal import Accounting
internal import Billing
internal import Quantities
internal import Storage

/// Holds what the statements of an array say against the rows and entries it came from.
///
/// Records bind what was written; this finds what was written wrongly, or made anew with its
/// records.
struct StatementVerifier {
    private let members: RecordedMembers
    private let recipients: [Int64: RecordedRecipient]
    private let shares: [Int64: [ShareRow]]
    /// What each subscription owes, entry by entry.
    private var owed: [Int64: Int64] = [:]
    /// What its subscription owed before the entry of a statement, by the statement's number.
    private var owedBefore: [Int64: Int64] = [:]
    /// What the months before said, by subscription: what their history may say of them.
    private var past: [Int64: [Month: MemberMonthRow]] = [:]
    /// What the statements of the month that is being checked say, by subscription.
    private var present: [Int64: Statement] = [:]

    init(_ members: RecordedMembers, ofArray array: Int64, in db: BookReader) throws {
        self.members = members
        recipients = try db.recipients(ofArray: array)
        shares = Dictionary(
            grouping: try db.shares(ofArray: array), by: \.subscription)
    }

    mutating func note(_ entry: Entry) {
        let receivable = entry.postings.first { $0.account.kind == .receivable }
        if case .statement(let number) = entry.origin, let receivable {
            owedBefore[number] = owed[receivable.account.subscription] ?? 0
        }
        for posting in entry.postings where posting.account.kind == .receivable {
            owed[posting.account.subscription, default: 0] += posting.quantity
        }
    }

    /// What a statement says that its subscription's rows and entries do not.
    mutating func failures(of issued: IssuedStatement, _ statement: Statement) -> [String] {
        present[issued.subscription] = statement
        var failures = recipientFailures(of: issued, statement.recipient)
        let carried = statement.lines
            .filter { $0.kind == .previousBalance || $0.kind == .payment }
            .reduce(Money.zero) { $0 + $1.amount }
        if let owed = owedBefore.removeValue(forKey: issued.number), carried.cents != owed {
            failures.append("carries over \(carried), posted was \(Money(cents: owed))")
        }
        failures += historyFailures(of: issued, statement)
        failures += shareFailures(of: issued, statement.shares)
        for term in statement.credit.terms where term.quantity != .zero {
            if let price = term.price, term.quantity * price != term.amount {
                failures.append("credits \(term.name) otherwise than at \(price)")
            }
        }
        return failures
    }

    private func recipientFailures(
        of issued: IssuedStatement, _ found: Statement.Recipient
    ) -> [String] {
        guard members.isComparable(issued.run.id),
            let right = recipients[issued.subscription]
        else { return [] }
        var pairs: [(String, String, String)] = []
        if members.isUnchanged(subscriber: right.subscriber) {
            pairs += [
                ("subscriber", found.subscriberID, right.subscriberKey),
                ("name", found.name, right.name), ("class", found.memberClass, right.memberClass),
            ]
        }
        if members.isUnchanged(subscription: issued.subscription) {
            pairs += [
                ("account", found.utilityAccount, right.utilityAccount),
                ("subscription", found.subscriptionID, right.subscriptionKey),
            ]
        }
        return pairs.filter { !$0.1.utf8.elementsEqual($0.2.utf8) }.map { what, said, right in
            "names the \(what) \"\(said)\", in the book it is \"\(right)\""
        }
    }

    /// Shares that were never changed are those that the statement names.
    private func shareFailures(
        of issued: IssuedStatement, _ facts: [Statement.ShareFact]
    ) -> [String] {
        guard members.isComparable(issued.run.id),
            members.areUnchanged(sharesOf: issued.subscription)
        else { return [] }
        let held = shares[issued.subscription] ?? []
        return facts.compactMap { fact in
            let isHeld = held.contains { share in
                share.units == fact.units && share.period.start <= fact.days.start
                    && fact.days.end <= share.period.end
            }
            return isHeld ? nil : "names a share of \(fact.units) that the book does not have"
        }
    }

    private func historyFailures(
        of issued: IssuedStatement, _ statement: Statement
    ) -> [String] {
        let month = issued.run.month
        return statement.history.compactMap { told in
            if told.month == month {
                let isSame =
                    told.allocated == statement.allocated
                    && told.credit == statement.credit.earned
                return isSame ? nil : "tells of its own month otherwise in its history"
            }
            let row = past[issued.subscription]?[told.month]
            let isSame =
                row.map {
                    told.allocated == $0.allocated && told.credit.unit == $0.unit
                        && told.credit.quantity == $0.earned
                } ?? false
            return isSame ? nil : "tells of \(told.month) what no statement said"
        }
    }

    /// What the figures of a month say that its statement does not.
    mutating func failures(of row: MemberMonthRow) -> [String] {
        defer { past[row.subscription, default: [:]][row.month] = row }
        guard let statement = present.removeValue(forKey: row.subscription) else { return [] }
        let credit = statement.credit
        let fees = statement.lines.filter { $0.kind == .fee }.reduce(Money.zero) { $0 + $1.amount }
        let banked = credit.bank.reduce(0) { $0 + $1.amount.quantity }
        let isSame =
            statement.number.sequence == row.statement && statement.allocated == row.allocated
            && credit.earned.unit == row.unit && credit.earned.quantity == row.earned
            && credit.applied.quantity == row.applied && credit.expired.quantity == row.expired
            && credit.paidOut.quantity == row.paidOut && banked == row.banked && fees == row.fee
        return isSame ? [] : ["statement \(row.statement) says other figures than are kept"]
    }

    /// Forgets what no later statement of the array can tell of.
    mutating func forget(before month: Month) {
        for subscription in Array(past.keys) {
            past[subscription] = past[subscription]?.filter { $0.key >= month }
        }
        present = [:]
    }
}

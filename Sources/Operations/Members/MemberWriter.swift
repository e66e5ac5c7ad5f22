internal import Accounting
internal import ExchangeFiles
internal import Quantities
internal import Sharing
internal import Storage

/// Writes what a list of members is to change into a book.
struct MemberWriter {
    private let writer: BookWriter
    private let importID: Int64
    private let time: OperationTime
    private var journal: Journal
    private var outcome = ImportMembers.Outcome()

    init(_ writer: BookWriter, importID: Int64, _ time: OperationTime) {
        self.writer = writer
        self.importID = importID
        self.time = time
        journal = Journal(writer)
    }

    consuming func write(_ plan: MemberPlan) throws -> ImportMembers.Outcome {
        var numbers: [ID<SubscriberRecord>: Int64] = [:]
        for subscriber in plan.subscribers {
            if let number = subscriber.number {
                try writer.change(Stored(id: number, subscriber.row))
            } else {
                numbers[subscriber.id] = try writer.add(subscriber.row)
                outcome.newSubscribers += 1
            }
        }
        for subscription in plan.subscriptions {
            let record = subscription.record
            guard let array = plan.arrays[subscription.array]?.terms.stored else { continue }
            let known =
                try numbers[record.subscriber]
                ?? writer.reader.subscriber(record.subscriber.rawValue)?.id
            guard let subscriber = known else {
                throw OperationError.unknownSubscriber(record.subscriber.rawValue)
            }
            try write(subscription, of: subscriber, on: array.id)
        }
        outcome.changes = plan.changes
        outcome.warnings = plan.warnings
        outcome.arrays = plan.arrays.values.sorted { $0.terms.key < $1.terms.key }.map {
            $0.shares(on: time.today)
        }
        try writer.summarize(import: importID, summary)
        return outcome
    }

    private var summary: String {
        "\(outcome.newSubscribers) subscribers, \(outcome.newSubscriptions) subscriptions, "
            + "\(outcome.newShares) shares, \(outcome.changes.count) changes"
    }

    private mutating func write(
        _ plan: SubscriptionPlan, of subscriber: Int64, on array: Int64
    ) throws {
        let id = try subscription(plan, of: subscriber, on: array)
        // Ends come first: on no day may two shares be seen.
        for share in plan.changed {
            try writer.change(share.row(of: id, on: array))
        }
        outcome.changedShares += plan.newEnds
        for share in plan.added {
            try writer.add(share.row(of: id, on: array))
            outcome.newShares += 1
        }
        if plan.hasNewMeter, let key = plan.record.usageMeter {
            try writer.add(MeterRow(usage: key, of: id, on: array))
            outcome.newMeters += 1
        }
        if let meter = plan.renamedMeter, let key = plan.record.usageMeter {
            try writer.rename(meter: meter, to: key)
        }
        if let balance = plan.record.openingBalance { try open(plan, balance, id, on: array) }
        if let loan = plan.record.loan { try write(loan, of: plan, id, on: array) }
    }

    /// The subscription's number, after it was added or its days were changed.
    private mutating func subscription(
        _ plan: SubscriptionPlan, of subscriber: Int64, on array: Int64
    ) throws -> Int64 {
        let record = plan.record
        let period = plan.period ?? record.period
        if let stored = plan.stored {
            var row = plan.row ?? stored.row
            row.period = period
            if row != stored.row { try writer.change(Stored(id: stored.id, row)) }
            return stored.id
        }
        outcome.newSubscriptions += 1
        return try writer.add(
            SubscriptionRow(
                key: record.id.rawValue, array: array, subscriber: subscriber,
                utilityAccount: record.account ?? "", tariff: record.tariff,
                yearlyUse: record.yearlyUse, period: period,
                fee: record.fee.map(SubscriptionRow.ContractFee.init),
                savings: record.savings,
                openingBalance: record.openingBalance ?? .zero, importID: importID))
    }

    /// Posts what was owed when the subscription came into the book, or by how much that was
    /// stated wrong.
    private mutating func open(
        _ plan: SubscriptionPlan, _ balance: Money, _ id: Int64, on array: Int64
    ) throws {
        let amount = try balance.adding(-(plan.stored?.openingBalance ?? .zero))
        if plan.stored == nil {
            outcome.openingBalances = try outcome.openingBalances.adding(amount)
        }
        try post(
            amount, to: .receivable, "opening balance of \(plan.record.id)",
            origin: { .openingBalance(subscription: id, correctedBy: $0) }, of: id, on: array)
    }

    private mutating func write(
        _ loan: LoanRecord, of plan: SubscriptionPlan, _ id: Int64, on array: Int64
    ) throws {
        let row = LoanRow(
            array: array, subscription: id, principal: loan.principal, rate: loan.annualRate,
            months: loan.months, firstMonth: loan.firstDue.monthOfYear)
        if plan.hasNewLoan {
            try writer.add(row)
            outcome.newLoans += 1
        } else if plan.correctedLoan != nil {
            try writer.change(row)
        } else {
            return
        }
        let before = plan.correctedLoan?.principal ?? .zero
        try post(
            try loan.principal.adding(-before), to: .loanReceivable,
            "loan of \(plan.record.id)",
            origin: { .memberLoan(subscription: id, correctedBy: $0) }, of: id, on: array)
    }

    /// Posts what a subscription brings; where the book has an entry of that already, as one
    /// that corrects it by the difference.
    private mutating func post(
        _ amount: Money, to kind: AccountKind, _ what: String,
        origin: (_ correctedBy: Int64?) -> EntryOrigin, of id: Int64, on array: Int64
    ) throws {
        guard amount != .zero else { return }
        let first = try writer.reader.entry(of: origin(nil), inArray: array)
        try journal.append(
            Entry(
                in: array, on: time.today,
                memo: first == nil ? Memo.text(what) : Memo.text("correction of the", what),
                origin: origin(first == nil ? nil : importID), corrects: first,
                postings: [
                    .debit(Account(kind, of: id), amount),
                    .credit(Account(.openingBalance), amount),
                ]))
    }
}

extension ArrayPlan.HeldShare {
    fileprivate func row(of subscription: Int64, on array: Int64) -> ShareRow {
        ShareRow(array: array, subscription: subscription, period: period, units: units)
    }
}

extension ArrayPlan {
    fileprivate func shares(on day: CivilDate) -> ImportMembers.Outcome.ArrayShares {
        let held = holders.flatMap(\.shares).filter { $0.period.contains(day) }
        let sum = held.reduce(0) { $0 + $1.units }
        return ImportMembers.Outcome.ArrayShares(
            array: terms.key, unit: terms.basis.unit.rawValue,
            held: sum, total: terms.basis.total, percent: terms.basis.percent(of: sum),
            unlisted: holders.filter { !$0.isListed && $0.holds(from: day) }.count)
    }
}

extension ArrayPlan.Holder {
    /// Whether it has a share on `day` or later.
    fileprivate func holds(from day: CivilDate) -> Bool {
        shares.contains { $0.period.end > day }
    }
}

internal import Accounting
internal import ExchangeFiles
internal import Quantities
internal import Storage

/// Writes what a list of members is to change into a book.
struct MemberWriter {
    private let writer: BookWriter
    private let importID: Int64
    private let occasion: Occasion
    private var journal: Journal
    private var outcome = ImportMembers.Outcome()

    init(_ writer: BookWriter, importID: Int64, _ occasion: Occasion) {
        self.writer = writer
        self.importID = importID
        self.occasion = occasion
        journal = Journal(writer)
    }

    consuming func write(_ plan: MemberPlan) throws -> ImportMembers.Outcome {
        var numbers: [ID<SubscriberRecord>: Int64] = [:]
        for subscriber in plan.subscribers {
            numbers[subscriber.id] = try writer.add(subscriber.row)
            outcome.newSubscribers += 1
        }
        for subscription in plan.subscriptions {
            let record = subscription.record
            guard let array = plan.arrays[record.array]?.terms.stored else { continue }
            let known =
                try numbers[record.subscriber]
                ?? writer.reader.subscriber(record.subscriber.rawValue)?.id
            guard let subscriber = known else {
                throw OperationError.unknownSubscriber(record.subscriber.rawValue)
            }
            try write(subscription, of: subscriber, on: array.id)
        }
        outcome.warnings = plan.warnings
        outcome.arrays = plan.arrays.values.sorted { $0.terms.key < $1.terms.key }.map {
            $0.shares(on: occasion.today)
        }
        try writer.summarize(import: importID, summary)
        return outcome
    }

    private var summary: String {
        "\(outcome.newSubscribers) subscribers, \(outcome.newSubscriptions) subscriptions, "
            + "\(outcome.newShares) shares"
    }

    private mutating func write(
        _ plan: SubscriptionPlan, of subscriber: Int64, on array: Int64
    ) throws {
        let id = try subscription(plan, of: subscriber, on: array)
        // Ends come first: on no day may two shares be seen.
        for share in plan.changed {
            try writer.change(share.row(of: id, on: array))
            outcome.changedShares += 1
        }
        for share in plan.added {
            try writer.add(share.row(of: id, on: array))
            outcome.newShares += 1
        }
        if plan.hasNewMeter, let key = plan.record.usageMeter {
            try writer.add(MeterRow(usage: key, of: id, on: array))
            outcome.newMeters += 1
        }
        if plan.stored == nil { try open(plan.record, id, on: array) }
        if plan.hasNewLoan, let loan = plan.record.loan {
            try write(loan, of: plan.record, id, on: array)
        }
    }

    /// The subscription's number, after it was added or its days were changed.
    private mutating func subscription(
        _ plan: SubscriptionPlan, of subscriber: Int64, on array: Int64
    ) throws -> Int64 {
        let record = plan.record
        let period = plan.period ?? record.period
        if let stored = plan.stored {
            guard period != stored.period else { return stored.id }
            var row = stored.row
            row.period = period
            try writer.change(Stored(id: stored.id, row))
            return stored.id
        }
        outcome.newSubscriptions += 1
        return try writer.add(
            SubscriptionRow(
                key: record.id.rawValue, array: array, subscriber: subscriber,
                utilityAccount: record.account, tariff: record.tariff, period: period,
                fee: record.fee.map(SubscriptionRow.ContractFee.init),
                savings: record.savings, openingBalance: record.openingBalance,
                importID: importID))
    }

    /// Posts what was owed when the subscription came into the book.
    private mutating func open(
        _ record: SubscriptionRecord, _ id: Int64, on array: Int64
    ) throws {
        let amount = record.openingBalance
        guard amount != .zero else { return }
        outcome.openingBalances = try outcome.openingBalances.adding(amount)
        try journal.append(
            Entry(
                in: array, on: occasion.today,
                memo: Memo.text("opening balance of", record.id.rawValue),
                key: "opening-balance:\(id)",
                postings: [
                    .debit(Account(.receivable, of: id), amount),
                    .credit(Account(.openingBalance), amount),
                ]))
    }

    private mutating func write(
        _ loan: LoanRecord, of record: SubscriptionRecord, _ id: Int64, on array: Int64
    ) throws {
        try writer.add(
            LoanRow(
                array: array, subscription: id, principal: loan.principal,
                rate: loan.annualRate, months: loan.months,
                firstMonth: loan.firstDue.monthOfYear))
        outcome.newLoans += 1
        try journal.append(
            Entry(
                in: array, on: occasion.today,
                memo: Memo.text("loan of", record.id.rawValue), key: "loan:\(id)",
                postings: [
                    .debit(Account(.loanReceivable, of: id), loan.principal),
                    .credit(Account(.openingBalance), loan.principal),
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
        return ImportMembers.Outcome.ArrayShares(
            array: terms.key, unit: terms.basis.unit.rawValue,
            held: held.reduce(0) { $0 + $1.units }, total: terms.basis.total)
    }
}

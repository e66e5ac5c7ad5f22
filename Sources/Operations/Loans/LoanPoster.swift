internal import Accounting
internal import Lending
internal import Quantities
internal import Storage

/// Posts what a loan comes to in the accounts, as the difference to what was posted so far.
///
/// Entries are never changed, and none is dated before the loan's last one: where an event of
/// an earlier day changes what followed, the difference counts for the day of the last entry.
/// So at any time what was posted is what a replay gives on that day.
struct LoanPoster {
    private let record: RecordedLoan

    init(_ record: RecordedLoan) {
        self.record = record
    }

    /// The kinds of accounts that a loan is posted to, beside those of its notes.
    static let kinds: [AccountKind] = [
        .cash, .sharesOnLoan, .openingBalance, .interestIncome, .loanFeeIncome, .loanRecoveries,
        .loanLosses, .loanReceivable, .loanInterestReceivable, .loanFeesReceivable, .loanBilled,
    ]

    /// What was posted for the loan so far, and the day it counts for.
    func posted(
        in book: BookReader
    ) throws -> (sums: [Account: Int64], latest: CivilDate)? {
        try book.posted(
            underKeys: EntryOrigin.prefix(ofLoan: record.loan.id),
            of: Self.kinds + LoanFunding.kinds,
            inArray: record.loan.array)
    }

    /// What each account should hold for the loan on `date`, where it holds `sums` now.
    ///
    /// What was lent stays in the books where it was posted: at first that was
    /// ``AccountKind/openingBalance``.
    func targets(
        _ account: LoanAccount, on date: CivilDate, after sums: [Account: Int64]
    ) throws -> [Account: Int64] {
        let lent = Account(
            sums[Account(.openingBalance)] == nil ? .sharesOnLoan : .openingBalance)
        let balances = try account.balances(on: date)
        let subscription = record.loan.subscription
        var targets: [Account: Money] = [
            Account(.cash): balances.received - record.passedOn,
            Account(.loanBilled, of: subscription): record.passedOn,
            lent: -balances.disbursed,
            Account(.interestIncome): -balances.interestEarned,
            Account(.loanFeeIncome): -balances.feesEarned,
            Account(.loanRecoveries): -balances.recovered,
            Account(.loanLosses): balances.writtenOff,
            Account(.loanReceivable, of: subscription): balances.principal,
            Account(.loanInterestReceivable, of: subscription): balances.interest,
            Account(.loanFeesReceivable, of: subscription): balances.fees,
        ]
        for (kind, amount) in try record.funding?.targets(account, on: date) ?? [:] {
            targets[Account(kind), default: .zero] += amount
        }
        return targets.mapValues(\.cents)
    }

    /// Posts the difference on `date` or, where later days are posted already, on their last;
    /// returns the number of the entry, or nil where there is no difference.
    @discardableResult
    func post(
        _ account: LoanAccount, on date: CivilDate, _ step: EntryOrigin.LendingStep, memo: String,
        _ journal: inout Journal, in book: BookReader
    ) throws -> Int64? {
        let before = try posted(in: book)
        let day = max(date, record.lastDate, before?.latest ?? date)
        let targets = try targets(account, on: day, after: before?.sums ?? [:])
        let postings = targets.sorted { $0.key < $1.key }.compactMap { account, target in
            let difference = target - (before?.sums[account] ?? 0)
            return difference == 0 ? nil : Posting(account, quantity: difference)
        }
        guard !postings.isEmpty else { return nil }
        return try journal.append(
            Entry(
                in: record.loan.array, on: day, memo: Memo.text(memo),
                origin: .lending(loan: record.loan.id, step), postings: postings))
    }

    /// What was posted otherwise than a replay gives, each in words.
    ///
    /// Notes count from the first entry that posts them; see ``LoanFunding/isPosted(in:)``.
    func differences(in book: BookReader) throws -> [String] {
        let posted = try posted(in: book)
        let day = max(record.lastDate, posted?.latest ?? record.lastDate)
        let sums = posted?.sums ?? [:]
        let isWhole = record.funding?.isPosted(in: sums) ?? true
        let expected = isWhole ? self : LoanPoster(record.withoutNotes)
        let targets = try expected.targets(try record.account(), on: day, after: sums)
        return Set(targets.keys).union(sums.keys).sorted().compactMap { account in
            let (wanted, found) = (targets[account] ?? 0, sums[account] ?? 0)
            guard wanted != found else { return nil }
            return "loan \"\(record.loan.key)\": \(account.kind) holds "
                + "\(Money(cents: found)) on \(day), its events come to \(Money(cents: wanted))"
        }
    }
}

internal import Accounting
internal import Lending
internal import Quantities
internal import Storage

/// The notes of investors that fund a loan of the book, and what was paid out to them.
struct LoanFunding {
    /// What each note lends, the first being number 1.
    let notes: [Money]
    let servicing: ServicingFee?
    /// In the order they were recorded.
    var distributions: [DistributionRow]

    /// Nil where the co-op funds the loan itself.
    init?(
        of loan: Stored<BookLoanRow>, on product: LoanProduct, in book: BookReader
    ) throws {
        notes = try book.notes(ofLoan: loan.id, inArray: loan.array)
        guard !notes.isEmpty else { return nil }
        servicing = product.servicing
        distributions = try book.distributions(ofLoan: loan.id, inArray: loan.array)
    }

    /// What the notes come to at the end of `date`, by the payouts up to `day` or by all.
    func balances(
        _ account: LoanAccount, on date: CivilDate, paidUpTo day: CivilDate? = nil
    ) throws -> NoteBalances {
        var account = account
        try account.advance(to: date)
        var paid: [Int: Money] = [:]
        for row in distributions where day.map({ row.date <= $0 }) ?? true {
            paid.merge(row.payouts, uniquingKeysWith: +)
        }
        return try NoteBalances(account.ledger, notes: notes, servicing: servicing, paid: paid)
    }
}

// MARK: - In the accounts

extension LoanFunding {
    /// The kinds of accounts that only loans with notes are posted to.
    static let kinds: [AccountKind] = [
        .notesPayable, .distributionsPayable, .servicingIncome, .noteInterest, .noteLosses,
    ]

    /// What the notes add to each account on `date`; they sum to zero.
    func targets(_ account: LoanAccount, on date: CivilDate) throws -> [AccountKind: Money] {
        let balances = try balances(account, on: date)
        return [
            .cash: balances.cash,
            .notesPayable: -balances.principal,
            .distributionsPayable: -balances.payable,
            .servicingIncome: -balances.servicing,
            .noteInterest: balances.interest,
            .noteLosses: -balances.losses,
        ]
    }

    /// Whether anything was posted for the notes: not for loans of books that were made before
    /// notes were posted, until their next entry.
    func isPosted(in sums: [Account: Int64]) -> Bool {
        !distributions.isEmpty || sums.keys.contains { Self.kinds.contains($0.kind) }
    }
}

extension RecordedLoan {
    /// The loan as if the co-op funded it itself.
    var withoutNotes: RecordedLoan {
        var record = self
        record.funding = nil
        return record
    }

    /// The distributions whose entries post something else than was paid out, each in words.
    func distributionFailures(in book: BookReader) throws -> [String] {
        try (funding?.distributions ?? []).compactMap { row in
            var found: RecordedEntry?
            try book.eachEntry(ofArray: loan.array, numbers: row.entry...row.entry) {
                found = $0
            }
            let postings = [
                Posting.debit(Account(.distributionsPayable), row.total),
                Posting.credit(Account(.cash), row.total),
            ]
            let origin = EntryOrigin.lending(loan: loan.id, .distribution(row.number))
            guard
                found?.origin != origin
                    || found.map({ Set($0.postings) }) != Set(postings)
            else { return nil }
            return "loan \"\(loan.key)\": distribution \(row.number) of \(row.total) is not what "
                + "entry \(row.entry) posts"
        }
    }
}

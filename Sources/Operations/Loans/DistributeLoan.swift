internal import Accounting
public import Lending
public import Quantities
public import Storage

/// Pays out to the investors who fund a loan all that came in for them up to a day.
///
/// A note is never paid less than nothing: where a payment was taken back after it was paid out,
/// what is too much is taken off what comes in next. Nothing is paid out twice, whatever the day.
public struct DistributeLoan: Sendable {
    public var loan: String
    /// The day up to which money came in.
    public var date: CivilDate
    /// What tells the distribution from all others of the loan, as the number of a transfer.
    ///
    /// Without one another distribution on the same day is taken for the same.
    public var reference: String?

    public init(_ loan: String, on date: CivilDate, reference: String? = nil) {
        self.loan = loan
        self.date = date
        self.reference = reference
    }

    public struct Outcome: Hashable, Sendable {
        /// Whether the distribution was recorded before, and nothing was done now.
        public var isRepeat: Bool
        /// Its number among those of the loan.
        public var number: Int
        public var reference: String
        /// What each note was paid by it, by the number of the note.
        public var payouts: [Int: Money]
        /// Where the notes stand after it.
        public var notes: [NoteBalances.Note]

        /// What was paid out in all.
        public var total: Money { payouts.values.reduce(.zero, +) }
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        guard date <= time.today else {
            throw LoanOperationError.ahead(date, today: time.today)
        }
        if let reference { try Argument.checkLine(reference, "reference") }
        return try book.perform(mode) { writer in
            var record = try RecordedLoan(loan, in: writer.reader)
            guard let funding = record.funding else { throw LoanOperationError.hasNoNotes(loan) }
            let key = "\(record.loan.id):\(reference ?? "\(date) distribution")"
            if let earlier = funding.distributions.first(where: { $0.key.hasSameBytes(as: key) }) {
                guard earlier.date == date else {
                    throw LoanOperationError.distributionDiffers(
                        reference: earlier.reference, loan: loan, date: earlier.date)
                }
                return try outcome(earlier, record, funding, isRepeat: true)
            }
            let row = try pay(funding, key, &record, writer, time)
            return try outcome(row, record, record.funding ?? funding, isRepeat: false)
        }
    }

    /// Records the distribution in the book and in `record`, and posts it.
    private func pay(
        _ funding: LoanFunding, _ key: String, _ record: inout RecordedLoan,
        _ writer: BookWriter, _ time: OperationTime
    ) throws -> DistributionRow {
        let account = try record.account()
        var row = DistributionRow(
            array: record.loan.array, loan: record.loan.id,
            number: funding.distributions.count + 1, date: date, recordedAt: time.now,
            entry: 0, key: key, payouts: try payouts(funding, record))
        var journal = Journal(writer)
        // What the loan came to up to the day goes first, so that the payout is an entry of its
        // own.
        try LoanPoster(record).post(
            account, on: date, .beforeDistribution(row.number),
            memo: "loan \(loan): to \(date)", &journal, in: writer.reader)
        record.funding?.distributions.append(row)
        let entry = try LoanPoster(record).post(
            account, on: date, .distribution(row.number),
            memo: "loan \(loan): distribution \(row.number)", &journal, in: writer.reader)
        guard let entry else { preconditionFailure("a payout of \(row.total) posts nothing") }
        row.entry = entry
        try writer.add(row)
        return row
    }

    /// What each note is to be paid.
    private func payouts(
        _ funding: LoanFunding, _ record: RecordedLoan
    ) throws -> [Int: Money] {
        let notes = try funding.balances(try record.account(upTo: date), on: date).notes
        let due = notes.filter { $0.payable > .zero }
        guard !due.isEmpty else {
            throw LoanOperationError.nothingPayable(
                loan: loan, date: date, cameIn: notes.map(\.cash).reduce(.zero, +),
                paid: notes.map(\.paid).reduce(.zero, +))
        }
        return Dictionary(uniqueKeysWithValues: due.map { ($0.number, $0.payable) })
    }

    private func outcome(
        _ row: DistributionRow, _ record: RecordedLoan, _ funding: LoanFunding, isRepeat: Bool
    ) throws -> Outcome {
        Outcome(
            isRepeat: isRepeat, number: row.number, reference: row.reference,
            payouts: row.payouts,
            notes: try funding.balances(try record.account(upTo: date), on: date).notes)
    }
}

extension DistributionRow {
    /// The reference as it was given, or what was taken for one.
    fileprivate var reference: String {
        key.firstIndex(of: ":").map { String(key[key.index(after: $0)...]) } ?? key
    }
}

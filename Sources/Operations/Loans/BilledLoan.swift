internal import Lending
public import Quantities
internal import Storage

/// The part of a payment for a subscription that counts for a loan.
public struct LoanPart: Hashable, Sendable {
    public var loan: String
    public var amount: Money

    public init(loan: String, amount: Money) {
        self.loan = loan
        self.amount = amount
    }
}

/// A loan as statements bill it: what they asked for, and what of it came.
struct BilledLoan {
    private(set) var record: RecordedLoan
    let bills: [LoanBillRow]

    init(_ loan: Stored<BookLoanRow>, _ cache: RateCache, in book: BookReader) throws {
        record = try RecordedLoan(loan, cache, in: book)
        bills = try book.bills(ofLoan: loan.id, inArray: loan.array)
    }

    /// What statements asked for and was neither passed on to the loan nor taken back.
    var unpaid: Money { bills.map(\.amount).reduce(.zero, +) - record.passedOn }

    /// The loans of a subscription, in the order they were made.
    static func all(
        of subscription: Int64, inArray array: Int64, in book: BookReader
    ) throws -> [BilledLoan] {
        let cache = RateCache()
        return try book.bookLoans(ofSubscription: subscription, inArray: array)
            .map { try BilledLoan($0, cache, in: book) }
    }

    /// Passes on `amount`, which came in on `date`, as far as statements asked for it; returns
    /// nil where nothing of it can count for the loan.
    mutating func pass(
        _ amount: Money, on date: CivilDate, by way: LoanEventRow.Way, recorded now: Instant,
        _ bookkeeper: LoanBookkeeper
    ) throws -> LoanPart? {
        guard date >= record.contract.disbursed else { return nil }
        let payoff = try record.account(upTo: date).position(on: date).payoff
        let part = min(amount, unpaid, payoff)
        guard part > .zero else { return nil }
        let row = LoanEventRow(
            array: record.loan.array, loan: record.loan.id, number: record.events.count + 1,
            date: date, recordedAt: now, kind: .payment, amount: part,
            key: "\(record.loan.id):\(way.reference)", way: way)
        // Where it cannot count any more, as before a payoff, the next statement takes it back.
        guard record.canTake(row) else { return nil }
        record = try bookkeeper.record(row, of: record.loan, memo: "payment by statement")
        return LoanPart(loan: record.loan.key, amount: part)
    }
}

extension [BilledLoan] {
    /// Passes on `amount` to the loans, the first made first; returns what each of them got.
    mutating func pass(
        _ amount: Money, on date: CivilDate, by way: LoanEventRow.Way, recorded now: Instant,
        _ bookkeeper: LoanBookkeeper
    ) throws -> [LoanPart] {
        var rest = amount
        var parts: [LoanPart] = []
        for index in indices where rest > .zero {
            guard
                let part = try self[index].pass(
                    rest, on: date, by: way, recorded: now, bookkeeper)
            else { continue }
            rest -= part.amount
            parts.append(part)
        }
        return parts
    }
}

extension LoanEventRow.Way {
    /// What stands in the place of a reference.
    fileprivate var reference: String {
        switch self {
        case .payment(let id): "\(RecordedLoan.paymentReference)\(id)"
        case .statement(let number): "\(RecordedLoan.creditReference)\(number)"
        }
    }
}

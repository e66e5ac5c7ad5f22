internal import Accounting
internal import Lending
internal import Quantities
internal import Storage

/// A loan as the book tells it: what was agreed, and what happened.
struct RecordedLoan {
    let loan: Stored<BookLoanRow>
    let product: LoanProduct
    let contract: LoanContract
    private(set) var events: [LoanEventRow]
    /// Nil where no notes fund the loan.
    var funding: LoanFunding?

    init(_ loan: Stored<BookLoanRow>, _ cache: RateCache, in book: BookReader) throws {
        self.loan = loan
        product = try cache.loanProduct(loan.product, in: book)
        contract = try product.contract(for: loan.row.application)
        events = try book.events(ofLoan: loan.id, inArray: loan.array)
        funding = try LoanFunding(of: loan, on: product, in: book)
    }

    init(_ key: String, in book: BookReader) throws {
        guard let loan = try book.bookLoan(key) else {
            throw LoanOperationError.unknownLoan(key)
        }
        try self.init(loan, RateCache(), in: book)
    }

    var terms: LoanAccount.Terms {
        LoanAccount.Terms(
            ledger: product.ledger, autopayDiscount: product.autopayDiscount,
            startsWithAutopay: loan.hasAutopay)
    }

    /// The events that count, in the order of their days and then as they were recorded.
    var standing: [LoanEventRow] { events.standing }

    /// The last day on which something of the loan counts.
    var lastDate: CivilDate { events.map(\.date).max() ?? contract.disbursed }

    /// What came to the loan by statements, and not as money of its own.
    var passedOn: Money {
        standing.filter { $0.way != nil }.compactMap(\.amount).reduce(.zero, +)
    }

    /// Whether the loan can be replayed with `row` as one more event.
    func canTake(_ row: LoanEventRow) -> Bool {
        var changed = self
        changed.events.append(row)
        return (try? changed.account()) != nil
    }

    /// What references begin with that nobody gives.
    static let reversalReference = "reversal of "
    static let paymentReference = "with payment "
    static let creditReference = "credit of statement "

    /// What happened to the loan up to the end of `date`.
    func history(through date: CivilDate) throws -> LoanHistory {
        let wanted = replayed(upTo: date)
        do throws(LoanReplayError) {
            return try LoanHistory(
                contract, terms, replaying: wanted.map(\.event), through: date)
        } catch {
            throw failure(error, of: wanted)
        }
    }

    /// The loan after all that counts, or that is on `date` or before.
    func account(upTo date: CivilDate? = nil) throws -> LoanAccount {
        let wanted = replayed(upTo: date)
        do throws(LoanReplayError) {
            return try LoanAccount(contract, terms, replaying: wanted.map(\.event))
        } catch {
            throw failure(error, of: wanted)
        }
    }

    private func replayed(upTo date: CivilDate?) -> [LoanReplay.Step] {
        LoanReplay(events, of: contract, terms).steps.filter { step in
            date.map { step.event.date <= $0 } ?? true
        }
    }

    private func failure(_ error: LoanReplayError, of steps: [LoanReplay.Step]) -> any Error {
        guard let index = error.index else { return error.reason }
        return LoanOperationError.contradicts(
            number: steps[index].number, date: steps[index].event.date, loan: loan.key,
            reason: error.reason)
    }
}

extension BookLoanRow {
    var application: LoanApplication {
        LoanApplication(
            amount: principal, periods: periods, disbursed: disbursed, firstDue: firstDue,
            dueDay: dueDay, hasAutopay: hasAutopay)
    }
}

extension LoanEventRow {
    /// What happened, or nil for the disbursement and for what takes another event back.
    var action: LoanEvent.Action? {
        let amount = amount ?? .zero
        return switch kind {
        case .disbursement, .reversal: nil
        case .payment: .payment(amount)
        case .prepayment: .prepayment(amount, recasts: false)
        case .prepaymentRecast: .prepayment(amount, recasts: true)
        case .fee: .fee(amount)
        case .recast: .recast
        case .restructure: .restructure(rate: rate ?? .zero, periods: periods ?? 0)
        case .deferral: .deferral(periods: periods ?? 0)
        case .autopayOn: .autopay(true)
        case .autopayOff: .autopay(false)
        }
    }

    /// The reference as it was given, or what was taken for one.
    var reference: String {
        key.firstIndex(of: ":").map { String(key[key.index(after: $0)...]) } ?? key
    }
}

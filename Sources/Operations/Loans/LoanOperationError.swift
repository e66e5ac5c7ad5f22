public import Lending
public import Quantities

/// Why something cannot be done with the loans of a book.
public enum LoanOperationError: Error, Hashable, Sendable {
    case unknownLoan(String)
    case unknownProduct(String, known: [String])
    /// No version of the product is in force on the day.
    case productDoesNotCover(String, CivilDate, begins: CivilDate? = nil)
    /// There is a loan of this name, and it differs in what is named.
    case loanDiffers(String, in: [String])
    /// The reference was used for another event of the loan.
    case eventDiffers(reference: String, loan: String, in: [String])
    /// One of the same kind, day and amount is recorded, and nothing tells the two apart.
    case alike(RecordedPayment, asked: ChangeLoan)
    case unknownEvent(Int, loan: String)
    case disbursementStays(loan: String)
    case reversalOfReversal(Int, loan: String)
    case reversalBefore(CivilDate, event: CivilDate)
    /// The event is part of a payment for the subscription, of this number in the book.
    case cameWithPayment(Int64, event: Int, loan: String)
    /// The event was paid out of credit on a statement.
    case cameByStatement(Int, loan: String)
    /// A day that is still to come.
    case ahead(CivilDate, today: CivilDate)
    case monthNotOver(Month, today: CivilDate)
    /// No investor funds the loan.
    case hasNoNotes(String)
    /// All that came in for the investors up to the day is paid out.
    case nothingPayable(loan: String, date: CivilDate, cameIn: Money, paid: Money)
    /// The reference was used for the distribution of another day.
    case distributionDiffers(reference: String, loan: String, date: CivilDate)
    /// An event after the new one could not have happened any more.
    case contradicts(number: Int, date: CivilDate, loan: String, reason: LoanEventError)
}

extension LoanOperationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownLoan(let key):
            "there is no loan \"\(key)\" in the book; commonwatt loan list shows those there"
        case .unknownProduct(let key, let known):
            "there is no loan product \"\(key)\" in the book, expected "
                + (known.isEmpty
                    ? "one to be imported with: commonwatt loan import FILE"
                    : "one of \(known.prefix(10).joined(separator: ", "))")
        case .productDoesNotCover(let key, let date, let begins):
            "no version of loan product \"\(key)\" is in force on \(date); "
                + (begins.map { "the next begins on \($0)" } ?? "import the one that is")
        case .loanDiffers(let key, let what):
            "the book has a loan \"\(key)\" with another \(what.joined(separator: ", ")); choose "
                + "another id"
        case .eventDiffers(let reference, let loan, let what):
            "loan \"\(loan)\" has an event with the reference \"\(reference)\" and another "
                + "\(what.joined(separator: ", ")); give another reference"
        case .alike(let found, let asked): asked.words(besides: found)
        case .unknownEvent, .disbursementStays, .reversalOfReversal, .reversalBefore,
            .cameWithPayment, .cameByStatement:
            reversal
        case .ahead(let date, let today):
            "\(date) lies after \(today), the day taken for today; check the date, or say with "
                + "--as-of what day it is"
        case .monthNotOver(let month, let today):
            "\(month) is not over on \(today); interest is posted for months that are"
        case .hasNoNotes(let loan):
            "no notes fund loan \"\(loan)\"; they are named with --note when a loan is opened"
        case .nothingPayable(let loan, let date, let cameIn, let paid):
            "nothing is payable to the notes of loan \"\(loan)\" on \(date): \(cameIn) came in for "
                + "them up to that day, \(paid) is paid out; commonwatt loan notes \(loan) shows "
                + "each"
        case .distributionDiffers(let reference, let loan, let date):
            "loan \"\(loan)\" has a distribution with the reference \"\(reference)\" on \(date); "
                + "give another reference"
        case .contradicts(let number, let date, let loan, let reason):
            "then event \(number) of loan \"\(loan)\" on \(date) could not have happened: "
                + "\(reason); take that one back first, with: commonwatt loan reverse \(loan) "
                + "\(number)"
        }
    }
}

extension LoanOperationError {
    /// Why an event cannot be taken back, in words; nothing for other reasons.
    private var reversal: String {
        switch self {
        case .unknownEvent(let number, let loan):
            "loan \"\(loan)\" has no event \(number); commonwatt loan show \(loan) lists them"
        case .disbursementStays(let loan):
            "the disbursement of loan \"\(loan)\" cannot be taken back; pay the loan off instead, "
                + "with: \(Advice("loan pay", [loan, "--payoff"]))"
        case .reversalOfReversal(let number, let loan):
            "event \(number) of loan \"\(loan)\" takes another one back and cannot be taken back "
                + "itself; record what it took back anew"
        case .reversalBefore(let date, let event):
            "what happened on \(event) cannot be taken back on \(date), before it did; check --on"
        case .cameWithPayment(let payment, let event, let loan):
            "event \(event) of loan \"\(loan)\" came with a payment for the subscription; take "
                + "that one back, with: commonwatt payment reverse \(payment)"
        case .cameByStatement(let event, let loan):
            "event \(event) of loan \"\(loan)\" was paid out of credit on an issued statement "
                + "and stays"
        default: ""
        }
    }
}

extension ChangeLoan {
    /// That the loan has `found`, which may be what is asked for, and how to ask for another.
    fileprivate func words(besides found: RecordedPayment) -> String {
        let reference = found.reference.map { "with the reference \"\($0)\"" }
        let reversed = found.reversed.map { ", and was taken back on \($0)" } ?? ""
        var words = [loan, "--amount", "\(change.amount ?? .zero)", "--on", "\(date)"]
        if let own = self.reference { words += ["--reference", own] }
        return "loan \"\(loan)\" has a \(change.noun) of \(change.amount ?? .zero) on \(date) "
            + "already, event \(found.number), \(reference ?? "without a reference")\(reversed); "
            + "nothing was recorded; if this is another one, record it with: "
            + "\(Advice("loan \(change.verb)", words + change.flags)) --another"
    }
}

extension ChangeLoan.Change {
    fileprivate var noun: String {
        switch self {
        case .prepayment: "prepayment"
        case .fee: "fee"
        default: "payment"
        }
    }

    fileprivate var verb: String {
        switch self {
        case .prepayment: "prepay"
        case .fee: "fee"
        default: "pay"
        }
    }

    fileprivate var flags: [String] {
        guard case .prepayment(_, let recasts?) = self else { return [] }
        return [recasts ? "--recast" : "--no-recast"]
    }
}

extension LoanOperationError: CategorizedError {
    public var category: ErrorCategory {
        switch self {
        case .unknownLoan, .unknownProduct, .unknownEvent: .noInput
        case .productDoesNotCover, .loanDiffers, .eventDiffers, .alike, .disbursementStays,
            .reversalOfReversal, .reversalBefore, .cameWithPayment, .cameByStatement, .ahead,
            .monthNotOver, .hasNoNotes, .nothingPayable, .distributionDiffers, .contradicts:
            .badData
        }
    }
}

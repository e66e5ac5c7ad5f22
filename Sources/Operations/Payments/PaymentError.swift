public import Quantities

/// Why a payment cannot be recorded or taken back.
public enum PaymentError: Error, Hashable, Sendable {
    case notPositive(Money)
    /// The reference was used for another payment.
    case differs(reference: String, in: String)
    /// One of the same subscription, day and amount is recorded, and nothing tells the two apart.
    case alike(RecordedPayment, asked: RecordPayment)
    /// No payment has this reference or number.
    case unknown(String)
    /// A payment, or its reversal, of a day that is still to come.
    case ahead(CivilDate, today: CivilDate)
    case reversalOfReversal(String)
    case reversalBefore(CivilDate, received: CivilDate)
}

/// A payment that the book has, as one is told which it is.
public struct RecordedPayment: Hashable, Sendable {
    /// Its number in the list of payments.
    public var number: Int64
    /// The reference it came with; nil where it came with none.
    public var reference: String?
    /// The day it was taken back, if it was.
    public var reversed: CivilDate?

    public init(number: Int64, reference: String?, reversed: CivilDate?) {
        self.number = number
        self.reference = reference
        self.reversed = reversed
    }
}

extension PaymentError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notPositive(let amount):
            "a payment must be above zero, found \(amount); one that did not stand is taken back "
                + "with: \(Advice("payment reverse NUMBER")); its number stands in: "
                + "\(Advice("payment list")); money that is paid out to a member cannot be "
                + "recorded, it stays on the account as credit"
        case .differs(let reference, let what):
            "the book has a payment with the reference \"\(reference)\" and another \(what); "
                + "give another reference"
        case .alike(let found, let asked): alike(found, asked)
        case .unknown(let text):
            "there is no payment \"\(text)\" in the book; those there are listed by: "
                + "\(Advice("payment list"))"
        case .ahead(let day, let today):
            "\(day) lies after \(today), the day taken for today; check --date, or say with "
                + "--as-of what day it is"
        case .reversalOfReversal(let reference):
            "\"\(reference)\" takes another payment back and cannot be taken back itself; record "
                + "the payment anew under another reference"
        case .reversalBefore(let day, let received):
            "a payment of \(received) cannot be taken back on \(day), before it came; check --date"
        }
    }

    private func alike(_ found: RecordedPayment, _ asked: RecordPayment) -> String {
        let reference = found.reference.map { "with the reference \"\($0)\"" }
        let reversed = found.reversed.map { ", and was taken back on \($0)" } ?? ""
        var words = ["--date", "\(asked.received)"]
        if let reference = asked.reference { words += ["--reference", reference] }
        let again = Advice("payment record", [asked.subscription, "\(asked.amount)"] + words)
        return "a payment of \(asked.amount) for subscription \"\(asked.subscription)\" on "
            + "\(asked.received) is recorded already as number \(found.number), "
            + "\(reference ?? "without a reference")\(reversed); nothing was recorded; if this is "
            + "another one, record it with: \(again) --another"
    }
}

extension PaymentError: CategorizedError {
    public var category: ErrorCategory {
        switch self {
        case .notPositive: .usage
        case .unknown: .noInput
        case .differs, .alike, .ahead, .reversalOfReversal, .reversalBefore: .badData
        }
    }
}

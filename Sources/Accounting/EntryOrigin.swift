public import Quantities

/// What an entry is for, which tells it from all others of its array.
///
/// In a book it stands as a text, ``key``, whose forms never change; ``init(key:)`` reads any
/// text, and what is none of these forms stays as it is.
public enum EntryOrigin: Hashable, Sendable {
    /// What the array's output of a month was divided into.
    case output(Month)
    /// The statement of the array with this number.
    case statement(Int64)
    /// Money that came in; the number is the entry's own.
    case payment(Int64)
    /// The payment with this number, which did not stand.
    case reversal(ofPayment: Int64)
    /// What a subscription of the array owed before its first statement, or by how much an import
    /// said that otherwise.
    case openingBalance(subscription: Int64, correctedBy: Int64? = nil)
    /// What was lent to a subscription by the list of members, or by how much an import said that
    /// otherwise.
    case memberLoan(subscription: Int64, correctedBy: Int64? = nil)
    /// Something of a loan of the book.
    case lending(loan: Int64, LendingStep)
    /// An entry of some other program.
    case other(String)

    /// What of a loan an entry posts.
    public enum LendingStep: Hashable, Sendable {
        /// Its event with this number.
        case event(Int)
        /// What interest and fees came to up to a day.
        case accrual(through: CivilDate)
        /// What came to the notes before a distribution to their investors.
        case beforeDistribution(Int)
        case distribution(Int)
        case other(String)
    }
}

extension EntryOrigin {
    /// The text it has in a book.
    public var key: String {
        switch self {
        case .output(let month): "output/\(month)"
        case .statement(let number): "statement/\(number)"
        case .payment(let entry): "payment:\(entry)"
        case .reversal(let payment): "reversal:\(payment)"
        case .openingBalance(let subscription, let correction):
            "opening-balance:\(subscription)\(Self.suffix(correction))"
        case .memberLoan(let subscription, let correction):
            "loan:\(subscription)\(Self.suffix(correction))"
        case .lending(let loan, let step): "\(Self.prefix(ofLoan: loan))\(step.key)"
        case .other(let text): text
        }
    }

    private static func suffix(_ correction: Int64?) -> String { correction.map { ":\($0)" } ?? "" }

    /// What the texts of all entries of a loan begin with.
    public static func prefix(ofLoan loan: Int64) -> String { "lending:\(loan):" }

    /// What the text in a book says.
    public init(key: String) {
        let found = Self.read(key)
        // A text that says the same in other letters, as with zeros before a number, is not ours.
        let isOurs = found.map { $0.key.utf8.elementsEqual(key.utf8) } ?? false
        self = isOurs ? found ?? .other(key) : .other(key)
    }

    private static func read(_ key: String) -> EntryOrigin? {
        guard let mark = key.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return nil }
        let rest = key[key.index(after: mark)...]
        switch key[..<mark] {
        case "output": return (try? Month(rest)).map(Self.output)
        case "statement": return Int64(rest).map(Self.statement)
        case "payment": return Int64(rest).map(Self.payment)
        case "reversal": return Int64(rest).map(Self.reversal)
        case "opening-balance":
            return ofList(rest).map { .openingBalance(subscription: $0, correctedBy: $1) }
        case "loan": return ofList(rest).map { .memberLoan(subscription: $0, correctedBy: $1) }
        case "lending":
            guard let end = rest.firstIndex(of: ":"), let loan = Int64(rest[..<end]) else {
                return nil
            }
            return .lending(loan: loan, LendingStep(key: rest[rest.index(after: end)...]))
        default: return nil
        }
    }

    /// A subscription and the import that corrected what its list said.
    private static func ofList(_ text: Substring) -> (subscription: Int64, correction: Int64?)? {
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (1...2).contains(numbers.count), let subscription = numbers[0] else { return nil }
        guard numbers.count == 2 else { return (subscription, nil) }
        return numbers[1].map { (subscription, $0) }
    }
}

extension EntryOrigin.LendingStep {
    fileprivate var key: String {
        switch self {
        case .event(let number): "\(number)"
        case .accrual(let day): "to \(day)"
        case .beforeDistribution(let number): "before distribution \(number)"
        case .distribution(let number): "distribution \(number)"
        case .other(let text): text
        }
    }

    fileprivate init(key: Substring) {
        let words = key.split(separator: " ")
        let found: Self? =
            switch (words.first, words.last, words.count) {
            case (let first?, _, 1): Int(first).map(Self.event)
            case ("to", let day?, 2): (try? CivilDate(day)).map(Self.accrual)
            case ("distribution", let number?, 2): Int(number).map(Self.distribution)
            case ("before", let number?, 3): Int(number).map(Self.beforeDistribution)
            default: nil
            }
        let isOurs = found.map { $0.key.utf8.elementsEqual(key.utf8) } ?? false
        self = isOurs ? found ?? .other(String(key)) : .other(String(key))
    }
}

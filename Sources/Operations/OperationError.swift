public import Quantities

/// Why something cannot be done with a book, whichever edge asked for it.
public enum OperationError: Error, Hashable, Sendable {
    case noSuchFile(String)
    case cannotReadFile(String, reason: String)
    case fileTooLarge(String, limit: Int)
    /// An argument that cannot be one, as a capacity below zero.
    case badArgument(String, reason: String)
    case unknownArray(String, known: [String])
    case unknownProgram(String, known: [String])
    case unknownTariff(String, known: [String])
    case unknownSubscriber(String)
    case unknownSubscription(String)
    case unknownMeter(String, known: [String])
    case unknownToken(Int64)
    /// There is one already, and it differs in what is named.
    case arrayDiffers(String, in: [String])
    case meterTaken(String, by: String)
    case shareUnitOfProgram(String, wanted: String, found: String)
    case paymentNotPositive(Money)
    /// The reference was used for another payment.
    case paymentDiffers(reference: String, in: String)
}

extension OperationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSuchFile(let path): "there is no file \(path)"
        case .cannotReadFile(let path, let reason): "\(path) cannot be read: \(reason)"
        case .fileTooLarge(let path, let limit):
            "\(path) is larger than \(limit >> 20) MiB, which is more than such a file may have"
        case .badArgument(let what, let reason): "\(what): \(reason)"
        case .unknownArray(let key, let known):
            "there is no array \"\(key)\" in the book, expected "
                + Self.oneOf(known, else: "one to be added with: commonwatt array add")
        case .unknownProgram(let key, let known):
            "there is no program \"\(key)\" in the book, expected "
                + Self.oneOf(known, else: "one to be imported with: commonwatt program import")
        case .unknownTariff(let key, let known):
            "there is no tariff \"\(key)\", neither a file nor an id; expected "
                + Self.oneOf(known, else: "one to be imported with: commonwatt tariff import")
        case .unknownSubscriber(let key): "there is no subscriber \"\(key)\" in the book"
        case .unknownSubscription(let key): "there is no subscription \"\(key)\" in the book"
        case .unknownMeter(let key, let known):
            "there is no meter \"\(key)\" in the book, expected "
                + Self.oneOf(known, else: "one to be named by an array or a member")
        case .unknownToken(let number): "there is no token \(number) in the book"
        case .arrayDiffers(let key, let what):
            "the book has an array \"\(key)\" with another \(what.joined(separator: ", ")); "
                + "choose another id"
        case .meterTaken(let meter, let owner):
            "the meter \"\(meter)\" is already \(owner); a meter has one purpose"
        case .shareUnitOfProgram(let program, let wanted, let found):
            "the program \"\(program)\" counts shares in \(wanted), found \(found)"
        case .paymentNotPositive(let amount): "a payment must be above zero, found \(amount)"
        case .paymentDiffers(let reference, let what):
            "the book has a payment with the reference \"\(reference)\" and another \(what); "
                + "give another reference"
        }
    }

    /// The first few of what there is.
    private static func oneOf(_ known: [String], else hint: String) -> String {
        guard !known.isEmpty else { return hint }
        let shown = known.prefix(10).joined(separator: ", ")
        return "one of \(shown)" + (known.count > 10 ? " and \(known.count - 10) more" : "")
    }
}

extension OperationError: CategorizedError {
    public var category: ErrorCategory {
        switch self {
        case .noSuchFile, .cannotReadFile, .unknownArray, .unknownProgram, .unknownTariff,
            .unknownSubscriber, .unknownSubscription, .unknownMeter, .unknownToken:
            .noInput
        case .badArgument, .paymentNotPositive: .usage
        case .fileTooLarge, .arrayDiffers, .meterTaken, .shareUnitOfProgram, .paymentDiffers:
            .badData
        }
    }
}

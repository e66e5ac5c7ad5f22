internal import Diagnostics
public import Quantities

/// Why something cannot be done with a book, whichever edge asked for it.
public enum OperationError: Error, Hashable, Sendable {
    case noSuchFile(String)
    case cannotReadFile(String, reason: String)
    case cannotWriteFile(String, reason: String)
    /// A file that would be lost where a new one was to be written.
    case fileIsThere(String)
    /// A file where a folder is meant.
    case notAFolder(String)
    case fileTooLarge(String, limit: Int)
    /// An argument that cannot be one, as a capacity below zero.
    case badArgument(String, reason: String)
    case unknownArray(String, known: [String])
    case unknownProgram(String, known: [String])
    case unknownTariff(String, known: [String])
    /// Neither a file nor the id of something of this kind that comes with the program.
    case notShipped(String, String, known: [String])
    case unknownSubscriber(String)
    case unknownSubscription(String)
    case unknownMeter(String, known: [String])
    case unknownToken(Int64)
    case unknownImport(String)
    /// More imports than one are meant, each told by its number and what it was read for.
    case severalImports(String, [String])
    /// A month was issued from what an import brought.
    case importIsBilled(String, array: String, Month)
    /// There is one already, and it differs in what is named.
    case arrayDiffers(String, in: [String])
    /// What was issued was made from what the book says of the array.
    case arrayIsBilled(String, Month)
    case meterTaken(String, by: String)
    /// A subscriber where a subscription is meant, with those that it has.
    case subscriberNotSubscription(String, subscriptions: [String])
    /// A statement where a subscription is meant, with the one it is of.
    case statementNotSubscription(String, subscription: String)
    /// A subscription where a subscriber is meant, with the one it is of.
    case subscriptionNotSubscriber(String, subscriber: String)
    case shareUnitOfProgram(String, wanted: String, found: String)
    /// Something is not in the currency of the book.
    case currency(String)
}

extension OperationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSuchFile(let path): "there is no file \(path)"
        case .cannotReadFile(let path, let reason): "\(path) cannot be read: \(reason)"
        case .cannotWriteFile(let path, let reason): "\(path) cannot be written: \(reason)"
        case .fileIsThere(let path):
            "\(path) is there already; choose another name, or replace it with --force"
        case .notAFolder(let path): "\(path) is a file, not a folder; choose a folder"
        case .fileTooLarge(let path, let limit):
            "\(path) is larger than \(limit >> 20) MiB, which is more than such a file may have"
        case .badArgument(let what, let reason): "\(what): \(reason)"
        case .unknownArray(let key, let known):
            "there is no array \"\(key)\" in the book, expected "
                + Self.oneOf(
                    known, for: key, else: "one to be added; see: commonwatt array add --help")
        case .unknownProgram(let key, let known):
            "there is no program \"\(key)\" in the book, expected "
                + Self.oneOf(known, for: key, else: "\(Self.toBeImported) program import FILE")
        case .unknownTariff(let key, let known):
            "there is no tariff \"\(key)\", neither a file nor an id of one that comes with the "
                + "program or, with --book, is in the book; expected "
                + Self.oneOf(known, for: key, else: "\(Self.toBeImported) tariff import FILE")
        case .notShipped(let key, let what, let known):
            "there is no \(what) \"\(key)\", neither a file nor an id of one that comes with the "
                + "program, which are \(known.joined(separator: ", "))"
                + (SimilarName.find(key, among: known).map { "; is \($0) meant?" } ?? "")
        case .unknownSubscriber(let key):
            "there is no subscriber \"\(key)\" in the book; commonwatt subscriber list shows those "
                + "there"
        case .unknownSubscription(let key):
            "there is no subscription \"\(key)\" in the book; commonwatt subscription list shows "
                + "those there"
        case .unknownMeter(let key, let known):
            "there is no meter \"\(key)\" in the book, expected "
                + Self.oneOf(known, for: key, else: "one to be named by an array or a member")
        case .unknownToken(let number):
            "there is no token \(number) in the book; commonwatt token list shows those there"
        case .unknownImport, .severalImports, .importIsBilled: aboutImports ?? ""
        case .arrayDiffers, .arrayIsBilled, .meterTaken, .shareUnitOfProgram: aboutArrays ?? ""
        case .subscriberNotSubscription, .statementNotSubscription, .subscriptionNotSubscriber:
            aboutMembers ?? ""
        case .currency(let refusal): refusal
        }
    }

    /// What is wrong with an import of readings, where that is what is wrong.
    private var aboutImports: String? {
        switch self {
        case .unknownImport(let text):
            "no meter file \"\(text)\" was imported; commonwatt meter list shows those that were"
        case .severalImports(let text, let imports):
            "\"\(text)\" was imported \(imports.count) times: \(imports.joined(separator: ", ")); "
                + "say which, with: \(Advice("meter undo", [text])) --import NUMBER"
        case .importIsBilled(let name, let array, let month):
            "\(name) cannot be undone: \(month) of array \"\(array)\" was issued from its "
                + "readings, and what was issued stays as it is"
        default: nil
        }
    }

    /// What is wrong with an array, where that is what is wrong.
    private var aboutArrays: String? {
        switch self {
        case .arrayDiffers(let key, let what):
            "the book has an array \"\(key)\" with another \(what.joined(separator: ", ")); "
                + "choose another id, or until its first month is issued correct it with: "
                + "commonwatt array change \(key)"
        case .arrayIsBilled(let key, let month):
            "\(month) is already issued for array \"\(key)\", and what was issued was made from "
                + "what the book says of it"
        case .meterTaken(let meter, let owner):
            "the meter \"\(meter)\" is already \(owner); a meter has one purpose"
        case .shareUnitOfProgram(let program, let wanted, let found):
            "the program \"\(program)\" counts shares in \(wanted), found \(found); leave the "
                + "share unit out, and they are counted so"
        default: nil
        }
    }

    /// What another kind of identifier was given for, where that is what is wrong.
    private var aboutMembers: String? {
        switch self {
        case .subscriberNotSubscription(let key, let subscriptions):
            "there is no subscription \"\(key)\" in the book, but a subscriber, who has "
                + (subscriptions.isEmpty
                    ? "none" : subscriptions.joined(separator: ", ") + "; say which is meant")
        case .statementNotSubscription(let number, let subscription):
            "\(number) is a statement, of subscription \(subscription); name the subscription"
        case .subscriptionNotSubscriber(let key, let subscriber):
            "there is no subscriber \"\(key)\" in the book, but a subscription, of subscriber "
                + "\(subscriber); name the subscriber"
        default: nil
        }
    }

    private static let toBeImported = "one to be imported with: commonwatt"

    /// The names that are known, or where they are too many some of them and the nearest.
    private static func oneOf(_ known: [String], for key: String, else hint: String) -> String {
        guard !known.isEmpty else { return hint }
        let shown = "one of " + known.prefix(10).joined(separator: ", ")
        guard known.count > 10 else { return shown }
        let near = SimilarName.find(key, among: known).map { "; is \($0) meant?" } ?? ""
        return shown + " and \(known.count - 10) more" + near
    }
}

extension OperationError: CategorizedError {
    public var category: ErrorCategory {
        switch self {
        case .noSuchFile, .cannotReadFile, .unknownArray, .unknownProgram, .unknownTariff,
            .notShipped,
            .unknownSubscriber, .unknownSubscription, .unknownMeter, .unknownToken, .unknownImport,
            .subscriberNotSubscription, .statementNotSubscription, .subscriptionNotSubscriber:
            .noInput
        case .cannotWriteFile, .fileIsThere, .notAFolder: .cannotCreate
        case .badArgument, .severalImports: .usage
        case .fileTooLarge, .arrayDiffers, .arrayIsBilled, .meterTaken, .shareUnitOfProgram,
            .currency, .importIsBilled:
            .badData
        }
    }
}

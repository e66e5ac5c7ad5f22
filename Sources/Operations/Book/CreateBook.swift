import Quantities
public import Storage

/// Makes a new book.
public struct CreateBook: Sendable {
    public var settings: BookSettings

    public init(_ settings: BookSettings) {
        self.settings = settings
    }

    /// Makes the book at `path`, where there is no file yet.
    ///
    /// A rehearsal looks whether it could be made.
    public func callAsFunction(
        at path: String, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws {
        try check()
        switch mode {
        case .commit:
            try Book.create(at: path, settings: settings, now: time.now).close()
        case .rehearsal:
            guard !InputFile.exists(path) else { throw BookError.alreadyThere(path: path) }
        }
    }

    private func check() throws(OperationError) {
        try Argument.checkLine(settings.name, "name")
        if let contact = settings.disputeContact { try Argument.checkLine(contact, "contact") }
        do throws(CurrencyError) {
            _ = try Currency(kept: settings.currency)
        } catch {
            throw .badArgument("currency", reason: "\(error)")
        }
    }
}

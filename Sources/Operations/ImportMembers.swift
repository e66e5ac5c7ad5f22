public import Accounting
public import Diagnostics
internal import ExchangeFiles
public import Quantities
public import Storage

/// Reads subscribers, their subscriptions and shares from a list into a book: all, or none.
///
/// What the book has already must be the same; a later list may add shares to subscriptions
/// that are there, or end them.
public struct ImportMembers: Sendable {
    public var file: InputFile

    public init(_ file: InputFile) {
        self.file = file
    }

    /// What the list brought.
    public struct Outcome: Hashable, Sendable {
        /// Whether the same list was read before, and nothing was done now.
        public var isRepeat = false
        public var newSubscribers = 0
        public var newSubscriptions = 0
        public var newShares = 0
        /// Shares that now end on another day.
        public var changedShares = 0
        public var newMeters = 0
        public var newLoans = 0
        /// What new subscriptions owed when they came into the book, together.
        public var openingBalances = Money.zero
        /// The arrays the list is about.
        public var arrays: [ArrayShares] = []
        public var warnings: [Problem] = []

        /// How much of an array is held on the day of the import.
        public struct ArrayShares: Hashable, Sendable {
            public var array: String
            public var unit: String
            public var held: Int64
            public var total: Int64
        }
    }

    /// - Throws: `Problems` with every place where the list cannot be read, contradicts the
    ///   book, or breaks a rule of the array or its program.
    public func callAsFunction(
        in book: Book, _ occasion: Occasion, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        let members = try MemberFile(file.bytes, file: file.name)
        let digest = file.digest
        return try book.perform(mode) { writer in
            let earlier = try writer.reader.currentImport(of: .members, digest: digest)
            guard earlier == nil else { return Outcome(isRepeat: true) }
            var planner = MemberPlanner(writer.reader)
            let plan = try planner.plan(members)
            let row = ImportRow(
                kind: .members, digest: digest, name: file.shortName,
                importedAt: occasion.now, asOf: occasion.today)
            return try MemberWriter(writer, importID: try writer.add(row), occasion).write(plan)
        }
    }
}

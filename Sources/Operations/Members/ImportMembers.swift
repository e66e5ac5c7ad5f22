internal import Accounting
public import Diagnostics
internal import ExchangeFiles
public import Quantities
public import Storage

/// Reads subscribers, their subscriptions and shares from a list into a book: all, or none.
///
/// What the list says otherwise than the book is a correction, and told; what it leaves empty
/// or out stays as it is. Names and terms can change at any time, shares in months that are not
/// issued, and what was posted when a subscription came into the book until the array's first
/// month is issued. What is issued stays as it is.
public struct ImportMembers: Sendable {
    public var file: InputFile
    /// What a kilowatt of the arrays is expected to yield in a year, for limits on energy; nil
    /// where nobody said.
    public var yearlyYield: Energy?

    public init(_ file: InputFile, yearlyYield: Energy? = nil) {
        self.file = file
        self.yearlyYield = yearlyYield
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
        /// What the book had otherwise.
        public var changes: [MemberChange] = []
        /// The arrays the list is about.
        public var arrays: [ArrayShares] = []
        public var warnings: [Problem] = []

        /// How much of an array is held on the day of the import.
        public struct ArrayShares: Hashable, Sendable {
            public var array: String
            public var unit: String
            public var held: Int64
            public var total: Int64
            /// What part of the whole is held, in percent, as in `92.25`.
            public var percent: String
            /// Subscriptions that hold a share and are not in the list.
            public var unlisted: Int
        }
    }

    /// - Throws: `Problems` with every place where the list cannot be read, contradicts the
    ///   book, or breaks a rule of the array or its program.
    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        let members = try MemberFile(file.bytes, file: file.name)
        let digest = file.digest
        return try book.perform(mode) { writer in
            let earlier = try writer.reader.currentImport(of: .members, digest: digest)
            let latest = try writer.reader.imports().first { $0.kind == .members }
            if let earlier {
                guard earlier.id != latest?.id else { return Outcome(isRepeat: true) }
                // Another list came after it: this one is read anew, to go back to what it says.
                try writer.void(
                    import: earlier.id, reason: "read again after \(latest?.name ?? "")",
                    at: time.now)
            }
            var planner = MemberPlanner(writer.reader, yearlyYield: yearlyYield)
            let plan = try planner.plan(members)
            let row = ImportRow(
                kind: .members, digest: digest, name: file.shortName,
                importedAt: time.now, asOf: time.today)
            return try MemberWriter(writer, importID: try writer.add(row), time).write(plan)
        }
    }
}

public import Accounting
internal import Billing
internal import Documents
internal import Quantities
public import Storage

/// Checks every law that a book must keep, over all of it.
///
/// Nothing is taken on trust: digests are computed again, entries are balanced again, and
/// what statements say is held against what was posted.
public struct VerifyLedger: Sendable {
    /// A seal of the book that was kept elsewhere.
    public let seal: LedgerSeal?

    public init(against seal: LedgerSeal? = nil) {
        self.seal = seal
    }

    /// The laws in order, each with how much it was checked on and what breaks it.
    /// - Throws: ``BookError``
    public func callAsFunction(
        in book: Book, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> LedgerVerification {
        try book.read { db in
            var verification = LedgerVerification()
            let shape = try shape(db)
            verification.add([shape])
            // What is not there cannot be looked at.
            guard shape.failures.allSatisfy({ !$0.hasPrefix("the table") }) else {
                return verification
            }
            let arrays = try db.arrays()
            let members = try db.recordedMembers()
            for (index, array) in arrays.enumerated() {
                var check = try ArrayVerifier(array, members, in: db)
                try check.run()
                verification.add(check.laws)
                verification.heads.append(
                    LedgerVerification.Head(
                        array: array.key, entries: check.head.number,
                        digest: check.head.digest.description))
                progress(index + 1, arrays.count)
            }
            verification.add([try trialBalance(db), try documents(db)])
            try checkRecords(db, &verification)
            return verification
        }
    }

    private func shape(_ db: BookReader) throws -> LedgerVerification.Law {
        var law = LedgerVerification.Law(.shape)
        law.checked = 1
        for difference in try db.shapeDifferences() { law.fail(difference) }
        return law
    }

    private func checkRecords(
        _ db: BookReader, _ verification: inout LedgerVerification
    ) throws {
        var law = LedgerVerification.Law(.records)
        let check = try db.checkRecords(lookingAt: seal?.last.number)
        law.checked = check.head.number
        for failure in check.failures { law.fail(failure) }
        verification.add([law])
        verification.firstRecord = check.first
        verification.lastRecord = check.head
        guard let seal else { return }
        var sealed = LedgerVerification.Law(.seal)
        sealed.checked = 1
        let failures = try seal.failures(
            in: db, first: check.first, found: check.digest, last: check.head)
        for failure in failures { sealed.fail(failure) }
        verification.laws.append(sealed)
    }

    private func documents(_ db: BookReader) throws -> LedgerVerification.Law {
        var law = LedgerVerification.Law(.documents)
        try db.eachDocument { document in
            law.checked += 1
            if Digest(of: document.bytes) != document.digest {
                law.fail("\(document.name) (\(document.digest)) was altered")
            }
        }
        for missing in try db.missingDocuments() {
            law.fail("the file \(missing) is missing")
        }
        return law
    }

    private func trialBalance(_ db: BookReader) throws -> LedgerVerification.Law {
        var law = LedgerVerification.Law(.ledgersBalance)
        let balance = try db.trialBalance()
        law.checked = Int64(balance.rows.count)
        for (ledger, excess) in balance.excesses {
            law.fail("the \(ledger.name) ledger is off by \(ledger.text(excess))")
        }
        return law
    }
}

/// What checking a book came to.
public struct LedgerVerification: Sendable {
    /// All laws; that of the seal where one was handed in.
    public fileprivate(set) var laws: [Law] =
        LawName.allCases.filter { $0 != .seal }.map(Law.init)
    /// The first and the last record, where the book has any.
    public fileprivate(set) var firstRecord: Digest?
    public fileprivate(set) var lastRecord: RecordLink?
    /// The last entry of each array's chain; kept elsewhere, it proves that none was cut off.
    public internal(set) var heads: [Head] = []

    public var isClean: Bool { laws.allSatisfy(\.failures.isEmpty) }

    public struct Head: Hashable, Sendable {
        public let array: String
        public let entries: Int64
        public let digest: String
    }

    /// The laws, in the words in which they are shown.
    public enum LawName: String, Sendable, CaseIterable {
        case chain = "entries are sealed, numbered without gaps, and each balances"
        case ledgersBalance = "each ledger sums to zero"
        case numbering = "statements are numbered without gaps"
        case energy = "metered output = allocated + unallocated, every month"
        case allocation = "what statements were allocated is what was posted"
        case lines = "the lines of every statement sum to its total"
        case charges = "what a statement charges is what was posted as owed"
        case figures = "what statements name and tell is what the book has of it"
        case banks = "credits earned = used + expired + paid out + banked, every month"
        case signs = "no generation, credit, use or fee is below zero unless a price is"
        case lots = "what banks hold is what their lots sum to, and none is below zero"
        case loans = "what was posted for a loan is what its events come to"
        case payments = "payments are what entries post of them, one each"
        case records = "every row is as it was recorded when it was written"
        case documents = "the files the book names are there and unaltered"
        case shape = "tables, indexes and triggers are those of the book's version"
        case seal = "nothing that was sealed was cut off or made anew"
    }

    public struct Law: Sendable {
        public let name: LawName
        /// How many things it was checked on.
        public var checked: Int64 = 0
        /// What breaks it, at most ``limit`` of them.
        public private(set) var failures: [String] = []

        static let limit = 100

        init(_ name: LawName) {
            self.name = name
        }

        mutating func fail(_ what: String) {
            if failures.count < Self.limit { failures.append(what) }
        }

        fileprivate mutating func add(_ other: Law) {
            checked += other.checked
            for failure in other.failures { fail(failure) }
        }
    }

    mutating func add(_ more: [Law]) {
        for law in more {
            if let index = laws.firstIndex(where: { $0.name == law.name }) {
                laws[index].add(law)
            }
        }
    }
}

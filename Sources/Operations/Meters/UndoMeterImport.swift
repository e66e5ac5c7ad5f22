internal import Accounting
internal import Quantities
public import Storage

/// Undoes the import of a meter file: its readings stay and count nowhere any more, and the
/// file can be imported again.
///
/// Only while nothing was issued from them.
public struct UndoMeterImport: Sendable {
    /// A file, by its content or its name, or the first digits of its digest.
    public var file: String
    /// The number of the import, where the file was read for several meters.
    public var number: Int64?
    /// Why, for people.
    public var reason: String

    public init(_ file: String, number: Int64? = nil, reason: String? = nil) {
        self.file = file
        self.number = number
        self.reason = reason ?? "undone"
    }

    public struct Outcome: Hashable, Sendable {
        public var number: Int64
        public var name: String
        public var digest: String
        /// The meters that lost readings.
        public var meters: [String]
        /// How many readings do not count any more.
        public var readings: Int
        /// Whether it was undone before, and nothing was done now.
        public var isRepeat = false
        /// The names of files imported later for the same meters.
        public var later: [String] = []
    }

    /// - Throws: ``OperationError`` where no import, or several, are meant, or where a month
    ///   was issued from it.
    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        try Argument.checkLine(reason, "reason")
        let digest = InputFile.exists(file) ? try MeterStream.digest(of: file) : nil
        return try book.perform(mode) { writer in
            let reader = writer.reader
            let imports = try reader.imports().filter { $0.kind == .meter }
            let voided = Set(try reader.importVoids().map(\.importID))
            let found = try ImportSearch(text: file, digest: digest, number: number)
                .one(of: imports, voided: voided)
            let spans = try reader.readingSpans(ofImport: found.id)
            var outcome = Outcome(
                number: found.id, name: found.name, digest: found.digest.description,
                meters: try reader.meters(ofImport: found.id),
                readings: spans.reduce(0) { $0 + $1.count })
            guard !voided.contains(found.id) else {
                outcome.isRepeat = true
                return outcome
            }
            try IssuedFrom(reader).check(found, spans)
            try writer.void(import: found.id, reason: reason, at: time.now)
            outcome.later = imports.reversed()
                .filter { later in
                    later.id > found.id && !voided.contains(later.id)
                        && later.meterKey.hasSameBytes(as: found.meterKey)
                }
                .map(\.name)
            return outcome
        }
    }
}

extension Stored<ImportRow> {
    /// The meter that a meter file was read for; empty where the file named its meters.
    var meterKey: Substring { row.target.prefix { $0 != " " } }
}

/// Finds the import that a person means.
private struct ImportSearch {
    let text: String
    /// The digest of the file with that name, where there is one.
    let digest: Digest?
    let number: Int64?

    /// The one that is meant; of several, the one that is not undone.
    func one(
        of imports: [Stored<ImportRow>], voided: Set<Int64>
    ) throws(OperationError) -> Stored<ImportRow> {
        var found = matches(imports)
        if let number { found = found.filter { $0.id == number } }
        let current = found.filter { !voided.contains($0.id) }
        guard let first = current.first ?? found.first else { throw .unknownImport(text) }
        guard current.count <= 1 else {
            throw .severalImports(
                text, current.reversed().map { "\($0.id) (\($0.target))" })
        }
        return first
    }

    /// By content; else by digest or name, since the file may have been mended in its place.
    private func matches(_ imports: [Stored<ImportRow>]) -> [Stored<ImportRow>] {
        let same = imports.filter { $0.digest == digest }
        guard same.isEmpty else { return same }
        let digits = text.lowercased()
        let isDigest = digits.count >= 8 && digits.allSatisfy(\.isHexDigit)
        return imports.filter { row in
            row.name == InputFile.shortName(of: text)
                || isDigest && row.digest.description.hasPrefix(digits)
        }
    }
}

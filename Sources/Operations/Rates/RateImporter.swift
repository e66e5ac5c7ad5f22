internal import Diagnostics
internal import Quantities
internal import Storage

/// Adds versions of programs, of tariffs or of loan products to a book, all or none.
struct RateImporter {
    enum Kind {
        case program, tariff, loanProduct
    }

    let kind: Kind
    let time: OperationTime
    /// Whether a version may take the place of one with the same date.
    let replaces: Bool

    /// Adds `drafts`, which may be versions of each other.
    func add(_ drafts: [RateDraft], to writer: BookWriter) throws -> [RateImport] {
        var problems = repetitions(among: drafts)
        let currency = try BookCurrency(writer.reader)
        for draft in drafts {
            let what = "\(noun) \"\(draft.key)\""
            if let refusal = currency.refusal(of: what, in: draft.currency) {
                problems.add(refusal, at: draft.place)
            }
        }
        try problems.throwIfAny()
        var outcomes: [RateImport] = []
        for draft in drafts {
            if let problem = try conflict(of: draft, writer.reader) {
                problems.add(problem)
                continue
            }
            let status = try add(draft, to: writer)
            outcomes.append(
                RateImport(
                    file: draft.file.name, key: draft.key, name: draft.name,
                    effective: draft.effective, status: status, warnings: draft.warnings,
                    isIllustrative: draft.isIllustrative, suspicions: draft.suspicions))
        }
        try problems.throwIfAny()
        return outcomes
    }

    /// The files that bring a version which another brings otherwise.
    private func repetitions(among drafts: [RateDraft]) -> Problems {
        struct Version: Hashable {
            let key: String
            let start: CivilDate
        }
        var problems = Problems()
        var first: [Version: RateDraft] = [:]
        for draft in drafts {
            let version = Version(key: draft.key, start: draft.effective.start)
            guard let other = first[version] else {
                first[version] = draft
                continue
            }
            guard other.document != draft.document else { continue }
            problems.add(
                "\(other.file.name) brings the version of \(noun) \"\(draft.key)\" from "
                    + "\(version.start) on too, and it differs; import one of them",
                at: Place(file: draft.file.name, line: 1, column: 1))
        }
        return problems
    }

    private func versions(_ key: String, _ reader: BookReader) throws -> [RateVersionRow] {
        switch kind {
        case .program: try reader.programVersions(key)
        case .tariff: try reader.tariffVersions(key)
        case .loanProduct: try reader.loanProductVersions(key)
        }
    }

    private var importKind: ImportKind {
        switch kind {
        case .program: .program
        case .tariff: .tariff
        case .loanProduct: .loanProduct
        }
    }

    /// The word for what is imported.
    private var noun: String {
        switch kind {
        case .program: "program"
        case .tariff: "tariff"
        case .loanProduct: "loan product"
        }
    }

    /// Why the version cannot stand beside those of the book.
    ///
    /// A version without a stated end holds until the next begins; one with an end must not
    /// reach into another.
    private func conflict(of draft: RateDraft, _ reader: BookReader) throws -> Problem? {
        let what = noun
        for other in try versions(draft.key, reader) {
            if other.effectiveFrom == draft.effective.start {
                guard try !holds(other, draft, reader), !replaces else { continue }
                return Problem(
                    "the book has another version of \(what) \"\(draft.key)\" from "
                        + "\(other.effectiveFrom) on; import it with --replace if this one is "
                        + "to take its place in months not issued yet",
                    at: Place(file: draft.file.name, line: 1, column: 1))
            }
            let (earlier, later) =
                other.effectiveFrom < draft.effective.start
                ? (other.effectiveTo, draft.effective.start)
                : (draft.effectiveTo, other.effectiveFrom)
            guard let end = earlier, end > later else { continue }
            return Problem(
                "this version of \(what) \"\(draft.key)\" holds \(draft.effective), and the "
                    + "book has one from \(other.effectiveFrom)"
                    + (other.effectiveTo.map { " to before \($0)" } ?? " on")
                    + "; versions must not overlap",
                at: Place(file: draft.file.name, line: 1, column: 1))
        }
        return nil
    }

    private func add(_ draft: RateDraft, to writer: BookWriter) throws -> RateImport.Status {
        let sameDate = try versions(draft.key, writer.reader).first {
            $0.effectiveFrom == draft.effective.start
        }
        if let sameDate, try holds(sameDate, draft, writer.reader) { return .alreadyImported }
        for document in draft.kept { try writer.keep(document) }
        let version = RateVersionRow(
            key: draft.key, effectiveFrom: draft.effective.start,
            effectiveTo: draft.effectiveTo, document: draft.document,
            importID: try importID(of: draft, writer))
        switch kind {
        case .program: try writer.add(program: version)
        case .tariff: try writer.add(tariff: version)
        case .loanProduct: try writer.add(loanProduct: version)
        }
        return sameDate == nil ? .imported : .replaced
    }

    /// Whether a version of the book is the one that `draft` brings.
    private func holds(
        _ version: RateVersionRow, _ draft: RateDraft, _ reader: BookReader
    ) throws -> Bool {
        if version.document == draft.document { return true }
        guard let origin = draft.origin, let known = try reader.document(version.document),
            known.kind == .tariffOrigin
        else { return false }
        return try TariffOrigin(known).says(theSameAs: origin)
    }

    /// The import of this content: an earlier one where the version is brought back.
    private func importID(of draft: RateDraft, _ writer: BookWriter) throws -> Int64 {
        let digest = draft.document
        if let earlier = try writer.reader.currentImport(of: importKind, digest: digest) {
            return earlier.id
        }
        return try writer.add(
            ImportRow(
                kind: importKind, digest: digest, name: RateFileName.name(of: draft.file.name),
                summary: "\(draft.key) \(draft.effective)", importedAt: time.now,
                asOf: time.today))
    }
}

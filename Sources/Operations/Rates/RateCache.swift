internal import Accounting
internal import Diagnostics
internal import Lending
internal import NetMetering
internal import Quantities
internal import RateFiles
internal import Storage
internal import Tariffs

/// The programs, tariffs and loan products of a book, each read from its file once.
final class RateCache {
    private var programs: [String: Program] = [:]
    private var tariffs: [String: Tariff] = [:]
    private var loanProducts: [Digest: LoanProduct] = [:]
    private var origins = TariffOriginReader()

    /// The version of a program that is in force on `date`, or nil.
    func program(_ key: String, on date: CivilDate, in book: BookReader) throws -> Program? {
        try book.programVersions(key).inForce(on: date).map { try program($0, in: book) }
    }

    /// The version with the latest effective date, or nil.
    func latestProgram(_ key: String, in book: BookReader) throws -> Program? {
        try book.programVersions(key).last.map { try program($0, in: book) }
    }

    func program(_ version: RateVersionRow, in book: BookReader) throws -> Program {
        let digest = version.document.description
        if let program = programs[digest] { return program }
        let file = try document(version, in: book)
        let program = try ProgramFile.read(file.bytes, file: file.name, schema: nil)
        programs[digest] = program
        return program
    }

    /// The version of a tariff that is in force on `date`, or nil.
    func tariff(_ key: String, on date: CivilDate, in book: BookReader) throws -> Tariff? {
        try book.tariffVersions(key).inForce(on: date).map { try tariff($0, in: book) }
    }

    func tariff(_ version: RateVersionRow, in book: BookReader) throws -> Tariff {
        let digest = version.document.description
        if let tariff = tariffs[digest] { return tariff }
        let file = try document(version, in: book)
        let tariff =
            file.kind == .tariffOrigin
            ? try origins.tariff(version, TariffOrigin(file), in: book)
            : try TariffFile.read(file.bytes, file: file.name, schema: nil)
        tariffs[digest] = tariff
        return tariff
    }

    /// The loan product whose file has this digest.
    func loanProduct(_ digest: Digest, in book: BookReader) throws -> LoanProduct {
        if let product = loanProducts[digest] { return product }
        guard let file = try book.document(digest) else {
            throw Problems("the file \(digest) of a loan product is not in the book", at: nil)
        }
        let product = try LoanProductFile.read(file.bytes, file: file.name, schema: nil)
        loanProducts[digest] = product
        return product
    }

    private func document(
        _ version: RateVersionRow, in book: BookReader
    ) throws -> DocumentRow {
        guard let document = try book.document(version.document) else {
            throw Problems("the file of \(version.key) is not in the book", at: nil)
        }
        return document
    }
}

extension [RateVersionRow] {
    /// The version that holds on `date`: as far as it says itself, and until the next begins.
    func inForce(on date: CivilDate) -> RateVersionRow? {
        last { $0.effectiveFrom <= date && $0.effectiveTo.map { date < $0 } != false }
    }
}

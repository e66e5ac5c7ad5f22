internal import Accounting
internal import Diagnostics
internal import Foundation
internal import Quantities
internal import Storage
internal import Tariffs

/// Reads tariffs from the files of other forms that a book keeps, each file once.
struct TariffOriginReader {
    private var found: [TariffOrigin: [Tariff]] = [:]
    private var files: [String: InputFile] = [:]

    /// The tariff of a version, whose document is `origin`.
    mutating func tariff(
        _ version: RateVersionRow, _ origin: TariffOrigin, in book: BookReader
    ) throws -> Tariff {
        // Those of one file are read together.
        var shared = origin
        shared.tariff = ""
        shared.accepting = []
        let tariffs = try found[shared] ?? read(version, origin, in: book)
        found[shared] = tariffs
        guard let tariff = tariffs.first(where: { $0.id.isNamed(origin.tariff) }) else {
            throw Problems(
                "the files of tariff \"\(origin.tariff)\" do not hold it any more", at: nil)
        }
        return tariff.accepting(Set(origin.accepting))
    }

    private mutating func read(
        _ version: RateVersionRow, _ origin: TariffOrigin, in book: BookReader
    ) throws -> [Tariff] {
        let imported = try version.importID.flatMap { try book.importRow($0) }
        let reading = TariffReading(
            today: imported?.asOf ?? version.effectiveFrom, timeZone: origin.timeZone,
            currency: origin.currency, plan: origin.plan,
            statements: try origin.statements.map { try file($0, in: book) },
            territory: origin.territory, customerClass: origin.customerClass)
        return try reading.tariffs(
            in: file(origin.file, in: book), on: CivilDate(origin.date), schema: nil)
    }

    private mutating func file(_ digest: String, in book: BookReader) throws -> InputFile {
        if let file = files[digest] { return file }
        guard let key = Digest(hexadecimal: digest), let row = try book.document(key) else {
            throw Problems("the file \(digest) of a tariff is not in the book", at: nil)
        }
        let file = InputFile(name: row.name, bytes: row.bytes)
        files[digest] = file
        return file
    }
}

internal import Diagnostics
internal import NetMetering
internal import Quantities
internal import RateFiles
internal import Storage
internal import Tariffs

/// The programs a book holds, each read from its file once.
final class RateShelf {
    private let reader: BookReader
    private var programs: [String: Program] = [:]

    init(_ reader: BookReader) {
        self.reader = reader
    }

    /// The version of a program that is in force on `date`, or nil.
    func program(_ key: String, on date: CivilDate) throws -> Program? {
        try reader.programVersions(key).last { $0.isInForce(on: date) }.map(program)
    }

    /// The version with the latest effective date, or nil.
    func latestProgram(_ key: String) throws -> Program? {
        try reader.programVersions(key).last.map(program)
    }

    func program(_ version: RateVersionRow) throws -> Program {
        let digest = version.document.description
        if let program = programs[digest] { return program }
        let file = try document(version)
        let program = try ProgramFile.read(file.bytes, file: file.name, schema: nil)
        programs[digest] = program
        return program
    }

    func tariff(_ version: RateVersionRow) throws -> Tariff {
        let file = try document(version)
        return try TariffFile.read(file.bytes, file: file.name, schema: nil)
    }

    private func document(_ version: RateVersionRow) throws -> DocumentRow {
        guard let document = try reader.document(version.document) else {
            throw Problems("the file of \(version.key) is not in the book", at: nil)
        }
        return document
    }
}

extension RateVersionRow {
    func isInForce(on date: CivilDate) -> Bool {
        effectiveFrom <= date && effectiveTo.map { date < $0 } != false
    }
}

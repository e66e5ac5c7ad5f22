internal import Billing
internal import NetMetering
internal import Quantities
internal import RateFiles
internal import Storage
internal import SystemTimeZones
internal import Tariffs
internal import XMLParsing

/// The programs, tariffs and time zones of a bill run, each read from its file once.
final class ProgramShelf {
    private var programs: [String: Program] = [:]
    private var tariffs: [String: Tariff] = [:]
    private var zones: [String: TimeZoneRules] = [:]

    func zone(_ identifier: String) throws -> TimeZoneRules {
        if let zone = zones[identifier] { return zone }
        let zone = try TimeZoneRules(loading: identifier)
        zones[identifier] = zone
        return zone
    }

    /// The version of a program that holds on the first day of `month`, with its file.
    ///
    /// It counts for the whole month; but the days behind its end must be covered too.
    func program(
        _ key: String, in month: Month, from book: BookReader
    ) throws -> (Program, RunFacts.Source) {
        let versions = try book.programVersions(key)
        guard !versions.isEmpty else { throw MonthError.noProgram(key) }
        guard let version = Self.version(of: versions, on: month.firstDay) else {
            throw MonthError.programDoesNotCover(key, month.firstDay)
        }
        if let end = version.effectiveTo, end < month.days.end,
            Self.version(of: versions, on: end) == nil
        {
            throw MonthError.programDoesNotCover(key, end)
        }
        let file = try document(version, in: book)
        let source = RunFacts.Source(name: file.name, digest: version.document.description)
        if let program = programs[source.digest] { return (program, source) }
        let program = try ProgramFile.read(file.bytes, file: file.name, schema: nil)
        programs[source.digest] = program
        return (program, source)
    }

    /// The version of a tariff that holds on the first day of `month`, or nil.
    func tariff(_ key: String, in month: Month, from book: BookReader) throws -> Tariff? {
        let versions = try book.tariffVersions(key)
        guard let version = Self.version(of: versions, on: month.firstDay) else { return nil }
        let digest = version.document.description
        if let tariff = tariffs[digest] { return tariff }
        let file = try document(version, in: book)
        let tariff = try TariffFile.read(file.bytes, file: file.name, schema: nil)
        tariffs[digest] = tariff
        return tariff
    }

    private func document(
        _ version: RateVersionRow, in book: BookReader
    ) throws -> DocumentRow {
        guard let document = try book.document(version.document) else {
            throw MonthError.damaged("the file \(version.document) of \(version.key) is missing")
        }
        return document
    }

    private static func version(
        of versions: [RateVersionRow], on date: CivilDate
    ) -> RateVersionRow? {
        versions.last { $0.effectiveFrom <= date && ($0.effectiveTo.map { date < $0 } ?? true) }
    }
}

internal import Diagnostics
internal import Foundation
public import Quantities
public import Storage
public import Tariffs

/// Finds the version of a tariff that is meant: in a file, in the book, or among the rates
/// that come with the program.
public struct FindTariff: Sendable {
    /// A path, or the id of a tariff.
    public var name: String
    /// The day a version is wanted for; an id without a day means the latest version.
    public var date: CivilDate?
    /// How a file is read that leaves something open.
    public var reading: TariffReading

    public init(_ name: String, on date: CivilDate? = nil, reading: TariffReading) {
        self.name = name
        self.date = date
        self.reading = reading
    }

    /// A name with a folder or an ending is a path, as is one of a file that is there.
    public func callAsFunction(in book: Book?, _ installation: Installation) throws -> Tariff {
        if Self.isPath(name) {
            return try reading.tariff(in: InputFile(path: name), on: date, installation)
        }
        let versions =
            try book.map { try self.versions(in: $0) } ?? self.versions(of: installation)
        guard let date else {
            return versions[versions.count - 1]
        }
        guard let version = versions.last(where: { $0.effective.contains(date) }) else {
            throw TariffVersionError.noneOn(
                date, tariff: name, versions: versions.map(\.effective))
        }
        return version
    }

    /// Whether a name is that of a file, and not the id of a tariff.
    public static func isPath(_ name: String) -> Bool {
        name.contains("/") || name.hasSuffix(".xml") || name.hasSuffix(".json")
            || InputFile.exists(name)
    }

    static func read(
        _ files: [InputFile], _ installation: Installation
    ) throws -> [Tariff] {
        try ImportTariffs.read(files, installation)
    }

    /// The versions in the book, in order of date; there is at least one.
    private func versions(in book: Book) throws -> [Tariff] {
        try book.read { reader in
            let rows = try reader.tariffVersions(name)
            guard !rows.isEmpty else {
                throw OperationError.unknownTariff(name, known: try reader.tariffKeys())
            }
            let shelf = RateShelf()
            return try rows.map { try shelf.tariff($0, in: reader) }
        }
    }

    /// The versions that come with the program, in order of date; there is at least one.
    private func versions(of installation: Installation) throws -> [Tariff] {
        let all = try Self.read(installation.tariffFiles(), installation)
        let found = all.filter { $0.id.rawValue == name }
        guard !found.isEmpty else {
            throw OperationError.unknownTariff(
                name, known: Set(all.map(\.id.rawValue)).sorted())
        }
        return found.sorted { $0.effective.start < $1.effective.start }
    }
}

extension Installation {
    /// The tariffs below `rates`, by country; loans, programs and schemas are none.
    func tariffFiles() throws -> [InputFile] {
        let rates = folder.appending(path: "rates")
        let others: Set = ["loans", "programs", "schema"]
        let countries = try FileManager.default.contentsOfDirectory(atPath: rates.path)
            .filter { !others.contains($0) }.sorted()
        return try countries.flatMap { country in
            let below = rates.appending(path: country)
            let paths = FileManager.default.enumerator(atPath: below.path)?
                .compactMap { $0 as? String }.filter { $0.hasSuffix(".xml") }.sorted()
            return try (paths ?? []).map { path in
                InputFile(
                    name: "rates/\(country)/\(path)",
                    bytes: try file("rates/\(country)/\(path)"))
            }
        }
    }
}

/// Why no version of a tariff is the one that is meant.
public enum TariffVersionError: Error, Hashable, Sendable {
    case noneOn(CivilDate, tariff: String, versions: [DatePeriod])
}

extension TariffVersionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noneOn(let date, let tariff, let versions):
            "no version of tariff \"\(tariff)\" is in force on \(date); there is "
                + versions.map(\.description).joined(separator: ", ")
        }
    }
}

extension TariffVersionError: CategorizedError {
    public var category: ErrorCategory { .noInput }
}

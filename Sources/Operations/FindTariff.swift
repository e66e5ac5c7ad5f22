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
        try versions(in: book, installation).latest
    }

    /// All versions of the tariff, or where a day was given the one that is in force on it.
    public func versions(
        in book: Book?, _ installation: Installation
    ) throws -> TariffVersions {
        if Self.isPath(name) {
            return TariffVersions(
                try reading.tariff(in: InputFile(path: name), on: date, installation))
        }
        let found =
            try book.map { try self.versions(in: $0) } ?? self.versions(of: installation)
        guard let date else { return found }
        guard let version = found.inForce(on: date) else {
            throw TariffVersionError.noneOn(
                date, tariff: name, versions: found.all.map(\.effective))
        }
        return TariffVersions(version)
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

    /// The versions in the book.
    private func versions(in book: Book) throws -> TariffVersions {
        try book.read { reader in
            let shelf = RateShelf()
            let found = try reader.tariffVersions(name).map { try shelf.tariff($0, in: reader) }
            guard let versions = TariffVersions(found) else {
                throw OperationError.unknownTariff(name, known: try reader.tariffKeys())
            }
            return versions
        }
    }

    /// The versions that come with the program.
    private func versions(of installation: Installation) throws -> TariffVersions {
        let all = try Self.read(installation.tariffFiles(), installation)
        guard let versions = TariffVersions(all.filter { $0.id.rawValue == name }) else {
            throw OperationError.unknownTariff(
                name, known: Set(all.map(\.id.rawValue)).sorted())
        }
        return versions
    }
}

extension Installation {
    /// The tariffs below `rates`, by country; programs and schemas are no tariffs.
    func tariffFiles() throws -> [InputFile] {
        let rates = folder.appending(path: "rates")
        let others: Set = ["programs", "schema"]
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

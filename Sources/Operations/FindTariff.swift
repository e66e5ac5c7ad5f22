internal import Diagnostics
public import Quantities
public import Storage
public import Tariffs

/// Finds the version of a tariff that is meant: in a file, in the book, or, where there is no
/// book or it knows no such tariff, among the rates that come with the program.
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
            return try reading.tariff(in: installation.rateFile(at: name), on: date, installation)
        }
        let versions = try self.versions(in: book, installation)
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

    /// The versions in order of date; there is at least one.
    private func versions(in book: Book?, _ installation: Installation) throws -> [Tariff] {
        let kept = try book?.read { reader in
            let shelf = RateShelf()
            return try reader.tariffVersions(name).map { try shelf.tariff($0, in: reader) }
        }
        if let kept, !kept.isEmpty { return kept }
        let all = try Self.read(installation.tariffFiles(), installation)
        let found = all.filter { $0.id.rawValue == name }
        guard !found.isEmpty else {
            let known = try book?.read { try $0.tariffKeys() } ?? []
            throw OperationError.unknownTariff(
                name, known: Set(known + all.map(\.id.rawValue)).sorted())
        }
        return found.sorted { $0.effective.start < $1.effective.start }
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

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
        try versions(in: book, installation).latest
    }

    /// All versions of the tariff, or where a day was given the one that is in force on it.
    public func versions(
        in book: Book?, _ installation: Installation
    ) throws -> TariffVersions {
        if Self.isPath(name) {
            return TariffVersions(
                try reading.tariff(in: installation.rateFile(at: name), on: date, installation))
        }
        let found = try known(in: book, installation)
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

    /// The versions that are known.
    private func known(
        in book: Book?, _ installation: Installation
    ) throws -> TariffVersions {
        let kept = try book?.read { reader in
            let cache = RateCache()
            return try reader.tariffVersions(name).map { try cache.tariff($0, in: reader) }
        }
        if let versions = kept.flatMap(TariffVersions.init) { return versions }
        let all = try Self.read(installation.tariffFiles(), installation)
        guard let versions = TariffVersions(all.filter { $0.id.isNamed(name) }) else {
            let known = try book?.read { try $0.tariffKeys() } ?? []
            throw OperationError.unknownTariff(
                name, known: Set(known + all.map(\.id.rawValue)).sorted())
        }
        return versions
    }
}

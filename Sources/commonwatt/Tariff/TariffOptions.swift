import ArgumentParser
import Operations
import Quantities
import Storage
import Tariffs

/// How a command reads tariff files that leave something open.
struct TariffReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The time zone of a file that states none, as in America/Denver.",
            valueName: "zone"))
    var timeZone: String?
    @Option(
        help: ArgumentHelp(
            "The currency of a file that states none, as in USD.", valueName: "code"))
    var currency: String?
    @Option(
        help: ArgumentHelp(
            "The rate or plan that is meant, by its label or code, where a file has several.",
            valueName: "code"))
    var plan: String?
    @Option(
        help: ArgumentHelp(
            "A file of tariff statements or supply prices for a rate book; may be repeated.",
            valueName: "file"))
    var statements: [String] = []
    @Option(
        help: ArgumentHelp(
            "The customer's zone, where prices or baselines go by it.", valueName: "name"))
    var territory: String?
    @Option(
        help: ArgumentHelp(
            "The customer's class, where statements go by it, as in Residential.",
            valueName: "name"))
    var customerClass: String?

    /// With `assumesUnstated` a file that states no time zone or currency is read in UTC and
    /// USD unless options say otherwise.
    func reading(assumesUnstated: Bool, asOf today: CivilDate = .today) throws -> TariffReading {
        TariffReading(
            today: today, timeZone: timeZone, currency: currency,
            assumesUnstated: assumesUnstated, plan: plan,
            statements: try statements.map { try InputFile(path: $0) }, territory: territory,
            customerClass: customerClass)
    }
}

/// Which tariffs a command that works on files and ids looks among.
struct TariffOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The book to look up ids in, in place of the rates that come with the program.",
            valueName: "path"))
    var book: String?
    @OptionGroup var files: TariffReadingOptions

    var territory: String? { files.territory }

    /// The tariff; `assumesUnstated` says how a file is read, as
    /// ``TariffReadingOptions/reading(assumesUnstated:asOf:)`` does.
    func find(
        _ name: String, on date: CivilDate? = nil, assumesUnstated: Bool = true
    ) throws -> Tariff {
        try versions(name, on: date, assumesUnstated: assumesUnstated).latest
    }

    /// All versions of the tariff, or the one of a day; with `assumesUnstated` as above.
    func versions(
        _ name: String, on date: CivilDate? = nil, assumesUnstated: Bool = true
    ) throws -> TariffVersions {
        let book = try book.map { try Book.open(at: $0, for: .reading) }
        let reading = try files.reading(assumesUnstated: assumesUnstated)
        return try FindTariff(name, on: date, reading: reading)
            .versions(in: book, Installation.find())
    }
}

extension Tariff {
    /// The day to show it as of: the stated one, or the one of its days that is nearest to
    /// today.
    func shownDay(_ stated: CivilDate?) -> CivilDate {
        let last = effective.end.adding(days: -1)
        return stated ?? max(effective.start, min(.today, last))
    }
}

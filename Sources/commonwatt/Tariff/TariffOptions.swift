import ArgumentParser
import Operations
import Quantities
import Storage
import Tariffs

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

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

    func find(_ name: String, on date: CivilDate? = nil) throws -> Tariff {
        let book = try book.map { try Book.open(at: $0, for: .reading) }
        return try FindTariff(name, on: date)(in: book, Installation.find())
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

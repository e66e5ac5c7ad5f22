import ArgumentParser
import Operations
import Quantities
import Storage

struct TariffImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read tariff files into the book, all of them or none.",
        discussion: """
            A file is in our XML, URDB's JSON or New York's rate plan XML, whose riders and \
            supply come from --statements. A tariff is a version, in force from its effective \
            date on, and until the next version begins. What it says that cannot be computed \
            is listed and keeps it out of the book, until it is accepted by its name; every \
            bill then says so. The book keeps the files as they are, so that a bill names \
            their lines.

              commonwatt tariff import us.fl.jea.rs
              commonwatt tariff import rates/us/co/xcel/rd/2018-01-01.xml
              commonwatt tariff import book.xml --statements statements.xml --on 2024-11-01
              commonwatt tariff import rate.json --time-zone America/Denver --currency USD \
            --accept franchisefee
            """)

    @Argument(
        help: ArgumentHelp(
            "The tariff files, or ids of those that come with the program.", valueName: "file"))
    var files: [String]
    @Option(
        help: ArgumentHelp(
            "The day whose prices to take, of files that have those of several; else today.",
            valueName: "date"), transform: CivilDate.argument)
    var on: CivilDate?
    @Option(
        help: ArgumentHelp(
            """
            Let bills leave out what cannot be computed of this name, or go by the guess it is \
            read by; may be repeated.
            """,
            valueName: "item"))
    var accept: [String] = []
    @Flag(
        help: """
            Let a version take the place of one with the same date, for months not issued yet.
            """)
    var replace = false
    @OptionGroup var reading: TariffReadingOptions
    @OptionGroup var options: WriteOptions

    func run() throws {
        let installation = try Installation.find()
        let inputs = try files.flatMap { try installation.rateFiles($0, of: .tariffs) }
        let outcome = try ImportTariffs(
            inputs,
            reading: reading.reading(assumesUnstated: false, asOf: options.time.today),
            on: on, accepting: Set(accept), replacing: replace)(
                in: options.open(), options.time, installation, options.mode)
        RateReports.remark(on: outcome.tariffs)
        for name in outcome.acceptedInVain {
            Console.remark("warning: no tariff has anything called \(name) to be accepted")
        }
        options.show(RateReports.imported(outcome.tariffs, "tariff"))
    }
}

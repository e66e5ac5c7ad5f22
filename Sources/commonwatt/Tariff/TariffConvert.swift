import ArgumentParser
import Diagnostics
import Operations
import Quantities
import Tariffs

struct TariffConvert: ParsableCommand {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case xml
    }

    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write a tariff of another form as our XML.",
        discussion: """
            Reads URDB's JSON, New York's rate plan XML or our own; the bills stay the same. \
            What a file says that cannot be computed is listed and kept in the XML, where it \
            blocks billing unless it is accepted by its name.

              commonwatt tariff convert rate.json --to xml --time-zone America/Denver \
            --currency USD --out rate.xml
            """)

    @Argument(help: ArgumentHelp("The file, or the id of the tariff.", valueName: "tariff"))
    var tariff: String
    @Option(help: "The form to write: xml.")
    var to: Form = .xml
    @Option(help: ArgumentHelp("Where to write it; else it is printed.", valueName: "file"))
    var out: String?
    @Option(
        help: ArgumentHelp(
            "The day whose version to write, and whose statements to take.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @Option(
        help: ArgumentHelp(
            """
            Let bills leave out what cannot be computed of this name, or go by the guess it is \
            read by; may be repeated.
            """,
            valueName: "item"))
    var accept: [String] = []
    @Flag(help: "Replace the file of --out where there is one.")
    var force = false
    @OptionGroup var options: TariffOptions

    func run() throws {
        let found = try options.find(tariff, on: on, assumesUnstated: false)
        let outcome = try ConvertTariff(accepting: Set(accept))(found, Installation.find())
        for warning in outcome.warnings { Console.remark(warning.description) }
        for remark in found.remarks { Console.remark("\(remark.clause): \(remark.words)") }
        guard let out else {
            Console.result(outcome.document)
            return
        }
        try OutputFile.write(outcome.document, to: out, replacing: force)
        Console.remark("wrote \(out)")
    }
}

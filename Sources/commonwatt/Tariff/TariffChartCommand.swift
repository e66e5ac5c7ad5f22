import ArgumentParser
import Documents
import Operations
import Quantities

struct TariffChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draw a tariff: its hours as a map, its tiers as steps.",
        discussion: """
            The drawing is one SVG file that needs nothing else. Periods are told by letters \
            and prices by figures, so that it can be printed in black and white.

              commonwatt tariff chart us.az.aps.et-2 --out et-2.svg
            """)

    @Argument(help: ArgumentHelp("The file, or the id of the tariff.", valueName: "tariff"))
    var tariff: String
    @Option(
        help: ArgumentHelp("Where to write the drawing; else it is printed.", valueName: "file"))
    var out: String?
    @Flag(help: "Let the drawing take the place of a file that is there.")
    var force = false
    @Option(
        help: ArgumentHelp(
            "The day whose version and prices to draw, as in 2026-07-03.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @OptionGroup var options: TariffOptions

    func run() throws {
        let found = try options.find(tariff, on: on)
        let day = found.shownDay(on)
        let drawing = TariffChart.render(found, on: day)
        for words in TariffChart.missing(from: found, on: day) { Console.remark(words) }
        guard let out else {
            Console.result(drawing)
            return
        }
        try OutputFile.write(drawing.utf8, to: out, replacing: force)
        Console.remark("wrote \(out)")
    }
}

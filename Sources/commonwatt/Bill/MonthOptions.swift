import ArgumentParser
import Operations
import Quantities

/// What preview and issue are told alike.
struct MonthOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The month to bill, as in 2026-06.", valueName: "month"),
        transform: Month.argument)
    var month: Month

    @Option(help: ArgumentHelp("Only this array; without it, all.", valueName: "array"))
    var array: String?

    @Flag(
        help: """
            Bill although the production meter has gaps; each gap then stands on the statements.
            """)
    var acceptGap = false

    func request(issued: CivilDate) -> MonthRequest {
        MonthRequest(month, array: array, issued: issued, acceptsGaps: acceptGap)
    }
}

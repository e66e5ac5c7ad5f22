import Operations
import Quantities
import Testing

struct MonthErrorTests {
    private static let july: Month = day("2026-07-01").monthOfYear

    private static let refusals: [(MonthError, String)] = [
        (.noArrays, "the book has no array yet; add one; see: commonwatt array add --help"),
        (.noSuchArray("X", known: []), "there is no array \"X\"; the book has none"),
        (.noSuchArray("X", known: ["A", "B"]), "there is no array \"X\"; the book has A, B"),
        (
            .notOver(july, asOf: day("2026-07-31")),
            "2026-07 is not over on 2026-07-31; a month is billed from the day after its last"
        ),
        (.noSubscriptions, "nobody holds a share of the array in the month"),
        (
            .noMeter(array: "A"),
            "array A has no production meter; name one when adding the array"
        ),
        (
            .noReadings(meter: "PM", july),
            """
            the production meter PM has no readings in 2026-07; import its file with: commonwatt \
            meter import FILE --meter PM
            """
        ),
        (
            .noProgram("p"),
            "the book has no program \"p\"; import its file with: commonwatt program import FILE"
        ),
        (.shareUnit("x"), "the book counts shares in \"x\", which is no share unit"),
        (.damaged("y"), "the book holds what it should not: y"),
        (
            .earlierMonthOpen(july),
            """
            2026-07 was not issued yet; months are issued in order, so that banks and balances \
            follow each other; issue it first, with: commonwatt bill issue --month 2026-07
            """
        ),
        (
            .changedSinceIssue(
                "S-1", now: Energy(milliwattHours: 2_000_000),
                then: Energy(milliwattHours: 1_000_000)),
            """
            S-1 was allocated 1 kWh when the month was issued and would get 2 kWh now; readings or \
            shares have changed since
            """
        ),
    ]

    @Test(arguments: refusals)
    func saysWhatIsWrong(error: MonthError, message: String) {
        #expect(error.description == message)
        #expect(ErrorCategory(of: error) == .badData)
    }
}

import Operations
import Quantities
import Storage
import Testing

struct LoanApplicationErrorTests {
    private static let refusals: [(LoanApplicationError, ErrorCategory, String)] = [
        (
            .unknown("L"), .noInput,
            """
            there is no application for a loan "L" in the book; commonwatt loan list --state \
            applied shows those that are open
            """
        ),
        (
            .hasNoTerms("L"), .usage,
            """
            nothing was applied for as "L"; give --product, --subscription, --amount and \
            --payments, or name an application that commonwatt loan list --state applied shows
            """
        ),
        (
            .differs("L", in: ["amount", "notes"], isNew: true), .badData,
            """
            the book has an application for loan "L" with another amount, notes; choose another \
            id
            """
        ),
        (
            .differs("L", in: ["amount"], isNew: false), .badData,
            """
            the book has an application for loan "L" with another amount; leave that out to lend \
            as applied for, or decline the application, with: commonwatt loan decline L --reason WHY
            """
        ),
        (
            .isMade("L"), .badData,
            """
            the book has a loan "L" already, made without an application; choose another id
            """
        ),
        (
            .isLent("L", day("2026-06-01")), .badData,
            """
            loan "L" was disbursed on 2026-06-01, and what was lent is not declined; pay the loan \
            off instead, with: commonwatt loan pay L --payoff
            """
        ),
        (
            .isClosed("L", as: .withdrawn, day("2026-06-01")), .badData,
            """
            the application for loan "L" was withdrawn on 2026-06-01, and stays so; apply anew \
            under another id
            """
        ),
        (
            .isClosed("L", as: .declined, day("2026-06-01"), differsIn: ["day", "reason"]),
            .badData,
            """
            the application for loan "L" was declined on 2026-06-01 with another day, reason, and \
            stays so; apply anew under another id
            """
        ),
        (
            .before(day("2026-05-31"), applied: day("2026-06-01")), .badData,
            "2026-05-31 lies before 2026-06-01, the day of the application; check the date"
        ),
    ]

    @Test(arguments: refusals)
    func saysWhatIsWrong(error: LoanApplicationError, category: ErrorCategory, message: String) {
        #expect(error.description == message)
        #expect(ErrorCategory(of: error) == category)
    }
}

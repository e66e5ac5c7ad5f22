import Lending
import Operations
import Quantities
import Testing

struct LoanOperationErrorTests {
    private static let refusals: [(LoanOperationError, ErrorCategory, String)] = [
        (
            LoanOperationError.unknownLoan("X"), ErrorCategory.noInput,
            "there is no loan \"X\" in the book; commonwatt loan list shows those there"
        ),
        (
            .unknownProduct("X", known: []), .noInput,
            """
            there is no loan product "X" in the book, expected one to be imported with: \
            commonwatt loan import FILE
            """
        ),
        (
            .unknownProduct("X", known: ["a", "b"]), .noInput,
            "there is no loan product \"X\" in the book, expected one of a, b"
        ),
        (
            .productDoesNotCover("a", day("2020-01-01")), .badData,
            "no version of loan product \"a\" is in force on 2020-01-01; import the one that is"
        ),
        (
            .productDoesNotCover("a", day("2020-01-01"), begins: day("2026-01-01")), .badData,
            "no version of loan product \"a\" is in force on 2020-01-01; the next begins on "
                + "2026-01-01"
        ),
        (
            .loanDiffers("L", in: ["amount", "product"]), .badData,
            "the book has a loan \"L\" with another amount, product; choose another id"
        ),
        (
            .eventDiffers(reference: "R", loan: "L", in: ["amount"]), .badData,
            """
            loan "L" has an event with the reference "R" and another amount; give another \
            reference
            """
        ),
        (
            .alike(
                RecordedPayment(number: 2, reference: "R", reversed: nil),
                asked: ChangeLoan(
                    "L", .prepayment(Money(cents: 5_00), recasts: true), on: day("2026-01-02"))),
            .badData,
            """
            loan "L" has a prepayment of 5.00 on 2026-01-02 already, event 2, with the reference \
            "R"; nothing was recorded; if this is another one, record it with: commonwatt loan \
            prepay L --amount 5.00 --on 2026-01-02 --recast --another
            """
        ),
        (
            .unknownEvent(9, loan: "L"), .noInput,
            "loan \"L\" has no event 9; commonwatt loan show L lists them"
        ),
        (
            .disbursementStays(loan: "L"), .badData,
            """
            the disbursement of loan "L" cannot be taken back; pay the loan off instead, with: \
            commonwatt loan pay L --payoff
            """
        ),
        (
            .reversalOfReversal(3, loan: "L"), .badData,
            """
            event 3 of loan "L" takes another one back and cannot be taken back itself; record \
            what it took back anew
            """
        ),
        (
            .reversalBefore(day("2026-01-01"), event: day("2026-01-02")), .badData,
            """
            what happened on 2026-01-02 cannot be taken back on 2026-01-01, before it did; check \
            --on
            """
        ),
        (
            .cameWithPayment(7, event: 3, loan: "L"), .badData,
            """
            event 3 of loan "L" came with a payment for the subscription; take that one back, \
            with: commonwatt payment reverse 7
            """
        ),
        (
            .cameByStatement(3, loan: "L"), .badData,
            "event 3 of loan \"L\" was paid out of credit on an issued statement and stays"
        ),
        (
            .ahead(day("2026-01-02"), today: day("2026-01-01")), .badData,
            """
            2026-01-02 lies after 2026-01-01, the day taken for today; check the date, or say \
            with --as-of what day it is
            """
        ),
        (
            .hasNoNotes("L"), .badData,
            "no notes fund loan \"L\"; they are named with --note when a loan is opened"
        ),
        (
            .nothingPayable(
                loan: "L", date: day("2026-01-02"), cameIn: Money(cents: 5_00),
                paid: Money(cents: 6_00)), .badData,
            """
            nothing is payable to the notes of loan "L" on 2026-01-02: 5.00 came in for them up \
            to that day, 6.00 is paid out; commonwatt loan notes L shows each
            """
        ),
        (
            .distributionDiffers(reference: "R", loan: "L", date: day("2026-01-02")), .badData,
            """
            loan "L" has a distribution with the reference "R" on 2026-01-02; give another \
            reference
            """
        ),
        (
            .contradicts(
                number: 3, date: day("2026-01-02"), loan: "L",
                reason: .paidOff(day("2026-01-02"))), .badData,
            """
            then event 3 of loan "L" on 2026-01-02 could not have happened: the loan is paid \
            off, and nothing is owed on 2026-01-02; take that one back first, with: \
            commonwatt loan reverse L 3
            """
        ),
    ]

    @Test(arguments: refusals)
    func saysWhatIsWrong(error: LoanOperationError, category: ErrorCategory, message: String) {
        #expect(error.description == message)
        #expect(ErrorCategory(of: error) == category)
    }

    @Test func saysWhichMonthIsNotOver() throws {
        let error = LoanOperationError.monthNotOver(
            try Month("2026-06"), today: day("2026-06-30"))
        #expect(
            error.description
                == "2026-06 is not over on 2026-06-30; interest is posted for months that are")
        #expect(ErrorCategory(of: error) == .badData)
    }

    @Test func knowsTheErrorsOfLending() {
        #expect(ErrorCategory(of: LoanEventError.nothingLeft(day("2026-01-01"))) == .badData)
        #expect(
            ErrorCategory(of: LoanProductError.wrongDueDay(day("2026-01-02"), expected: 1))
                == .badData)
    }
}

import Operations
import Quantities
import Testing

struct PaymentErrorTests {
    private static let asked = RecordPayment(
        of: Money(cents: 25_00), for: "S 1", on: day("2026-07-10"), reference: "O'Neil 7")

    private static let refusals: [(PaymentError, ErrorCategory, String)] = [
        (
            .notPositive(Money(cents: -5)), .usage,
            """
            a payment must be above zero, found -0.05; one that did not stand is taken back with: \
            commonwatt payment reverse NUMBER; its number stands in: commonwatt payment list; \
            money that is paid out to a member cannot be recorded, it stays on the account as credit
            """
        ),
        (
            .differs(reference: "R", in: "amount"), .badData,
            """
            the book has a payment with the reference "R" and another amount; give another \
            reference
            """
        ),
        (
            .alike(
                RecordedPayment(number: 3, reference: nil, reversed: day("2026-07-12")),
                asked: asked), .badData,
            """
            a payment of 25.00 for subscription "S 1" on 2026-07-10 is recorded already as number \
            3, without a reference, and was taken back on 2026-07-12; nothing was recorded; if \
            this is another one, record it with: commonwatt payment record 'S 1' 25.00 --date \
            2026-07-10 --reference 'O'\\''Neil 7' --another
            """
        ),
        (
            .unknown("R"), .noInput,
            """
            there is no payment "R" in the book; those there are listed by: commonwatt payment list
            """
        ),
        (
            .ahead(day("2026-01-02"), today: day("2026-01-01")), .badData,
            """
            2026-01-02 lies after 2026-01-01, the day taken for today; check --date, or say with \
            --as-of what day it is
            """
        ),
        (
            .reversalOfReversal("reversal:1"), .badData,
            """
            "reversal:1" takes another payment back and cannot be taken back itself; record the \
            payment anew under another reference
            """
        ),
        (
            .reversalBefore(day("2026-01-01"), received: day("2026-01-02")), .badData,
            """
            a payment of 2026-01-02 cannot be taken back on 2026-01-01, before it came; check --date
            """
        ),
    ]

    @Test(arguments: refusals)
    func saysWhatIsWrong(error: PaymentError, category: ErrorCategory, message: String) {
        #expect(error.description == message)
        #expect(ErrorCategory(of: error) == category)
    }
}

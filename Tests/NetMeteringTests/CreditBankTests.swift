import NetMetering
import Quantities
import TestSupport
import Testing

struct CreditBankTests {
    @Test
    func drawsTheOldestFirst() throws {
        var bank = CreditBank<Money>()
        try bank.deposit(Sample.money("10.00"), earned: Sample.month("2026-04"))
        try bank.deposit(Sample.money("5.00"), earned: Sample.month("2026-05"))
        #expect(bank.draw(upTo: Sample.money("12.00")) == Sample.money("12.00"))
        #expect(bank.lots.map(\.earned) == [Sample.month("2026-05")])
        #expect(bank.balance == Sample.money("3.00"))
        #expect(bank.draw(upTo: Sample.money("9.00")) == Sample.money("3.00"))
        #expect(bank.isEmpty)
    }

    @Test
    func expiresWhatIsOlderThanAMonth() throws {
        var bank = CreditBank<Energy>()
        try bank.deposit(Sample.energy("1"), earned: Sample.month("2026-04"))
        try bank.deposit(Sample.energy("2"), earned: Sample.month("2026-05"))
        #expect(bank.expire(before: Sample.month("2026-05")) == Sample.energy("1"))
        #expect(bank.close() == Sample.energy("2"))
        #expect(bank.isEmpty)
    }

    /// A bank never makes or loses anything, whatever is done to it.
    @Test(arguments: Seed.many)
    func depositsAreDrawsExpiriesAndBalance(seed: Seed) throws {
        var seed = seed
        var bank = CreditBank<Money>()
        var month = Sample.month("2020-01")
        var deposits = Money.zero
        var gone = Money.zero
        for _ in 0..<200 {
            let amount = Money(cents: .random(in: 0...10_000, using: &seed))
            switch Int.random(in: 0...3, using: &seed) {
            case 0: deposits += try bank.deposit(amount, earned: month)
            case 1: gone += bank.draw(upTo: amount)
            case 2: gone += bank.expire(before: month.adding(months: -6))
            default: month = month.next
            }
            #expect(deposits == gone + bank.balance)
            #expect(bank.lots.allSatisfy { $0.amount > .zero })
            #expect(zip(bank.lots, bank.lots.dropFirst()).allSatisfy { $0.earned < $1.earned })
        }
        #expect(deposits == gone + bank.close())
    }

    @Test
    func saysWhyLotsAreNoBank() {
        typealias Bank = CreditBank<Money>
        let may = Bank.Lot(earned: Sample.month("2026-05"), amount: Sample.money("1.00"))
        let april = Bank.Lot(earned: Sample.month("2026-04"), amount: Sample.money("1.00"))
        let empty = Bank.Lot(earned: Sample.month("2026-06"), amount: .zero)
        let huge = Bank.Lot(earned: Sample.month("2026-03"), amount: Money(cents: .max))
        let cases: [([Bank.Lot], String)] = [
            (
                [may, april],
                "credit of 2026-04 cannot be banked after that of 2026-05, lots are oldest first"
            ),
            ([may, empty], "the credit banked in 2026-06 must be positive"),
            ([huge], "the banked credit is too large to be kept exactly"),
        ]
        for (lots, message) in cases {
            let error = #expect(throws: CreditBankError.self) { try Bank(lots: lots) }
            #expect(error?.description == message)
        }
    }
}

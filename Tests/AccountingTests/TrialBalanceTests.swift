import Accounting
import Quantities
import TestSupport
import Testing

struct TrialBalanceTests {
    @Test func addsUpByKind() throws {
        let day = try CivilDate("2026-06-30")
        let entries = try [Int64(1), 2].flatMap { subscription in
            let receivable = Account(.receivable, of: subscription)
            return [
                try Entry(
                    in: 1, on: day, memo: "fee", origin: EntryOrigin(key: "fee \(subscription)"),
                    postings: [
                        .debit(receivable, Money(cents: 71_88)),
                        .credit(Account(.subscriptionRevenue), Money(cents: 71_88)),
                    ]),
                try Entry(
                    in: 1, on: day, memo: "payment",
                    origin: EntryOrigin(key: "payment \(subscription)"),
                    postings: [
                        .debit(Account(.cash), Money(cents: 70_00)),
                        .credit(receivable, Money(cents: 70_00)),
                    ]),
            ]
        }
        let trial = TrialBalance(of: entries)
        #expect(trial.rows.map(\.kind) == [.cash, .subscriptionRevenue, .receivable])
        #expect(trial.rows.map(\.debits) == [140_00, 0, 143_76])
        #expect(trial.rows.map(\.credits) == [0, 143_76, 140_00])
        #expect(trial.balance(of: .receivable) == 3_76)
        #expect(trial.balance(of: .deposit) == 0)
        #expect(trial.excesses.isEmpty)
    }

    @Test(arguments: Seed.many)
    func entriesSumToZero(seed: Seed) throws {
        var seed = seed
        let entries = try RandomEntries.many(50, array: 1, using: &seed)
        let trial = TrialBalance(of: entries)
        #expect(trial.excesses.isEmpty)
        #expect(trial.rows.map(\.balance).reduce(0, +) == 0)
        #expect(TrialBalance(of: entries.reversed()) == trial)
        for kind in AccountKind.allCases {
            let quantities = entries.flatMap(\.postings).filter { $0.account.kind == kind }
            #expect(trial.balance(of: kind) == quantities.map { Int128($0.quantity) }.reduce(0, +))
        }
    }

    @Test func tellsWhatWasTamperedWith() {
        var trial = TrialBalance()
        trial.add(Posting(Account(.cash), quantity: 5))
        trial.add(Posting(Account(.meteredOutput), quantity: -7))
        #expect(trial.excesses.map(\.ledger) == [.general, .energy])
        #expect(trial.excesses.map(\.excess) == [5, -7])
    }

    @Test func neverWraps() {
        var trial = TrialBalance()
        for _ in 1...4 { trial.add(Posting(Account(.cash), quantity: .max)) }
        for _ in 1...4 { trial.add(Posting(Account(.cash), quantity: .min)) }
        #expect(trial.rows.map(\.debits) == [4 * Int128(Int64.max)])
        #expect(trial.rows.map(\.credits) == [-4 * Int128(Int64.min)])
        #expect(trial.balance(of: .cash) == -4)
    }

    @Test func quantitiesReadAsTheirLedgerCounts() {
        #expect(Ledger.general.text(-123_405) == "-1234.05")
        #expect(Ledger.credit.text(5) == "0.05")
        #expect(Ledger.energy.text(12_500_000) == "12.5 kWh")
        #expect(Ledger.energyCredit.text(-1) == "-0.000001 kWh")
    }
}

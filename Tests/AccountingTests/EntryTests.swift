import Accounting
import Quantities
import TestSupport
import Testing

struct EntryTests {
    private let day: CivilDate
    private let receivable = Account(.receivable, of: 1)
    private let revenue = Account(.subscriptionRevenue)
    private let tax = Account(.salesTaxPayable)

    init() throws {
        day = try CivilDate("2026-06-30")
    }

    @Test func balancesInEachLedger() throws {
        let entry = try entry([
            .debit(receivable, Money(cents: 71_88)), .credit(revenue, Money(cents: 69_12)),
            .credit(tax, Money(cents: 2_76)),
            .debit(Account(.allocatedEnergy, of: 1), Energy(milliwattHours: 640_000_000)),
            .credit(Account(.meteredOutput), Energy(milliwattHours: 640_000_000)),
        ])
        #expect(
            entry.postings.map(\.description) == [
                "receivable:1 71.88", "subscription-revenue -69.12", "sales-tax-payable -2.76",
                "allocated-energy:1 640 kWh", "metered-output -640 kWh",
            ])
    }

    @Test func refusesTooFewPostings() {
        #expect(message { try entry([]) } == "an entry needs at least two postings, found 0")
        #expect(
            message { try entry([.debit(receivable, Money(cents: 1))]) }
                == "an entry needs at least two postings, found 1")
    }

    @Test func refusesAZeroPosting() {
        let postings: [Posting] = [
            .debit(receivable, Money(cents: 5)), .credit(revenue, Money(cents: 5)),
            .credit(tax, Money.zero),
        ]
        #expect(
            message { try entry(postings) }
                == "the posting to sales-tax-payable is zero, leave it out")
    }

    @Test(arguments: [
        (71_88, 71_87, "debits of the general ledger exceed credits by 0.01"),
        (71_87, 71_88, "credits of the general ledger exceed debits by 0.01"),
        (5, -5, "debits of the general ledger exceed credits by 0.10"),
    ])
    func refusesWhatDoesNotBalance(debit: Int64, credit: Int64, message: String) {
        let postings: [Posting] = [
            .debit(receivable, Money(cents: debit)), .credit(revenue, Money(cents: credit)),
        ]
        #expect(self.message { try entry(postings) } == message)
    }

    @Test func refusesEnergySetAgainstMoney() {
        let postings: [Posting] = [
            .debit(receivable, Money(cents: 100)),
            .credit(Account(.meteredOutput), Energy(milliwattHours: 100)),
        ]
        #expect(
            message { try entry(postings) }
                == "debits of the general ledger exceed credits by 1.00")
    }

    @Test func refusesCreditsSetAgainstTheBooks() {
        let postings: [Posting] = [
            .debit(receivable, Money(cents: 100)), .credit(revenue, Money(cents: 100)),
            .debit(Account(.energyCreditBank, of: 1), Energy(milliwattHours: 1_500_000)),
            .credit(Account(.meteredOutput), Energy(milliwattHours: 1_500_000)),
        ]
        #expect(
            message { try entry(postings) }
                == "credits of the energy ledger exceed debits by 1.5 kWh")
    }

    /// Each posting is in the range of the integer; two of them are not.
    @Test func refusesSumsThatWouldWrap() {
        let half = Money(cents: 1 << 62)
        let postings: [Posting] = [
            .debit(receivable, half), .debit(receivable, half), .debit(receivable, half),
            .debit(receivable, half),
        ]
        #expect(
            message { try entry(postings) }
                == "debits of the general ledger exceed credits by 184467440737095516.16")
    }

    @Test(arguments: [.max, .min, .min + 1, (1 << 62) + 1] as [Int64])
    func refusesAPostingThatIsTooLarge(cents: Int64) {
        let postings = [Posting(receivable, quantity: cents), Posting(revenue, quantity: 1)]
        #expect(
            message { try entry(postings) }
                == "the posting receivable:1 \(Money(cents: cents)) is too large")
    }

    @Test func aCreditOfTheLeastIntegerIsRefusedAsWell() {
        let postings: [Posting] = [
            .credit(receivable, Money(cents: .min)), .debit(revenue, Money(cents: .max)),
        ]
        #expect(
            message { try entry(postings) }
                == "the posting receivable:1 -92233720368547758.08 is too large")
    }

    @Test(arguments: ["", "two\nlines", "bell\u{7}", "delete\u{7F}"])
    func refusesAMemoOrKeyThatIsNoLine(text: String) {
        let found = text.debugDescription
        #expect(
            message { try entry(balanced, memo: text) }
                == "a memo must be one line of 1 to 200 bytes, found \(found)")
        #expect(
            message { try entry(balanced, key: text) }
                == "an idempotency key must be one line of 1 to 200 bytes, found \(found)")
    }

    @Test func textsAreMeasuredInBytes() throws {
        let longest = String(repeating: "é", count: 100)
        #expect(try entry(balanced, memo: longest, key: longest).key == longest)
        let shown = String(repeating: "é", count: 60)
        #expect(
            message { try entry(balanced, memo: longest + "x") }
                == "a memo must be one line of 1 to 200 bytes, found \"\(shown)\"...")
    }

    @Test func needsTheNumbersOfItsArrayAndOfWhatItCorrects() {
        #expect(
            message {
                try Entry(
                    in: 0, on: day, memo: "fee", origin: EntryOrigin(key: "a"), postings: balanced)
            } == "an entry needs the number of its array, found 0")
        #expect(
            message {
                try Entry(
                    in: 1, on: day, memo: "fee", origin: EntryOrigin(key: "a"), corrects: 0,
                    postings: balanced)
            } == "entries are numbered from 1, so none is corrected by naming 0")
    }

    @Test(arguments: Seed.many)
    func aReversalTakesEverythingBack(seed: Seed) throws {
        var seed = seed
        let entry = try RandomEntries.one(array: 3, key: "event", using: &seed)
        let reversal = try entry.reversal(
            of: 8, on: day, memo: "mistake", origin: .other("undo event"))
        #expect(reversal.corrects == 8)
        #expect(reversal.array == 3)
        let trial = TrialBalance(of: [entry, reversal])
        #expect(trial.rows.allSatisfy { $0.balance == 0 })
    }

    private var balanced: [Posting] {
        [.debit(receivable, Money(cents: 5)), .credit(revenue, Money(cents: 5))]
    }

    private func entry(
        _ postings: [Posting], memo: String = "fee", key: String = "fee 2026-06"
    ) throws(EntryError) -> Entry {
        try Entry(in: 1, on: day, memo: memo, origin: EntryOrigin(key: key), postings: postings)
    }

    private func message(_ make: () throws -> Entry) -> String? {
        #expect(throws: EntryError.self, performing: { try make() })?.description
    }
}

import Lending
import Quantities
import TestSupport
import Testing

struct LoanLedgerTests {
    /// 6,000.00 at 8.99 percent in twelve months by days over 365, as shared case si-01.
    private func ledger(_ terms: LoanLedger.Terms = LoanLedger.Terms()) throws -> LoanLedger {
        let contract = try LoanContract(
            principal: Money(cents: 6_000_00), annualRate: Ratio(percent: "8.99"), periods: 12,
            disbursed: CivilDate("2024-01-15"), firstDue: CivilDate("2024-02-15"),
            dayCount: .actual365Fixed)
        return try LoanLedger(PaymentPlan(contract), terms)
    }

    private func event(_ action: LedgerEvent.Action, _ date: String) throws -> LedgerEvent {
        try LedgerEvent(action, on: CivilDate(date))
    }

    @Test(arguments: [
        ("2024-02-15", 0, "current"), ("2024-02-16", 1, "1-29"), ("2024-03-15", 29, "1-29"),
        ("2024-03-16", 30, "30-59"), ("2024-04-15", 60, "60-89"), ("2024-05-15", 90, "90-119"),
        ("2024-06-13", 119, "90-119"), ("2024-06-14", 120, "charged_off"),
    ])
    func agesUntilItIsChargedOff(date: String, days: Int, bucket: String) throws {
        var ledger = try ledger(LoanLedger.Terms(chargeOffAfter: 120))
        try ledger.post(event(.status, date))
        let status = try #require(ledger.statuses.first)
        #expect(status.daysPastDue == days)
        #expect(status.bucket == bucket)
    }

    @Test func moneyAfterAChargeOffIsARecovery() throws {
        var ledger = try ledger(LoanLedger.Terms(chargeOffAfter: 90))
        try ledger.post([
            event(.payment(Money(cents: 524_70)), "2024-02-15"),
            event(.payment(Money(cents: 100_00)), "2024-07-01"),
        ])
        #expect(ledger.rows.map(\.kind) == [.payment, .chargeOff, .recovery])
        #expect(try ledger.rows[1].date == CivilDate("2024-06-13"))
        #expect(ledger.chargedOff == Money(cents: 5_521_11))
        #expect(ledger.recoveries == Money(cents: 100_00))
        #expect(ledger.principal == .zero)
    }

    @Test(arguments: Seed.many)
    func replayingGivesTheSameState(seed: Seed) throws {
        var seed = seed
        let fee = LateFee(
            flat: Money(cents: 25_00), part: Ratio(billionths: 50_000_000), choice: .greater,
            graceDays: 10)
        let start = try ledger(LoanLedger.Terms(lateFee: fee, chargeOffAfter: 120))
        var stepwise = start
        var date = start.contract.disbursed
        var events: [LedgerEvent] = []
        for _ in 0..<Int.random(in: 1...30, using: &seed) {
            date = date.adding(days: .random(in: 0...40, using: &seed))
            let amount = Money(cents: .random(in: 1...700_00, using: &seed))
            let actions: [LedgerEvent.Action] = [
                .payment(amount), .status, .quote, .payment(amount),
            ]
            let event = LedgerEvent(actions.randomElement(using: &seed) ?? .quote, on: date)
            do {
                try stepwise.post(event)
                events.append(event)
            } catch .beyondPayoff {
                continue
            }
        }
        var replayed = start
        try replayed.post(events)
        // What was refused left the ledger as it was, but for what fell due before it.
        try stepwise.post(LedgerEvent(.quote, on: date))
        try replayed.post(LedgerEvent(.quote, on: date))
        #expect(replayed == stepwise)
        let repaid = replayed.rows.filter { $0.kind != .recovery }.map(\.principal)
        #expect(
            repaid.reduce(.zero, +) + replayed.principal + (replayed.chargedOff ?? .zero)
                == start.contract.principal)
    }

    @Test(arguments: Seed.few)
    func prepayingAndBorrowingBackRestoresTheBalance(seed: Seed) throws {
        var seed = seed
        var ledger = try ledger()
        let date = try CivilDate("2024-02-15")
        try ledger.post(LedgerEvent(.payment(Money(cents: 524_70)), on: date))
        let before = ledger
        let amount = Money(cents: .random(in: 1...5_000_00, using: &seed))
        try ledger.post(LedgerEvent(.payment(amount), on: date))
        try ledger.post(LedgerEvent(.advance(amount), on: date))
        #expect(ledger.principal == before.principal)
        #expect(ledger.interestUnpaid == before.interestUnpaid)
        #expect(ledger.received == before.received)
        try ledger.post(event(.quote, "2024-03-01"))
        var other = before
        try other.post(event(.quote, "2024-03-01"))
        #expect(ledger.quotes == other.quotes)
    }

    @Test(arguments: [
        (
            LedgerEvent.Action.payment(.zero), "2024-03-01",
            "an amount must be from 0.01 to 10000000000000.00, found 0.00"
        ),
        (
            .quote, "2024-01-14",
            "nothing can happen on 2024-01-14, before the loan is disbursed on 2024-01-15"
        ),
        (
            .quote, "2024-02-14",
            "events are posted in the order of their dates, found 2024-02-14 after 2024-02-15"
        ),
        (
            .payment(Money(cents: 9_000_00)), "2024-02-15",
            "the payment of 9000.00 on 2024-02-15 is more than the 5521.11 that pays the loan off"
        ),
    ])
    func refusesAnEvent(action: LedgerEvent.Action, date: String, message: String) throws {
        var ledger = try ledger()
        try ledger.post(event(.payment(Money(cents: 524_70)), "2024-02-15"))
        let refused = try event(action, date)
        let error = #expect(throws: LedgerError.self) { try ledger.post(refused) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        (-1, nil, 0, "the days of grace must be from 0 to 365, found -1"),
        (0, 0, 0, "a loan must be charged off after 1 to 3650 days past due, found 0"),
        (0, nil, -1, "a late fee must be from 0.00 to 10000000000000.00 and from 0% to 100%"),
    ])
    func refusesTerms(grace: Int, chargeOff: Int?, flat: Int64, message: String) {
        let fee = LateFee(
            flat: Money(cents: flat), part: nil, choice: .lesser, graceDays: grace)
        let error = #expect(throws: LedgerError.self) {
            _ = try ledger(LoanLedger.Terms(lateFee: fee, chargeOffAfter: chargeOff))
        }
        #expect(error?.description == message)
    }
}

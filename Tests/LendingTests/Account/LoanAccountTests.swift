import Lending
import Quantities
import TestSupport
import Testing

/// A share's loan as its book keeps it: 2,600.00 at 5.99 percent in 120 payments of 28.86.
struct LoanAccountTests {
    static func contract(
        _ change: (inout LoanOptions) -> Void = { _ in }
    ) throws -> LoanContract {
        var options = LoanOptions()
        options.paymentRounding = .up
        change(&options)
        return try LoanContract(
            principal: Money(cents: 2_600_00), annualRate: Ratio(percent: "5.99"), periods: 120,
            disbursed: CivilDate("2026-01-01"), firstDue: CivilDate("2026-02-01"),
            options: options)
    }

    private static let terms = LoanAccount.Terms(
        ledger: LoanLedger.Terms(
            lateFee: LateFee(
                flat: Money(cents: 15_00), part: Ratio(billionths: 50_000_000), choice: .lesser,
                graceDays: 15), chargeOffAfter: 120),
        autopayDiscount: Ratio(billionths: 2_500_000))

    private static func day(_ text: String) throws -> CivilDate { try CivilDate(text) }

    /// The loan with so many installments paid on their days.
    private func account(paying count: Int) throws -> LoanAccount {
        var account = try LoanAccount(Self.contract(), Self.terms)
        for number in 1...max(1, count) where count > 0 {
            try account.post(
                LoanEvent(
                    .payment(Money(cents: 28_86)), on: account.contract.dueDate(number)))
        }
        return account
    }

    /// Reckoned in exact fractions by another program.
    @Test func aRecastLowersThePaymentAndAShorterTermKeepsIt() throws {
        let before = try account(paying: 6)
        let date = try Self.day("2026-07-01")
        #expect(before.ledger.principal == Money(cents: 2_503_52))
        var recast = before
        try recast.accept(LoanEvent(.prepayment(Money(cents: 500_00), recasts: true), on: date))
        var shorter = before
        try shorter.accept(
            LoanEvent(.prepayment(Money(cents: 500_00), recasts: false), on: date))
        let old = try before.projection(after: date).payments
        let lower = try recast.projection(after: date).payments
        let sooner = try shorter.projection(after: date).payments
        #expect(old.count == 114)
        #expect(lower.count == 114)
        #expect(lower.first?.payment == Money(cents: 23_09))
        #expect(sooner.first?.payment == Money(cents: 28_86))
        #expect(sooner.count == 86)
        #expect(lower.last?.payment == Money(cents: 23_01))
        #expect(sooner.last?.payment == Money(cents: 12_90))
        #expect(lower.last?.balance == .zero)
        #expect(sooner.last?.balance == .zero)
    }

    @Test func aPrepaymentInsideAMonthPaysItsInterestFirst() throws {
        var account = try account(paying: 6)
        let date = try Self.day("2026-07-16")
        try account.accept(LoanEvent(.prepayment(Money(cents: 500_00), recasts: true), on: date))
        let row = try #require(account.ledger.rows.last)
        // Half of a month's twelfth of 5.99 percent of 2,503.52.
        #expect(row.interest == Money(cents: 6_25))
        #expect(account.ledger.interestUnpaid == .zero)
        let payments = try account.projection(after: date).payments
        #expect(payments.count == 114)
        #expect(Set(payments.dropLast().map(\.payment)).count == 1)
    }

    @Test func aLatePaymentBearsAFeeAndIsPastDue() throws {
        let account = try account(paying: 2)
        let due = try Self.day("2026-04-01")
        #expect(try account.position(on: due).status.daysPastDue == 0)
        #expect(try account.position(on: due).due == Money(cents: 28_86))
        let late = try account.position(on: Self.day("2026-04-20"))
        #expect(late.status.daysPastDue == 19)
        #expect(late.status.bucket == "1-29")
        // Five percent of 28.86, which is less than 15.00.
        #expect(late.quote.fees == Money(cents: 1_44))
        #expect(late.nextDue == (try Self.day("2026-05-01")))
        #expect(late.nextAmount == Money(cents: 28_86))
    }

    @Test func aRestructuredLoanIsNotPastDueAnyMore() throws {
        var account = try account(paying: 2)
        let date = try Self.day("2026-06-10")
        let rate = try Ratio(percent: "3")
        try account.accept(LoanEvent(.restructure(rate: rate, periods: 150), on: date))
        let position = try account.position(on: date)
        #expect(position.status.daysPastDue == 0)
        // Two late fees, which were charged before.
        #expect(position.due == Money(cents: 2_88))
        #expect(position.quote.fees == position.due)
        #expect(position.quote.interest == .zero)
        #expect(account.rate == rate)
        #expect(account.ledger.principal > Money(cents: 2_568_00))
        let payments = try account.projection(after: date).payments
        #expect(payments.count <= 150)
        #expect(payments.last?.balance == .zero)
    }

    @Test func deferredPaymentsAreLeftOutAndTheirInterestAdded() throws {
        var account = try account(paying: 6)
        let date = try Self.day("2026-07-01")
        try account.accept(LoanEvent(.deferral(periods: 3), on: date))
        let payments = try account.projection(after: date).payments
        #expect(payments.first?.due == (try Self.day("2026-11-01")))
        #expect(payments.last?.due == (try Self.day("2036-04-01")))
        var later = account
        try later.advance(to: Self.day("2026-10-02"))
        // Three months' interest of 2,503.52, rounded once.
        #expect(later.ledger.principal == Money(cents: 2_541_01))
        #expect(try later.position(on: Self.day("2026-10-02")).status.daysPastDue == 0)
        #expect(payments.last?.balance == .zero)
    }

    @Test func autopayChangesTheRateAndThePayment() throws {
        var account = try account(paying: 6)
        let date = try Self.day("2026-07-01")
        try account.accept(LoanEvent(.autopay(true), on: date))
        #expect(account.rate.percent == "5.74")
        let first = try account.projection(after: date).payments.first
        #expect(first.map { $0.payment < Money(cents: 28_86) } == true)
        #expect(throws: LoanEventError.autopayAlready(true)) {
            try account.accept(LoanEvent(.autopay(true), on: date))
        }
    }

    @Test func chargesWithThePaymentAreFeesOfTheLedger() throws {
        let contract = try Self.contract { $0.feePerPeriod = Money(cents: 1_00) }
        let account = try LoanAccount(contract, Self.terms)
        let payments = try account.projection(after: contract.disbursed).payments
        #expect(payments.allSatisfy { $0.fee == Money(cents: 1_00) })
        #expect(payments.count == 120)
        #expect(payments.first?.payment == Money(cents: 29_86))
    }

    @Test(arguments: [
        (
            LoanEvent.Action.prepayment(Money(cents: 2_600_00), recasts: false), "2026-07-01",
            "the prepayment of 2600.00 is not less than the 2503.52 that pays the loan off; pay "
                + "it off instead"
        ),
        (
            .recast, "2026-08-02",
            "28.86 is due up to 2026-08-02 and not paid; pay that first, or restructure the loan"
        ),
        (
            .restructure(rate: .one, periods: 0), "2026-07-01",
            "from 1 to 1200 payments can be agreed, found 0"
        ),
        (
            .restructure(rate: Ratio(billionths: 2_000_000_000), periods: 5), "2026-07-01",
            "the annual rate must be from 0% to 100%, found 200%"
        ),
        (
            .deferral(periods: 61), "2026-07-01",
            "from 1 to 60 payments can be left out at once, found 61"
        ),
        (.autopay(false), "2026-07-01", "autopay is off already"),
        (
            .payment(Money(cents: 3_000_00)), "2026-07-01",
            "the payment of 3000.00 on 2026-07-01 is more than the 2503.52 that pays the loan off"
        ),
        (
            .payment(Money(cents: 1_00)), "2026-06-30",
            "events are posted in the order of their dates, found 2026-06-30 after 2026-07-01"
        ),
        (
            .recast, "2026-12-15",
            "the loan was charged off before 2026-12-15; only money can still come in"
        ),
    ])
    func refusesByName(action: LoanEvent.Action, date: String, message: String) throws {
        var account = try account(paying: 6)
        let before = account
        let event = LoanEvent(action, on: try Self.day(date))
        let error = #expect(throws: LoanEventError.self) { try account.accept(event) }
        #expect(error?.description == message)
        #expect(account == before)
    }

    @Test func aScheduleThatIsOverCanOnlyBeRestructured() throws {
        let contract = try LoanContract(
            principal: Money(cents: 1_000_00), annualRate: Ratio(percent: "6"), periods: 1,
            disbursed: CivilDate("2026-01-01"), firstDue: CivilDate("2026-02-01"))
        var account = try LoanAccount(contract)
        let date = try Self.day("2026-03-01")
        let error = #expect(throws: LoanEventError.self) {
            try account.post(LoanEvent(.deferral(periods: 1), on: date))
        }
        #expect(error?.description == "no installment is due after 2026-03-01")
        try account.accept(LoanEvent(.restructure(rate: .zero, periods: 10), on: date))
        // Two months at half a percent are added, and repaid without interest.
        let payments = try account.projection(after: date).payments
        #expect(payments.map(\.payment) == Array(repeating: Money(cents: 101_00), count: 10))
        #expect(payments.first?.due == (try Self.day("2026-04-01")))
    }

    @Test func nothingHappensToALoanThatIsPaid() throws {
        var account = try account(paying: 6)
        let date = try Self.day("2026-07-01")
        try account.post(LoanEvent(.payment(Money(cents: 2_503_52)), on: date))
        #expect(account.state == .paid)
        #expect(try account.projection(after: date).payments.isEmpty)
        let error = #expect(throws: LoanEventError.self) {
            try account.accept(LoanEvent(.recast, on: date))
        }
        #expect(
            error?.description == "the loan is paid off, and nothing is owed on 2026-07-01")
    }

    /// The sixth payment bounced in November, after the payoff in July.
    @Test func whatAPayoffLeftIsDueOnItsDay() throws {
        var account = try account(paying: 5)
        let (sixth, payoff) = (try Self.day("2026-07-01"), try Self.day("2026-07-28"))
        let bounce = try Self.day("2026-11-12")
        try account.post(LoanEvent(.bounced(Money(cents: 28_86)), on: sixth))
        // What was owed with the sixth payment: 2,503.52 and 27 days' interest.
        try account.post(LoanEvent(.payoff(Money(cents: 2_514_77), rest: bounce), on: payoff))
        #expect(account.state == .active)
        let before = try account.position(on: Self.day("2026-11-11"))
        #expect(before.due == .zero && before.quote.fees == .zero)
        #expect(before.status.daysPastDue == 0)
        #expect(before.nextDue == bounce)
        let now = try account.position(on: bounce)
        #expect(now.due == now.payoff)
        #expect(now.payoff > Money(cents: 28_86))
        let later = try account.position(on: Self.day("2026-11-30"))
        #expect(later.quote.fees == Money(cents: 1_47))
        #expect(later.due == later.payoff)
        try account.post(LoanEvent(.payment(later.payoff), on: later.date))
        #expect(account.state == .paid)
    }

    @Test func aPayoffThatPaysAllIsAPayment() throws {
        var (one, other) = (try account(paying: 6), try account(paying: 6))
        let date = try Self.day("2026-07-01")
        try one.post(LoanEvent(.payment(Money(cents: 2_503_52)), on: date))
        try other.post(LoanEvent(.payoff(Money(cents: 2_503_52), rest: date), on: date))
        #expect(one == other)
    }
}

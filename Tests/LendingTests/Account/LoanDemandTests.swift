import Lending
import Quantities
import TestSupport
import Testing

/// What statements ask for of a loan of 1,200.00 at 5.99 percent in 12 payments of 103.28.
struct LoanDemandTests {
    private static let terms = LoanAccount.Terms(
        ledger: LoanLedger.Terms(
            lateFee: LateFee(
                flat: Money(cents: 15_00), part: Ratio(billionths: 50_000_000), choice: .lesser,
                graceDays: 15)))

    private static func day(_ text: String) throws -> CivilDate { try CivilDate(text) }

    private static func account(
        _ change: (inout LoanOptions) -> Void = { _ in }
    ) throws -> LoanAccount {
        var options = LoanOptions()
        options.paymentRounding = .up
        change(&options)
        return try LoanAccount(
            LoanContract(
                principal: Money(cents: 1_200_00), annualRate: Ratio(percent: "5.99"),
                periods: 12, disbursed: day("2026-07-01"), firstDue: day("2026-08-01"),
                options: options), terms)
    }

    @Test func asksForWhatIsDueUpToTheDay() throws {
        let account = try Self.account()
        let demand = try account.demand(
            from: Self.day("2026-07-05"), through: Self.day("2026-08-24"))
        #expect(demand.numbers == 1...1)
        #expect(demand.count == 12)
        #expect(demand.due == (try Self.day("2026-08-01")))
        #expect(demand.interest == Money(cents: 5_99))
        #expect(demand.amount == Money(cents: 103_28))
        #expect(demand.balance == Money(cents: 1_102_71))
        let none = try account.demand(
            from: Self.day("2026-07-05"), through: Self.day("2026-07-31"))
        #expect(none.amount == .zero)
        #expect(none.numbers == nil)
    }

    @Test func asksForALateFeeOnce() throws {
        var account = try Self.account()
        let (late, next) = (try Self.day("2026-08-20"), try Self.day("2026-09-20"))
        let demand = try account.demand(from: late, through: next)
        // Five percent of 103.28.
        #expect(demand.fees == Money(cents: 5_16))
        #expect(demand.amount == Money(cents: 2 * 103_28 + 5_16))
        #expect(demand.numbers == 1...2)
        try account.accept(LoanEvent(.payment(demand.amount), on: late))
        #expect(try account.position(on: late).due == .zero)
        // What was paid for the fee counts for no installment.
        #expect(try account.position(on: late).nextAmount == .zero)
        #expect(try account.demand(from: late, through: next).amount == .zero)
        let third = try account.demand(from: late, through: Self.day("2026-10-20"))
        #expect(third.amount == Money(cents: 103_28))
        #expect(third.numbers == 3...3)
    }

    @Test func leavesOutWhatWasAskedForBefore() throws {
        let account = try Self.account()
        let (today, last) = (try Self.day("2026-08-05"), try Self.day("2026-09-24"))
        let rest = try account.demand(from: today, through: last, beside: Money(cents: 103_28))
        #expect(rest.numbers == 2...2)
        #expect(rest.amount == Money(cents: 103_28))
        let part = try account.demand(from: today, through: last, beside: Money(cents: 200_00))
        #expect(part.amount == Money(cents: 6_56))
        #expect(part.interest == .zero)
    }

    /// What was asked for before is paid, and a late fee came: it is a fee of the new part.
    @Test func aFeeThatCameSinceIsAFee() throws {
        let account = try Self.account()
        let demand = try account.demand(
            from: Self.day("2026-08-20"), through: Self.day("2026-09-20"),
            beside: Money(cents: 103_28))
        #expect(demand.fees == Money(cents: 5_16))
        #expect(demand.amount == Money(cents: 103_28 + 5_16))
        #expect(demand.numbers == 2...2)
        let position = try account.position(on: Self.day("2026-08-05"))
        #expect(position.lateFeeOn == (try Self.day("2026-08-17")))
        #expect(try account.position(on: Self.day("2026-07-05")).lateFeeOn == nil)
    }

    @Test func aRecastLeavesWhatWasPaidAhead() throws {
        var account = try Self.account()
        let date = try Self.day("2026-08-20")
        try account.accept(LoanEvent(.payment(Money(cents: 2 * 103_28 + 5_16)), on: date))
        try account.accept(LoanEvent(.prepayment(Money(cents: 400_00), recasts: true), on: date))
        // The September payment is made; the others are lower by what was prepaid.
        let payments = try account.projection(after: date).payments
        #expect(payments.first?.due == (try Self.day("2026-10-01")))
        #expect(payments.count == 10)
        #expect(payments.last?.due == (try Self.day("2027-07-01")))
        #expect(payments.first.map { $0.payment < Money(cents: 65_00) } == true)
        #expect(payments.last?.balance == .zero)
    }

    @Test func aRecastKeepsAnInstallmentOfWhichAPartIsPaid() throws {
        var account = try Self.account()
        let date = try Self.day("2026-08-01")
        try account.accept(LoanEvent(.payment(Money(cents: 150_00)), on: date))
        try account.accept(LoanEvent(.prepayment(Money(cents: 400_00), recasts: true), on: date))
        let payments = try account.projection(after: date).payments
        #expect(payments.map(\.due).first == (try Self.day("2026-09-01")))
        #expect(payments.first?.payment == Money(cents: 2 * 103_28 - 150_00))
        #expect(payments.count == 11)
        let levels = Set(payments.dropFirst().dropLast().map(\.payment))
        #expect(levels.count == 1)
        #expect(payments.last?.balance == .zero)
        let again = account
        try account.accept(LoanEvent(.recast, on: date))
        #expect(account == again, "a recast of nothing changes nothing")
    }

    @Test func tellsWhatHappened() throws {
        let contract = try Self.account().contract
        let (paid, prepaid) = (try Self.day("2026-08-20"), try Self.day("2026-08-25"))
        let history = try LoanHistory(
            contract, Self.terms,
            replaying: [
                LoanEvent(.payment(Money(cents: 108_44)), on: paid),
                LoanEvent(.prepayment(Money(cents: 400_00), recasts: true), on: prepaid),
            ], through: Self.day("2026-09-05"))
        #expect(
            history.activity.map(\.kind) == [
                .disbursement, .lateFee, .payment, .prepayment, .recast,
            ])
        #expect(
            history.activity.map(\.amount.cents) == [1_200_00, 5_16, 108_44, 400_00, 0])
        let recast = history.activity.last
        #expect(recast?.paidFrom == (try Self.day("2026-09-01")))
        #expect(recast?.payment.map { $0 < Money(cents: 70_00) } == true)
        #expect(recast?.balance == history.account.ledger.principal)
    }

    /// Whoever pays each statement on the day it comes is never behind, and ends at zero; what
    /// was asked for is what was paid, and how it was to be settled adds up.
    @Test(arguments: Seed.many)
    func payingWhatIsAskedForPaysTheLoan(seed: Seed) throws {
        var seed = seed
        let fee = Money(cents: .random(in: 0...3_00, using: &seed))
        var account = try Self.account { $0.feePerPeriod = fee }
        var day = try Self.day("2026-07-05")
        var asked = Money.zero
        while account.state == .active, day < (try Self.day("2029-01-01")) {
            let demand = try account.demand(from: day, through: day.adding(days: 50))
            #expect(demand.amount == demand.interest + demand.principal + demand.fees)
            if demand.amount > .zero {
                // Paid ahead, the last of it lacks interest and fees of up to two months.
                let payoff = try account.position(on: day).payoff
                let paid = min(demand.amount, payoff)
                #expect(demand.amount - paid < Money(cents: 2_00) + fee + fee)
                try account.accept(LoanEvent(.payment(paid), on: day))
                asked += paid
            }
            let position = try account.position(on: day)
            #expect(position.due == .zero)
            #expect(position.received == asked)
            day = day.adding(days: Int.random(in: 25...35, using: &seed))
        }
        #expect(account.state == .paid)
    }

    /// Whatever part was asked for before, the rest is what is left of the whole.
    @Test(arguments: Seed.many)
    func theRestIsWhatIsLeft(seed: Seed) throws {
        var seed = seed
        let account = try Self.account()
        let today = try Self.day("2026-07-05").adding(days: .random(in: 0...90, using: &seed))
        let last = today.adding(days: .random(in: 0...200, using: &seed))
        let whole = try account.demand(from: today, through: last)
        let before = Money(cents: .random(in: 0...max(0, whole.amount.cents), using: &seed))
        let rest = try account.demand(from: today, through: last, beside: before)
        // Paid in two parts, interest may be rounded another way.
        #expect(rest.amount == whole.amount - before)
        #expect(rest.balance == whole.balance)
    }
}

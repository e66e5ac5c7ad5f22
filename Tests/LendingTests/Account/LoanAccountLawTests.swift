import Lending
import Quantities
import TestSupport
import Testing

/// What holds for every loan of a book, whatever happens to it.
struct LoanAccountLawTests {
    static let terms = LoanAccount.Terms(
        ledger: LoanLedger.Terms(
            lateFee: LateFee(
                flat: Money(cents: 15_00), part: Ratio(billionths: 50_000_000), choice: .greater,
                graceDays: 10), chargeOffAfter: 120),
        autopayDiscount: Ratio(billionths: 2_500_000))

    /// A monthly contract whose months are a twelfth of a year, on a day that never ends one.
    static func contract(
        using seed: inout Seed, dayCount: DayCount = .thirty360US
    ) throws -> LoanContract {
        let periods = Int.random(in: 6...60, using: &seed)
        var options = LoanOptions()
        options.paymentRounding = Bool.random(using: &seed) ? .up : nil
        options.feePerPeriod = Money(cents: .random(in: 0...500, using: &seed))
        options.prepaidFinanceCharge = Money(cents: .random(in: 0...50_00, using: &seed))
        if Bool.random(using: &seed) {
            options.solarPaydown = SolarPaydown(
                checkpoint: Int.random(in: 1..<periods, using: &seed),
                target: Ratio(billionths: .random(in: 0...400_000_000, using: &seed)),
                method: Bool.random(using: &seed) ? .presentValue : .reducedPrincipal)
            options.shortfall = Bool.random(using: &seed) ? .carry : .capitalize
        }
        let start = try CivilDate("2024-01-01").adding(days: .random(in: 0...1_000, using: &seed))
        let day = Int.random(in: 1...27, using: &seed)
        let disbursed = start.monthOfYear.day(day)
        return try LoanContract(
            principal: Money(cents: .random(in: 500_00...50_000_00, using: &seed)),
            annualRate: Ratio(billionths: .random(in: 2_500_000...250_000_000, using: &seed)),
            periods: periods, disbursed: disbursed,
            firstDue: disbursed.monthOfYear.next.day(day), dayCount: dayCount, options: options)
    }

    /// Paid on its days, a loan of the book runs as its schedule says, to the cent.
    @Test(arguments: Seed.many)
    func paidOnTimeItFollowsItsPlan(seed: Seed) throws {
        var seed = seed
        let contract = try Self.contract(using: &seed)
        let plan = try PaymentPlan(contract)
        let account = try LoanAccount(contract, Self.terms)
        let payments = try account.projection(after: contract.disbursed).payments
        let planned = plan.filter { $0.payment > .zero }
        #expect(payments.map(\.due) == planned.map(\.due))
        #expect(payments.map(\.payment) == planned.map(\.payment))
        #expect(payments.map(\.fee) == planned.map(\.fee))
        let balances = Dictionary(plan.map { ($0.due, $0.balance) }) { $1 }
        #expect(payments.map(\.balance) == payments.map { balances[$0.due] })
        #expect(payments.last?.balance == .zero)
    }

    /// Events that may happen, one after the other.
    static func events(
        _ account: LoanAccount, _ count: Int, using seed: inout Seed
    ) throws -> (events: [LoanEvent], account: LoanAccount) {
        var account = account
        var events: [LoanEvent] = []
        var date = account.contract.disbursed
        for _ in 0..<count {
            date = date.adding(days: .random(in: 0...35, using: &seed))
            let amount = Money(cents: .random(in: 1...2_000_00, using: &seed))
            let due = try account.position(on: date).due
            let actions: [LoanEvent.Action] = [
                .payment(due > .zero ? due : amount), .payment(amount), .payment(due),
                .prepayment(amount, recasts: false), .prepayment(amount, recasts: true),
                .advance(amount), .fee(Money(cents: 20_00)), .recast,
                .restructure(
                    rate: Ratio(billionths: .random(in: 0...200_000_000, using: &seed)),
                    periods: .random(in: 1...80, using: &seed)),
                .deferral(periods: .random(in: 1...4, using: &seed)),
                .autopay(!account.hasAutopay),
            ]
            let event = LoanEvent(actions.randomElement(using: &seed) ?? .recast, on: date)
            do {
                try account.accept(event)
                events.append(event)
            } catch {
                // What is refused must leave no trace.
                continue
            }
        }
        return (events, account)
    }

    @Test(arguments: Seed.many)
    func replayedFromScratchItIsTheSame(seed: Seed) throws {
        var seed = seed
        let dayCount = [DayCount.thirty360US, .actual365Fixed, .actual360]
            .randomElement(using: &seed)
        let contract = try Self.contract(using: &seed, dayCount: dayCount ?? .actual360)
        let start = try LoanAccount(contract, Self.terms)
        let (events, account) = try Self.events(start, 40, using: &seed)
        let replayed = try LoanAccount(contract, Self.terms, replaying: events)
        #expect(replayed == account)
        let repaid = account.ledger.rows.filter { $0.kind != .recovery }.map(\.principal)
        #expect(
            repaid.reduce(.zero, +) + account.ledger.principal
                + (account.ledger.chargedOff ?? .zero) == contract.principal)
    }

    /// What was owed or came in is found in the accounts, on every day.
    @Test(arguments: Seed.many)
    func itsAccountsSumToZeroOnEveryDay(seed: Seed) throws {
        var seed = seed
        let contract = try Self.contract(using: &seed, dayCount: .actual365Fixed)
        let start = try LoanAccount(contract, Self.terms)
        let (events, account) = try Self.events(start, 25, using: &seed)
        var date = events.last?.date ?? contract.disbursed
        for _ in 0..<12 {
            let balances = try account.balances(on: date)
            #expect(balances.isBalanced, "\(balances)")
            #expect(balances.principal >= .zero && balances.interest >= .zero)
            date = date.adding(days: .random(in: 1...40, using: &seed))
        }
    }

    /// Whatever happened, who pays what is due from then on ends at nothing owed.
    @Test(arguments: Seed.many)
    func endsAtZero(seed: Seed) throws {
        var seed = seed
        let contract = try Self.contract(using: &seed)
        let start = try LoanAccount(contract, Self.terms)
        let (events, account) = try Self.events(start, 20, using: &seed)
        let date = events.last?.date ?? contract.disbursed
        let payments = try account.projection(after: date).payments
        guard account.state == .active, !payments.isEmpty else { return }
        #expect(payments.last?.balance == .zero)
        #expect(payments.map(\.due) == payments.map(\.due).sorted())
    }

    /// Whatever happens, the notes sum to the loan, and what came in is all handed on.
    @Test(arguments: Seed.many)
    func notesSumToTheLoan(seed: Seed) throws {
        var seed = seed
        let contract = try Self.contract(using: &seed)
        let start = try LoanAccount(contract, Self.terms)
        var (events, account) = try Self.events(start, 30, using: &seed)
        let date = events.last?.date ?? contract.disbursed
        if account.state == .active {
            let payoff = try account.position(on: date).payoff
            try account.accept(LoanEvent(.payment(payoff), on: date))
        }
        let first = Money(cents: .random(in: 1..<contract.principal.cents, using: &seed))
        let notes = [first, contract.principal - first]
        let ledger = try NoteLedger(account.ledger, notes: notes, servicing: nil)
        let last = ledger.rows.suffix(2)
        #expect(last.allSatisfy { $0.balance >= .zero })
        let cash = ledger.rows.map(\.cash).reduce(.zero, +)
        #expect(cash == account.ledger.rows.map(\.payment).reduce(.zero, +))
        guard account.state == .paid else { return }
        #expect(last.allSatisfy { $0.balance == .zero })
        for note in [1, 2] {
            let principals = ledger.rows.filter { $0.note == note }.map(\.principal)
            #expect(principals.reduce(.zero, +) == notes[note - 1])
        }
    }

    @Test(arguments: Seed.many)
    func aRecastOfNothingChangesNothing(seed: Seed) throws {
        var seed = seed
        let contract = try Self.contract(using: &seed)
        var account = try LoanAccount(contract, Self.terms)
        let payments = try account.projection(after: contract.disbursed).payments
        let paid = Int.random(in: 1...max(1, payments.count - 1), using: &seed)
        for payment in payments.prefix(paid) {
            try account.accept(LoanEvent(.payment(payment.payment), on: payment.due))
        }
        let date = payments[paid - 1].due
        guard account.state == .active else { return }
        let before = try account.projection(after: date)
        try account.accept(LoanEvent(.recast, on: date))
        #expect(try account.projection(after: date) == before)
        #expect(before.payments.map(\.payment) == payments.dropFirst(paid).map(\.payment))
    }

    @Test(arguments: Seed.many)
    func prepayingAndBorrowingBackRestoresTheLoan(seed: Seed) throws {
        var seed = seed
        let contract = try Self.contract(using: &seed)
        var account = try LoanAccount(contract, Self.terms)
        let first = try #require(
            try account.projection(after: contract.disbursed).payments.first)
        try account.accept(LoanEvent(.payment(first.payment), on: first.due))
        let before = try account.projection(after: first.due)
        // What the shortfall of a solar loan left is paid first, so it is left out here.
        guard account.ledger.interestUnpaid == .zero else { return }
        let most = account.ledger.principal.cents - 1
        let amount = Money(cents: .random(in: 1...most, using: &seed))
        let principal = account.ledger.principal
        try account.accept(LoanEvent(.prepayment(amount, recasts: false), on: first.due))
        #expect(account.ledger.principal == principal - amount)
        try account.accept(LoanEvent(.advance(amount), on: first.due))
        #expect(account.ledger.principal == principal)
        #expect(try account.projection(after: first.due) == before)
    }
}

import Accounting
import Billing
import NetMetering
import Quantities
import Sharing
import TestSupport
import Testing

/// Laws of a bill run, over random co-ops: nothing is created and nothing is lost.
struct MonthRunTests {
    @Test(arguments: Seed.many)
    func givesAwayEveryMilliwattHour(seed: Seed) throws {
        var random = try RandomArrayMonth(seed)
        let outcome = try MonthRun(random.input()).outcome()
        let totals = outcome.totals
        #expect(totals.metered == totals.allocated + totals.unallocated)
        let allocated = outcome.statements.reduce(Energy.zero) { $0 + $1.statement.allocated }
        #expect(allocated == totals.allocated)
        for statement in outcome.statements.map(\.statement) {
            let parts = statement.shares.reduce(Energy.zero) { $0 + $1.allocated }
            #expect(parts == statement.allocated)
        }
    }

    @Test(arguments: Seed.many)
    func accountsForEveryCent(seed: Seed) throws {
        var random = try RandomArrayMonth(seed)
        let input = try random.input()
        let outcome = try MonthRun(input).outcome()
        for made in outcome.statements {
            let charges = made.statement.lines.filter {
                $0.kind != .previousBalance && $0.kind != .payment
            }
            let owed = charges.reduce(Money.zero) { $0 + $1.amount }
            let receivable = Account(.receivable, of: made.subscription)
            let posted = made.entry?.postings.first { $0.account == receivable }?.quantity ?? 0
            #expect(posted == owed.cents)
            let subscription = input.subscriptions.first { $0.number == made.subscription }
            let before = try #require(subscription).owed
            #expect(made.statement.total == before + owed)
        }
    }

    @Test(arguments: Seed.many)
    func losesNoCredit(seed: Seed) throws {
        var random = try RandomArrayMonth(seed)
        let outcome = try MonthRun(random.input()).outcome()
        for made in outcome.statements {
            let credit = made.statement.credit
            let after = credit.bank.reduce(0) { $0 + $1.amount.quantity }
            let came = credit.bankBefore.quantity + credit.earned.quantity
            let went = credit.applied.quantity + credit.expired.quantity
            #expect(came == went + credit.paidOut.quantity + after)
        }
    }

    /// What the bank was, changed by the movements, is what the bank is.
    @Test(arguments: Seed.many)
    func movesEveryLotOnPaper(seed: Seed) throws {
        var random = try RandomArrayMonth(seed)
        let input = try random.input()
        let outcome = try MonthRun(input).outcome()
        for made in outcome.statements {
            let subscription = input.subscriptions.first { $0.number == made.subscription }
            var lots: [Month: Int64] = [:]
            for lot in try #require(subscription).moneyBank.lots {
                lots[lot.earned, default: 0] += lot.amount.cents
            }
            for movement in made.bankMovements {
                guard case .money(let money) = movement.amount else { continue }
                #expect(movement.kind == .deposit ? money > .zero : money < .zero)
                lots[movement.earned, default: 0] += money.cents
            }
            guard case .money = made.statement.credit.earned else { continue }
            var after: [Month: Int64] = [:]
            for lot in made.statement.credit.bank { after[lot.earned] = lot.amount.quantity }
            #expect(lots.filter { $0.value != 0 } == after)
        }
    }

    @Test(arguments: Seed.few)
    func givesTheSameForTheSame(seed: Seed) throws {
        var first = try RandomArrayMonth(seed)
        var second = try RandomArrayMonth(seed)
        let outcome = try MonthRun(first.input()).outcome()
        let again = try MonthRun(second.input()).outcome()
        #expect(outcome.statements.map(\.statement) == again.statements.map(\.statement))
        #expect(outcome.statements.map(\.entry) == again.statements.map(\.entry))
        #expect(outcome.arrayEntry == again.arrayEntry)
    }

    @Test(arguments: Seed.few)
    func numbersWithoutGaps(seed: Seed) throws {
        var random = try RandomArrayMonth(seed)
        var input = try random.input()
        input.subscriptions[0].obstacle = "no utility account"
        let outcome = try MonthRun(input).outcome()
        let numbers = outcome.statements.map(\.statement.number.sequence)
        #expect(numbers == Array(42..<(42 + Int64(numbers.count))))
        #expect(outcome.held.map(\.reason) == ["no utility account"])
        #expect(numbers.count == input.subscriptions.count - 1)
        #expect(outcome.totals.metered == outcome.totals.allocated + outcome.totals.unallocated)
    }

    /// Whoever leaves is told what becomes of the bank, and nobody else is.
    @Test(arguments: Seed.many)
    func tellsWhatBecomesOfABank(seed: Seed) throws {
        var random = try RandomArrayMonth(seed)
        let input = try random.input()
        let outcome = try MonthRun(input).outcome()
        for statement in outcome.statements.map(\.statement) {
            var told: Int64 = 0
            for case .bankEnded(let amount, let end) in statement.remarks {
                told += amount.quantity
                #expect(end == .forfeited)
            }
            let isLast = statement.remarks.contains(.lastStatement)
            #expect(told == (isLast ? statement.credit.expired.quantity : 0))
        }
    }
}

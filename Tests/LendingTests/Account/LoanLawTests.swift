import Lending
import Quantities
import TestSupport
import Testing

/// What holds for every loan, whatever its terms.
struct LoanLawTests {
    @Test(arguments: Seed.many)
    func everyPlanRepaysExactly(seed: Seed) throws {
        var seed = seed
        let plan = try PaymentPlan(.random(using: &seed))
        var owed = plan.contract.principal
        for row in plan {
            #expect(row.payment == row.interest + row.principal + row.fee)
            owed -= row.principal
            #expect(row.balance == owed)
        }
        #expect(owed == .zero)
        #expect(plan.count <= plan.contract.periods)
        #expect(plan.map(\.principal).reduce(.zero, +) == plan.contract.principal)
        #expect(plan.totals.payments == plan.map(\.payment).reduce(.zero, +))
    }

    /// A contract of plain terms agrees with the small loan that is made for them.
    @Test(arguments: Seed.many)
    func aPlainContractIsALoan(seed: Seed) throws {
        var seed = seed
        let terms = try LoanTerms.random(using: &seed)
        let loan = try Loan(terms)
        var options = LoanOptions()
        options.paymentRounding = terms.paymentRounding
        let contract = try LoanContract(
            principal: terms.principal, annualRate: terms.annualRate, periods: terms.months,
            disbursed: terms.firstDue.monthOfYear.previous.day(terms.dueDay),
            firstDue: terms.firstDue, dueDay: terms.dueDay, rounding: terms.interestRounding,
            options: options)
        let plan = try PaymentPlan(contract)
        #expect(plan.payment == loan.payment)
        #expect(plan.map(\.due) == loan.schedule.map(\.due))
        #expect(plan.map(\.interest) == loan.schedule.map(\.interest))
        #expect(plan.map(\.balance) == loan.schedule.map(\.balance))
    }

    /// The smallest change and its opposite, with a recast, leave every payment as it was.
    @Test(arguments: Seed.many)
    func borrowingBackWhatWasPrepaidChangesNothing(seed: Seed) throws {
        var seed = seed
        let contract = try LoanContract.random(using: &seed).with { $0.steps = nil }
        let plain = try PaymentPlan(contract)
        let after = Int.random(in: 1...max(1, plain.count - 1), using: &seed)
        guard plain.count > 1, plain[after - 1].balance > Money(cents: 1),
            contract.options.deferral == nil
        else { return }
        let most = plain[after - 1].balance.cents - 1
        let amount = Money(cents: .random(in: 1...max(1, most), using: &seed))
        let changed = try PaymentPlan(
            contract.with {
                $0.prepayments = [
                    Prepayment(after: after, amount: amount),
                    Prepayment(after: after, amount: -amount),
                ]
            })
        let scheduled = changed.filter { $0.kind != .prepayment && $0.kind != .advance }
        #expect(scheduled == Array(plain))
        #expect(changed.count == plain.count + 2)
    }

    /// A payment that was never rounded is found again by a recast of nothing.
    @Test(arguments: Seed.few)
    func aRecastOfNothingChangesNothing(seed: Seed) throws {
        var seed = seed
        // Without interest, and with a principal that its periods divide, nothing is rounded.
        let periods = Int.random(in: 3...240, using: &seed)
        let principal = Int64(periods) * .random(in: 100...10_000, using: &seed)
        let contract = try LoanContract(
            principal: Money(cents: principal), annualRate: .zero, periods: periods,
            disbursed: CivilDate("2026-01-15"), firstDue: CivilDate("2026-02-15"))
        let after = Int.random(in: 1...(periods - 1), using: &seed)
        let changed = try PaymentPlan(
            contract.with {
                $0.prepayments = [
                    Prepayment(after: after, amount: Money(cents: 1)),
                    Prepayment(after: after, amount: Money(cents: -1), recasts: true),
                ]
            })
        #expect(changed.recastPayment == changed.payment)
        let scheduled = changed.filter { $0.kind == .scheduled || $0.kind == .final }
        #expect(try scheduled == Array(PaymentPlan(contract)))
    }

    @Test(arguments: Seed.many)
    func notesAlwaysSumToTheLoan(seed: Seed) throws {
        var seed = seed
        let plan = try PaymentPlan(.random(using: &seed))
        let count = Int.random(in: 1...12, using: &seed)
        let weights = (0..<count).map { _ in Int64.random(in: 1...1_000, using: &seed) }
        let notes = try Apportionment.parts(of: plan.contract.principal, weights: weights)
        let base = ServicingFee.Base.allCases.randomElement(using: &seed) ?? .payment
        let rate = Ratio(billionths: .random(in: 0...20_000_000, using: &seed))
        guard notes.allSatisfy({ $0 > .zero }) else { return }
        let distribution = try NoteDistribution(
            plan, notes: notes, servicing: ServicingFee(rate: rate, base: base))
        for (index, payment) in plan.enumerated() {
            let rows = distribution.rows[(index * count)..<((index + 1) * count)]
            #expect(rows.map(\.balance).reduce(.zero, +) == payment.balance)
            #expect(
                rows.map(\.cash).reduce(.zero, +)
                    == payment.payment - distribution.servicingFees[index])
            #expect(rows.allSatisfy { $0.balance >= .zero })
        }
        #expect(distribution.rows.suffix(count).allSatisfy { $0.balance == .zero })
    }
}

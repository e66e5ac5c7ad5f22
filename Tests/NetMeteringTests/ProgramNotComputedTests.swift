import NetMetering
import Quantities
import Testing

/// Clauses that would change a figure and are not computed are named, and keep a program from
/// billing; those that change none do not.
struct ProgramNotComputedTests {
    private let clause = ProgramClause(file: "p.xml", line: 7)

    private func items(
        unit: ValueRule.Unit = .money, limit: AllocationRule.Limit = .none,
        sum: AllocationRule.Sum = .atMost, lag: Int = 0, carry: BankRule.Carry = .indefinite,
        to unallocated: UnallocatedRule.Destination = .none,
        _ protection: ProtectionRule = ProtectionRule()
    ) throws -> [String] {
        try Program(
            identity: Sample.identity(), value: ValueRule(unit: unit, at: .account),
            allocation: AllocationRule(sum: sum, limit: limit, clause: clause),
            unallocated: UnallocatedRule(to: unallocated, clause: clause),
            application: ApplicationRule(
                against: unit == .energy ? .usage : .total, lagCycles: lag, clause: clause),
            bank: BankRule(carry: carry, onExpiry: .pool, onClose: .pool, clause: clause),
            protection: protection
        ).unsupported.map(\.description)
    }

    @Test func namesALagThatChangesFigures() throws {
        #expect(
            try items(lag: 1, carry: .annual(month: 2)) == [
                "p.xml:7: a lag of 1 billing cycle before credit that lapses cannot be computed yet"
            ])
        #expect(
            try items(limit: .load, lag: 2) == [
                "p.xml:7: a lag of 2 billing cycles under a limit of load cannot be computed yet"
            ])
        #expect(try items(unit: .energy, lag: 2).count == 1)
        #expect(try items(lag: 2, carry: .none).count == 1)
    }

    @Test func namesWhatIsNotPosted() throws {
        #expect(
            try items(to: .pool)
                == ["p.xml:7: a pool for unallocated output cannot be computed yet"])
        #expect(
            try items(sum: .exact) == [
                "p.xml:7: an exact sum of shares, without a host bank for the rest, cannot be "
                    + "computed yet"
            ])
        #expect(
            try items(
                ProtectionRule(
                    terminationFee: Sample.money("50"), lateRate: Sample.ratio("0.015"),
                    clause: clause)) == [
                    "p.xml:7: a late fee of 1.5 % of what is past due cannot be computed yet",
                    "p.xml:7: a termination fee of 50.00 cannot be computed yet",
                ])
    }

    @Test func refusesNothingThatChangesNoFigure() throws {
        #expect(try items(sum: .exact, lag: 2, to: .hostBank).isEmpty)
        #expect(try items(carry: .annual(month: 2)).isEmpty)
        #expect(
            try items(
                ProtectionRule(rescindDays: 7, lateRate: .zero, disclosure: "A", retainYears: 3)
            ).isEmpty)
    }
}

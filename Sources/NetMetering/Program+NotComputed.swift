import Quantities

extension Program {
    /// Clauses that would change a figure of some month and are not computed.
    ///
    /// What a clause says of lists and deadlines, as notice, changes no figure, and is shown and
    /// not refused. A lag changes none where credit does not lapse and is not reckoned from the
    /// month's own use: the bill that is reported for a month is then the one its credit met.
    /// The sum of shares is whole in any case where the host holds the rest. Credit that lapses
    /// into a pool is posted there; output that nobody holds is not.
    static func notComputed(
        _ value: ValueRule, _ allocation: AllocationRule, _ application: ApplicationRule,
        _ bank: BankRule, _ unallocated: UnallocatedRule, _ protection: ProtectionRule
    ) -> [UnsupportedItem] {
        var items: [UnsupportedItem] = []
        let lag = application.lagCycles
        if lag > 0, let reason = reason(againstLagIn: value, allocation, bank) {
            let cycles = lag == 1 ? "1 billing cycle" : "\(lag) billing cycles"
            items.append(
                UnsupportedItem("a lag of \(cycles) \(reason)", at: application.clause))
        }
        if allocation.sum == .exact, unallocated.destination != .hostBank {
            items.append(
                UnsupportedItem(
                    "an exact sum of shares, without a host bank for the rest,",
                    at: allocation.clause))
        }
        if unallocated.destination == .pool {
            items.append(UnsupportedItem("a pool for unallocated output", at: unallocated.clause))
        }
        return items + notComputed(protection)
    }

    private static func reason(
        againstLagIn value: ValueRule, _ allocation: AllocationRule, _ bank: BankRule
    ) -> String? {
        if value.unit == .energy { return "for kWh credit" }
        if allocation.limit == .load { return "under a limit of load" }
        return bank.carry == .indefinite ? nil : "before credit that lapses"
    }

    private static func notComputed(_ protection: ProtectionRule) -> [UnsupportedItem] {
        var items: [UnsupportedItem] = []
        if let rate = protection.lateRate, rate != .zero {
            items.append(
                UnsupportedItem(
                    "a late fee of \(rate.percent) % of what is past due", at: protection.clause))
        }
        if let fee = protection.terminationFee, fee != .zero {
            items.append(UnsupportedItem("a termination fee of \(fee)", at: protection.clause))
        }
        return items
    }
}

public import Quantities

extension Program {
    /// Checks every limit of the program, in its order.
    ///
    /// Comparisons are exact: 50.98 % is never taken for 51 %. A figure that is not known
    /// makes the finding ``LimitFinding/Verdict/unknown(missing:)``, never a pass.
    public func check(
        _ members: [LimitMember], capacity: Power, yearlyOutput: Energy? = nil
    ) -> [LimitFinding] {
        limits.map { limit in
            LimitCheck(
                limit: limit, members: members, capacity: capacity, yearlyOutput: yearlyOutput
            ).finding
        }
    }

    /// The largest share for a subscriber who uses `usage` in a year, where a kilowatt of
    /// the array yields `yield` in a year.
    ///
    /// Rounded down to the program's step; nil where no limit ties shares to usage.
    public func largestShare(usage: Energy, yield: Energy) -> Power? {
        let bounds = limits.filter {
            $0.metric == .energy && $0.of == .usage && $0.comparison == .atMost
        }
        guard let bound = bounds.map(\.bound).min(), yield > .zero, usage >= .zero else {
            return nil
        }
        // Per kilowatt means per million milliwatts; the bound is in billionths.
        let most =
            Int128(bound.billionths) * Int128(usage.milliwattHours)
            / (Int128(yield.milliwattHours) * 1000)
        let step = max(1, Int128(allocation.step?.milliwatts ?? 1))
        return Int64(exactly: most / step * step).map(Power.init(milliwatts:))
    }
}

/// One limit against one set of members.
///
/// Amounts are in the millionth of the metric's unit: milliwatts, milliwatt-hours, and
/// millionths of a member. Bounds are those times a billion, since a ratio is exact to the
/// billionth.
private struct LimitCheck {
    let limit: ProgramLimit
    let members: [LimitMember]
    let capacity: Power
    let yearlyOutput: Energy?

    private static let billion: Int128 = 1_000_000_000
    private static let million: Int128 = 1_000_000

    var finding: LimitFinding {
        var amounts: [(place: Int, amount: Int128)] = []
        for (place, member) in members.enumerated() where isCounted(member) {
            guard let amount = amount(of: member) else {
                return unknown("energy expected in a year")
            }
            amounts.append((place, amount))
        }
        if limit.of == .usage { return usageFinding(amounts) }
        guard let allowed = allowed else { return unknown("array's yearly output") }
        return finding(amounts, allowed)
    }

    private func isCounted(_ member: LimitMember) -> Bool {
        let scope = limit.scope
        return scope.classes?.contains(member.memberClass) != false
            && scope.atLeast.map { member.power >= $0 } != false
            && scope.below.map { member.power < $0 } != false
            && member.power > .zero
    }

    private func amount(of member: LimitMember) -> Int128? {
        switch limit.metric {
        case .share, .power: Int128(member.power.milliwatts)
        case .energy: member.yearlyEnergy.map { Int128($0.milliwattHours) }
        case .count: Self.million
        }
    }

    /// The bound, times a billion; nil where what it is a part of is not known.
    private var allowed: Int128? {
        let bound = Int128(limit.bound.billionths)
        let capacity = Int128(capacity.milliwatts)
        switch (limit.metric, limit.of) {
        case (.share, _): return bound * capacity
        case (_, .megawatt): return bound * capacity / 1000
        case (.power, .project): return bound * capacity
        case (.energy, .project): return yearlyOutput.map { bound * Int128($0.milliwattHours) }
        default: return bound * Self.million
        }
    }

    private func finding(
        _ amounts: [(place: Int, amount: Int128)], _ allowed: Int128
    ) -> LimitFinding {
        let found: Int128
        var place: Int?
        switch limit.metric == .count ? .count : limit.aggregate {
        case .sum: found = amounts.reduce(0) { $0 + $1.amount }
        case .count: found = Int128(amounts.count) * Self.million
        case .max, .min:
            let isMax = limit.aggregate == .max
            let worst = amounts.min {
                isMax ? $0.amount > $1.amount : $0.amount < $1.amount
            }
            guard let worst else { return finding(met: true, 0, allowed, nil) }
            found = worst.amount
            place = worst.place
        }
        let isMet = compares(found * Self.billion, allowed)
        let parts =
            place == nil ? amounts : amounts.filter { !compares($1 * Self.billion, allowed) }
        return finding(met: isMet, found, allowed, place, parts)
    }

    /// Each member against their own usage: the first that breaks the limit, or else the
    /// one with the most.
    private func usageFinding(_ amounts: [(place: Int, amount: Int128)]) -> LimitFinding {
        var worst: (place: Int, amount: Int128, allowed: Int128)?
        var broken: [(place: Int, amount: Int128, allowed: Int128)] = []
        var isComplete = true
        for (place, amount) in amounts {
            guard let usage = members[place].yearlyUsage else {
                isComplete = false
                continue
            }
            let allowed = Int128(limit.bound.billionths) * Int128(usage.milliwattHours)
            if !compares(amount * Self.billion, allowed) {
                broken.append((place, amount, allowed))
            }
            if worst.map({ $0.amount < amount }) != false { worst = (place, amount, allowed) }
        }
        if let first = broken.first {
            return finding(
                met: false, first.amount, first.allowed, first.place,
                broken.map { ($0.place, $0.amount) })
        }
        guard isComplete else { return unknown("usage of the last year") }
        return finding(met: true, worst?.amount ?? 0, worst?.allowed ?? 0, worst?.place)
    }

    private func compares(_ found: Int128, _ allowed: Int128) -> Bool {
        limit.comparison == .atMost ? found <= allowed : found >= allowed
    }

    private func unknown(_ missing: String) -> LimitFinding {
        LimitFinding(
            limit: limit, verdict: .unknown(missing: missing), found: amount(0),
            allowed: amount(0), member: nil)
    }

    private func finding(
        met: Bool, _ found: Int128, _ allowed: Int128, _ place: Int?,
        _ parts: [(place: Int, amount: Int128)] = []
    ) -> LimitFinding {
        let isLeast = limit.aggregate == .min
        let sorted = parts.sorted {
            (isLeast ? $0.amount : -$0.amount, $0.place)
                < (isLeast ? $1.amount : -$1.amount, $1.place)
        }
        return LimitFinding(
            limit: limit, verdict: met ? .met : .broken, found: amount(found),
            allowed: amount(allowed.divided(by: Self.billion, .halfAwayFromZero)), member: place,
            parts: sorted.map { LimitFinding.Part(member: $0.place, amount: amount($0.amount)) })
    }

    private func amount(_ value: Int128) -> LimitAmount {
        switch limit.metric {
        case .share:
            LimitAmount(
                .percent,
                millionths: capacity <= .zero
                    ? 0
                    : (value * Self.million)
                        .divided(by: Int128(capacity.milliwatts), .halfAwayFromZero))
        case .power: LimitAmount(.kilowatts, millionths: value)
        case .energy: LimitAmount(.kilowattHours, millionths: value)
        case .count: LimitAmount(.members, millionths: value)
        }
    }
}

internal import Diagnostics
internal import ExchangeFiles
internal import NetMetering
internal import Quantities
internal import Sharing

extension MemberPlanner {
    /// The days on which limits are looked at, at most.
    private static let mostDays = 400

    /// Checks the limits of an array's program on every day on which the list changes a share.
    ///
    /// A limit that more members would break is an error. One that more members could still
    /// meet, as a least part for residents, is told as a warning while an array fills up.
    mutating func checkLimits(of array: ArrayPlan) throws {
        let terms = array.terms
        var days = Set(array.listed.map(\.share.period.start)).sorted()
        days = Array(days.suffix(Self.mostDays))
        var told: Set<String> = []
        for day in days {
            guard let program = try rates.program(terms.stored.program, on: day, in: reader) else {
                if told.insert("").inserted {
                    problems.addWarning(
                        "array \"\(terms.key)\": no version of program "
                            + "\"\(terms.stored.program)\" is in force on \(day), so its limits "
                            + "were not checked", at: array.place(on: day))
                }
                continue
            }
            if let problem = stepProblem(program, array, on: day), told.insert("step").inserted {
                problems.add(problem)
            }
            for finding in findings(program, array, on: day)
            where finding.finding.verdict != .met {
                guard told.insert(finding.finding.limit.name).inserted else { continue }
                problems.add(problem(finding.finding, of: finding.key, array, on: day))
            }
        }
    }

    /// The first share that begins on `day` and is no whole number of the program's steps.
    private func stepProblem(
        _ program: Program, _ array: ArrayPlan, on day: CivilDate
    ) -> Problem? {
        guard let step = program.allocation.step else { return nil }
        let isWatts = array.terms.basis.unit == .watts
        let capacity =
            isWatts
            ? Power(milliwatts: 1000) : array.terms.stored.capacity
        let total = isWatts ? 1 : array.terms.basis.total
        let odd = array.listed.first { listed in
            listed.share.period.start == day
                && !program.allocation.isWholeSteps(
                    listed.share.units, of: total, capacity: capacity)
        }
        return odd.map { odd in
            Problem(
                "array \"\(array.terms.key)\": the program sells shares in steps of \(step) kW, "
                    + "and this is \(array.power(of: odd.share.units)) kW (\(day))",
                at: odd.place, severity: .warning)
        }
    }

    private func findings(
        _ program: Program, _ array: ArrayPlan, on day: CivilDate
    ) -> [(finding: LimitFinding, key: ID<SubscriptionRecord>?)] {
        guard !program.limits.isEmpty else { return [] }
        var keys: [ID<SubscriptionRecord>] = []
        var members: [LimitMember] = []
        for holder in array.holders {
            guard let share = holder.shares.first(where: { $0.period.contains(day) }) else {
                continue
            }
            keys.append(holder.key)
            members.append(
                LimitMember(
                    memberClass: program.classIndex(of: holder.memberClass),
                    power: array.power(of: share.units)))
        }
        return program.check(members, capacity: array.terms.stored.capacity).map { finding in
            (finding, finding.member.map { keys[$0] })
        }
    }

    private func problem(
        _ finding: LimitFinding, of key: ID<SubscriptionRecord>?, _ array: ArrayPlan,
        on day: CivilDate
    ) -> Problem {
        let terms = array.terms
        let member = key.map { " for \"\($0)\"" } ?? ""
        return Problem(
            "array \"\(terms.key)\", limit \(finding) (\(day)\(member))",
            at: array.place(of: key, on: day),
            severity: finding.isFinal ? .error : .warning)
    }
}

extension LimitFinding {
    /// Whether more members cannot mend it.
    fileprivate var isFinal: Bool {
        guard verdict == .broken else { return false }
        return limit.comparison == .atMost || limit.aggregate == .min
    }
}

extension ArrayPlan {
    /// The part of the array's power that so many units are.
    fileprivate func power(of units: Int64) -> Power {
        let milliwatts: Int128 =
            terms.basis.unit == .watts
            ? Int128(units) * 1000
            : Int128(terms.stored.capacity.milliwatts) * Int128(units) / Int128(terms.basis.total)
        return Power(milliwatts: Int64(clamping: milliwatts))
    }

    /// The first share of the list that begins on `day`.
    fileprivate func place(on day: CivilDate) -> Place? {
        listed.filter { $0.share.period.start == day }.map(\.place).min()
    }

    /// The share of a subscription in the list, or the first that begins on `day`.
    fileprivate func place(of key: ID<SubscriptionRecord>?, on day: CivilDate) -> Place? {
        let own = holders.first { $0.key == key }?.shares.first { $0.period.contains(day) }
        return own?.place ?? place(on: day)
    }
}

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
        // What is issued is issued: a share that began before is looked at from now on.
        let first = terms.firstOpenDay
        let starts = array.listed.map { share, _ in
            first.map { max($0, share.period.start) } ?? share.period.start
        }
        let days = Set(starts).sorted().suffix(Self.mostDays)
        var unchecked: [String] = []
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
                if case .unknown = finding.finding.verdict {
                    let name = "\"\(finding.finding.limit.name)\""
                    if !unchecked.contains(name) { unchecked.append(name) }
                    continue
                }
                guard told.insert(finding.finding.limit.name).inserted else { continue }
                problems.add(problem(finding.finding, of: finding.key, array, on: day))
            }
        }
        warn(ofUnchecked: unchecked, array)
    }

    /// Says what to supply, so that limits can be checked that cannot be now.
    private mutating func warn(ofUnchecked limits: [String], _ array: ArrayPlan) {
        guard !limits.isEmpty else { return }
        let without = array.holders.filter { $0.yearlyUse == nil }.count
        var advice: [String] = []
        if without > 0 {
            advice.append(
                "fill in the column yearly_kwh, what a subscriber uses in a year, which "
                    + "\(without) of \(array.holders.count) subscriptions lack")
        }
        if yearlyYield == nil {
            advice.append("say with --yield how many kWh a kilowatt of the array yields in a year")
        }
        let noun = limits.count == 1 ? "limit" : "limits"
        problems.addWarning(
            "array \"\(array.terms.key)\": the \(noun) \(limits.joined(separator: ", ")) cannot "
                + "be checked; " + advice.joined(separator: ", and "),
            at: array.listed.map(\.place).min())
    }

    /// The first share that begins on `day` and is no whole number of the program's steps, and
    /// how many others are none.
    private func stepProblem(
        _ program: Program, _ array: ArrayPlan, on day: CivilDate
    ) -> Problem? {
        guard let step = program.allocation.step else { return nil }
        let isWatts = array.terms.basis.unit == .watts
        let capacity =
            isWatts
            ? Power(milliwatts: 1000) : array.terms.stored.capacity
        let total = isWatts ? 1 : array.terms.basis.total
        let odd = array.listed.filter { listed in
            listed.share.period.start == day
                && !program.allocation.isWholeSteps(
                    listed.share.units, of: total, capacity: capacity)
        }
        let more = odd.count > 1 ? "; others like it: \(odd.count - 1)" : ""
        return odd.first.map { odd in
            Problem(
                "array \"\(array.terms.key)\": the program sells shares in steps of \(step) kW, "
                    + "and this, \(array.power(of: odd.share.units)) kW (\(day)), is no whole "
                    + "number of them\(more)",
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
                    power: array.power(of: share.units),
                    yearlyEnergy: yield(of: array.power(of: share.units)),
                    yearlyUsage: holder.yearlyUse))
        }
        let capacity = array.terms.stored.capacity
        let findings = program.check(
            members, capacity: capacity, yearlyOutput: yield(of: capacity))
        return findings.map { finding in
            (finding, finding.member.map { keys[$0] })
        }
    }

    /// What so much power is expected to yield in a year, if the yield of a kilowatt is known.
    private func yield(of power: Power) -> Energy? {
        yearlyYield.map { yield in
            let energy = Int128(power.milliwatts) * Int128(yield.milliwattHours) / 1_000_000
            return Energy(milliwattHours: Int64(clamping: energy))
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

    /// The first share of the list that begins on `day`, or else holds on it.
    fileprivate func place(on day: CivilDate) -> Place? {
        let beginning = listed.filter { $0.share.period.start == day }
        let holding = beginning.isEmpty ? listed.filter { $0.share.period.contains(day) } : []
        return (beginning + holding).map(\.place).min()
    }

    /// The share of a subscription in the list, or the first that begins on `day`.
    fileprivate func place(of key: ID<SubscriptionRecord>?, on day: CivilDate) -> Place? {
        let own = holders.first { $0.key == key }?.shares.first { $0.period.contains(day) }
        return own?.place ?? place(on: day)
    }
}

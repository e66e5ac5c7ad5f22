internal import Diagnostics
internal import ExchangeFiles
internal import NetMetering
internal import Quantities
internal import Sharing
internal import Storage

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
            for finding in findings(program, array, on: day) where finding.verdict != .met {
                if case .unknown = finding.verdict {
                    let name = "\"\(finding.limit.name)\""
                    if !unchecked.contains(name) { unchecked.append(name) }
                    continue
                }
                if let problem = finding.problem(beside: &told, array, on: day) {
                    problems.add(problem)
                }
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
    ) -> [LimitBreach] {
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
        return program.check(members, capacity: capacity, yearlyOutput: yield(of: capacity)).map {
            LimitBreach(finding: $0, keys: keys)
        }
    }

    /// What so much power is expected to yield in a year, if the yield of a kilowatt is known.
    private func yield(of power: Power) -> Energy? {
        yearlyYield.map { yield in
            let energy = Int128(power.milliwatts) * Int128(yield.milliwattHours) / 1_000_000
            return Energy(milliwattHours: Int64(clamping: energy))
        }
    }
}

/// What was found of a limit on a day, with the subscriptions it is about.
private struct LimitBreach {
    let finding: LimitFinding
    /// By the places that the finding names.
    let keys: [ID<SubscriptionRecord>]

    var limit: ProgramLimit { finding.limit }
    var verdict: LimitFinding.Verdict { finding.verdict }

    /// More are counted, not named.
    private static let mostNamed = 10

    /// What to say of the limit on `day`; nil where that was said of an earlier one.
    ///
    /// All who break it are named at once, each once; of a limit on members together, who has the
    /// most.
    func problem(
        beside told: inout Set<String>, _ array: ArrayPlan, on day: CivilDate
    ) -> Problem? {
        guard finding.member != nil else {
            guard told.insert(limit.name).inserted else { return nil }
            let largest = limit.comparison == .atMost ? Array(finding.parts.prefix(3)) : []
            return problem(
                "\(finding) (\(day))", "the largest are", largest,
                at: place(of: largest, array, on: day) ?? array.place(on: day), array, on: day)
        }
        let parts = finding.parts.filter {
            told.insert("\(limit.name) \(keys[$0.member])").inserted
        }
        guard let worst = parts.first(where: { $0.member == finding.member }) ?? parts.first else {
            return nil
        }
        let text =
            worst.member == finding.member
            ? "\(finding)" : "\"\(limit.name)\": found \(worst.amount)"
        let key = keys[worst.member]
        return problem(
            "\(text) (\(day) for \"\(key)\")", "others are",
            parts.filter { $0.member != worst.member }, at: array.place(of: key, on: day), array,
            on: day)
    }

    private func problem(
        _ text: String, _ introduction: String, _ parts: [LimitFinding.Part], at place: Place?,
        _ array: ArrayPlan, on day: CivilDate
    ) -> Problem {
        var names = parts.prefix(Self.mostNamed).map { part in
            let row = array.ownPlace(of: keys[part.member], on: day).map { ", line \($0.line)" }
            return "\"\(keys[part.member])\" with \(part.amount)\(row ?? "")"
        }
        if parts.count > names.count { names.append("\(parts.count - names.count) more") }
        let others = names.isEmpty ? "" : "; \(introduction) \(names.joined(separator: "; "))"
        return Problem(
            "array \"\(array.terms.key)\", limit \(text)\(others)", at: place,
            severity: finding.isFinal ? .error : .warning)
    }

    /// The first of them that the list states.
    private func place(
        of parts: [LimitFinding.Part], _ array: ArrayPlan, on day: CivilDate
    ) -> Place? {
        parts.lazy.compactMap { array.ownPlace(of: keys[$0.member], on: day) }.first
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
    fileprivate func place(of key: ID<SubscriptionRecord>, on day: CivilDate) -> Place? {
        ownPlace(of: key, on: day) ?? place(on: day)
    }

    /// The share of a subscription in the list.
    fileprivate func ownPlace(of key: ID<SubscriptionRecord>, on day: CivilDate) -> Place? {
        holder(key)?.shares.first { $0.period.contains(day) }?.place
    }
}

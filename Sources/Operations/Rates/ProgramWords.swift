internal import NetMetering
internal import Quantities

/// Says in words what a program's rules are beside its prices: what a person who answers for
/// the bills must be able to hold against the published text.
struct ProgramWords {
    private let program: Program

    init(_ program: Program) {
        self.program = program
    }

    /// Every rule that is no price, no limit and no fee, with the line that says it.
    var rules: [ShowProgram.Rule] {
        credit + shares + application + bank + money + notice + protection
    }

    /// Each limit with its figure.
    var limits: [String] {
        program.limits.map { "\($0.name): \(figure($0)) (line \($0.clause.line))" }
    }

    /// The hours of each mask.
    var masks: [ShowProgram.Rule] {
        program.masks.flatMap { mask in
            mask.windows.map { rule("hours \"\(mask.name)\"", words($0), mask.clause) }
                + (mask.exceptions.isEmpty
                    ? []
                    : [
                        rule(
                            "hours \"\(mask.name)\"",
                            "not on "
                                + mask.exceptions.sorted().map { "\($0)" }.joined(separator: ", "),
                            mask.clause)
                    ])
        }
    }

    private func rule(
        _ name: String, _ words: String, _ clause: ProgramClause
    ) -> ShowProgram.Rule {
        ShowProgram.Rule(
            name: name, words: words, line: clause == .none ? nil : clause.line,
            isIllustrative: program.identity.illustrative.contains(clause))
    }
}

// MARK: - Credit and shares

extension ProgramWords {
    private var credit: [ShowProgram.Rule] {
        let value = program.value
        let level =
            switch value.at {
            case .host: "the array's output is valued as a whole, and the money is divided"
            case .account: "each account's part of the output is valued"
            case .matched: "what is produced and used at once is valued"
            }
        return [rule("value", level, value.clause)]
    }

    private var shares: [ShowProgram.Rule] {
        let allocation = program.allocation
        var rules: [ShowProgram.Rule] = []
        if allocation.limit == .load {
            rules.append(
                rule(
                    "credit limit", "credit is earned on at most what the subscriber used",
                    allocation.clause))
        }
        if let decimals = allocation.decimals {
            let sum = allocation.sum == .exact ? ", which add up to 100 %" : ""
            rules.append(
                rule(
                    "list of shares", "percentages of \(decimals) decimals\(sum)",
                    allocation.clause))
        }
        rules.append(unallocated)
        return rules
    }

    private var unallocated: ShowProgram.Rule {
        let unallocated = program.unallocated
        let words =
            switch unallocated.destination {
            case .hostBank:
                "credit of the host's, carried"
                    + (unallocated.graceMonths.map { ", and forfeited after \($0) months" } ?? "")
            case .payout: "paid to the host by the kilowatt-hour"
            case .pool: "to a common fund"
            case .none: "nothing is earned on it"
            }
        return rule("output nobody holds", words, unallocated.clause)
    }
}

// MARK: - What credit meets, and what is carried

extension ProgramWords {
    private var application: [ShowProgram.Rule] {
        let application = program.application
        let against =
            switch application.against {
            case .total: "the whole electric bill"
            case .volumetric: "the charges by the kilowatt-hour"
            case .supply: "the charges for supply"
            case .energy: "the charges for energy"
            case .usage: "the kilowatt-hours used"
            }
        var rules = [rule("credit pays", against, application.clause)]
        if application.lagCycles > 0 {
            let cycles = application.lagCycles
            rules.append(
                rule(
                    "lag",
                    "credit meets the bill \(cycles) billing \(cycles == 1 ? "cycle" : "cycles") "
                        + "after its month: report that bill for the month",
                    application.clause))
        }
        if application.floor.mode != .none { rules.append(minimum(application.floor)) }
        return rules
    }

    private func minimum(_ floor: ApplicationRule.Floor) -> ShowProgram.Rule {
        let perEnergy =
            floor.perKilowattHour == .zero ? "" : " and \(floor.perKilowattHour) per kWh used"
        let how =
            floor.mode == .floor
            ? "credit brings the bill down to it at most, and the rest is carried"
            : "it is added after credit has brought the bill down, to nothing at most"
        let exempt = program.classIndexes.filter(floor.exempt.contains)
            .compactMap(program.className)
        let others = exempt.isEmpty ? "" : "; not for \(exempt.joined(separator: ", "))"
        return rule(
            "minimum bill", "\(floor.fixed)\(perEnergy): \(how)\(others)", floor.clause)
    }

    private var bank: [ShowProgram.Rule] {
        let bank = program.bank
        var rules = [rule("carried", lapse(bank), bank.clause)]
        rules.append(
            rule(
                "on leaving",
                "what is banked \(words(bank.onClose)) when a subscription ends", bank.clause))
        return rules
    }

    private func lapse(_ bank: BankRule) -> String {
        let gone = words(bank.onExpiry)
        return switch bank.carry {
        case .none: "nothing: what a month leaves \(gone)"
        case .rolling(let months):
            "\(months) months after the one it was earned in; then it \(gone)"
        case .annual(let month): "until the bill of month \(month) of the year; then it \(gone)"
        case .annualFromStart: "until every twelfth month from the first credit; then it \(gone)"
        case .indefinite: "without limit; nothing lapses"
        }
    }

    private func words(_ disposal: BankRule.Disposal) -> String {
        switch disposal {
        case .forfeit: "is forfeited"
        case .payout: "is paid out to the subscriber"
        case .pool: "goes to a common fund"
        case .host: "goes back to the host"
        }
    }
}

// MARK: - Money and terms

extension ProgramWords {
    private var money: [ShowProgram.Rule] {
        let settlement = program.settlement
        let mode =
            switch settlement.mode {
            case .separate: "the utility credits the subscriber, who pays the co-op the fee"
            case .net: "the utility gives the subscriber the saving and the co-op the rest"
            case .consolidated: "the utility bills the fee with its own charges and passes it on"
            case .coop: "the co-op is the utility: credit and fee stand on one bill"
            }
        let base = settlement.adminBase == .credit ? "credit" : "fee"
        let level = settlement.level == .project ? "of the array" : "of each member"
        return [rule("settlement", mode, settlement.clause), proration]
            + settlement.adminFee.map { step in
                rule(
                    "the utility keeps",
                    "\(step.ratio.percent) % of the \(base) \(level), from \(step.from) on",
                    step.clause)
            }
    }

    private var proration: ShowProgram.Rule {
        rule(
            "fee of part of a month",
            program.fee.proration == .days
                ? "a fee for the size of a share is due by the days it was held"
                : "a fee for the size of a share is not divided by days: it is due whole, for the "
                    + "size held last in the month",
            program.fee.clause)
    }

    private var notice: [ShowProgram.Rule] {
        let notice = program.notice
        let parts = [
            notice.initialDays.map { "the first list \($0) days before it takes effect" },
            notice.changeDays.map { "a change \($0) days before" }, notice.cadence,
        ].compactMap { $0 }
        guard !parts.isEmpty else { return [] }
        return [
            ShowProgram.Rule(
                name: "notice", words: parts.joined(separator: "; ") + "; no date is checked",
                line: nil, isIllustrative: false)
        ]
    }

    private var protection: [ShowProgram.Rule] {
        let protection = program.protection
        let parts = [
            protection.rescindDays.map { ("cancelling", "within \($0) days of signing") },
            protection.terminationFee.map { ("leaving early", "costs \($0)") },
            protection.lateRate.map { ("late", "\($0.percent) % a month of what is past due") },
            protection.disclosure.map { ("disclosure", $0) },
            protection.retainYears.map { ("records", "kept \($0) years") },
        ].compactMap { $0 }
        let claim = program.attributes?.sentence.map { [("certificates", $0)] } ?? []
        return
            (parts.map { ($0.0, $0.1, protection.clause.line) }
            + claim.map { ($0.0, $0.1, 0) }).map { name, words, line in
                ShowProgram.Rule(
                    name: name, words: words, line: line > 0 ? line : nil, isIllustrative: false)
            }
    }
}

// MARK: - Limits and hours

extension ProgramWords {
    private func figure(_ limit: ProgramLimit) -> String {
        let comparison = limit.comparison == .atMost ? "at most" : "at least"
        let aggregate =
            switch limit.aggregate {
            case .sum: "together "
            case .max: "the largest "
            case .min: "the smallest "
            case .count: ""
            }
        return aggregate + comparison + " " + bound(limit) + scope(limit.scope)
    }

    private func bound(_ limit: ProgramLimit) -> String {
        let unit =
            switch limit.metric {
            case .share: "of the array"
            case .power: "kW"
            case .energy: "kWh a year"
            case .count: "members"
            }
        switch limit.of {
        case .constant:
            return limit.metric == .share
                ? "\(limit.bound.percent) % of the array" : "\(limit.bound) \(unit)"
        case .project: return "\(limit.bound.percent) % of the array"
        case .usage: return "\(limit.bound.percent) % of the member's own yearly use"
        case .megawatt: return "\(limit.bound) \(unit) for each MW of the array"
        }
    }

    private func scope(_ scope: ProgramLimit.Scope) -> String {
        var parts: [String] = []
        if let classes = scope.classes {
            let names = program.classIndexes.filter(classes.contains)
                .map { program.className($0) ?? "others" }
            parts.append("of \(names.joined(separator: ", "))")
        }
        if let least = scope.atLeast { parts.append("from \(least) kW") }
        if let below = scope.below { parts.append("below \(below) kW") }
        return parts.isEmpty ? "" : ", counting those \(parts.joined(separator: ", "))"
    }

    private func words(_ window: HourMask.Window) -> String {
        let months =
            window.months.count == 12
            ? "all months"
            : "months \(window.months.sorted().map(String.init).joined(separator: " "))"
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let days =
            window.weekdays.count == 7
            ? "all days" : window.weekdays.sorted().map { names[$0 - 1] }.joined(separator: " ")
        let zone = program.identity.timeZone.map { " in \($0)" } ?? ""
        return "\(months), \(days), \(time(window.startMinute)) to \(time(window.endMinute))\(zone)"
    }

    private func time(_ minute: Int) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return (hour < 10 ? "0\(hour)" : "\(hour)") + ":" + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}

internal import Diagnostics
internal import ExchangeFiles
internal import NetMetering
internal import Quantities
internal import Storage

extension MemberPlanner {
    /// Warns of fees of contracts that are likely slips of the pen, and of what a fee by size
    /// does to who joins or leaves within a month.
    mutating func warnOfFees() throws {
        let listed = Dictionary(grouping: plan.subscriptions, by: \.array)
        for key in plan.arrays.keys.sorted() {
            guard let array = plan.arrays[key], let subscriptions = listed[key] else { continue }
            let usual = try usualFees(of: array, with: subscriptions)
            var programs = ProgramsByDay(key: array.terms.stored.program)
            for subscription in subscriptions {
                guard let terms = subscription.record.fee else { continue }
                let program = try programs.program(of: subscription, array, in: self)
                warn(
                    of: SubscriptionRow.ContractFee(terms), subscription, usual: usual, program)
            }
            try warnOfWholeMonths(subscriptions, array, &programs)
        }
    }

    /// The middle one of the own fees of an array's contracts, as they will be, by their kind;
    /// of a kind that one contract alone has there is none.
    private func usualFees(
        of array: ArrayPlan, with listed: [SubscriptionPlan]
    ) throws -> [String: Int64] {
        var fees: [ID<SubscriptionRecord>: SubscriptionRow.ContractFee] = [:]
        for membership in try reader.memberships(ofArray: array.terms.stored.id) {
            if let fee = membership.subscription.fee {
                fees[try ID(membership.subscription.key)] = fee
            }
        }
        for subscription in listed {
            if let terms = subscription.record.fee {
                fees[subscription.record.id] = SubscriptionRow.ContractFee(terms)
            }
        }
        return Dictionary(grouping: fees.values, by: \.kind).compactMapValues { fees in
            fees.count > 1 ? fees.map(\.billionths).sorted()[(fees.count - 1) / 2] : nil
        }
    }

    private func worth(of subscription: SubscriptionPlan, _ program: Program?) -> EnergyPrice? {
        subscription.period.flatMap { program?.fixedWorth(in: Month(containing: $0.start)) }
    }

    private mutating func warn(
        of fee: SubscriptionRow.ContractFee, _ subscription: SubscriptionPlan,
        usual: [String: Int64], _ program: Program?
    ) {
        let key = subscription.record.id.rawValue
        if let usual = usual[fee.kind] ?? program?.usualFee(fee.kind), usual > 0,
            fee.billionths / 10 >= usual
        {
            problems.addWarning(
                "fee: \"\(key)\" pays \(fee.words), ten times what is usual on array "
                    + "\"\(subscription.array)\" (\(fee.words(usual))) or more; check the figure",
                at: subscription.record.place)
        } else if fee.kind == "per-kwh", let worth = worth(of: subscription, program),
            fee.billionths > worth.nanosPerKilowattHour
        {
            problems.addWarning(
                "fee: \"\(key)\" pays \(fee.words), more than the credit of \(worth) per kWh that "
                    + "it gets for it; check the figure", at: subscription.record.place)
        }
    }

    /// Says whose first or last month is paid whole, where the program does not divide a fee by
    /// size by the days.
    private mutating func warnOfWholeMonths(
        _ listed: [SubscriptionPlan], _ array: ArrayPlan, _ programs: inout ProgramsByDay
    ) throws {
        var parts: [SubscriptionPlan] = []
        for subscription in listed {
            guard let period = subscription.period, isPart(period, array),
                let program = try programs.program(of: subscription, array, in: self),
                program.fee.proration == .none
            else { continue }
            let own = subscription.record.fee.map { SubscriptionRow.ContractFee($0).kind }
            if own.map(Self.isBySize) ?? program.fee.isBySize { parts.append(subscription) }
        }
        guard let first = parts.first else { return }
        let ids = parts.prefix(5).map(\.record.id.rawValue).joined(separator: ", ")
        let more = parts.count > 5 ? " and \(parts.count - 5) more" : ""
        problems.addWarning(
            "fee: the program of array \"\(array.terms.key)\" does not divide a fee by size by the "
                + "days, so a whole month is paid for one that is held in part: \(ids)\(more)",
            at: first.record.place)
    }

    private static func isBySize(_ kind: String) -> Bool { kind == "per-kw" || kind == "per-block" }

    /// Whether a month that is still to be billed is held in part.
    private func isPart(_ period: DatePeriod, _ array: ArrayPlan) -> Bool {
        let ends = period.isOpen ? [period.start] : [period.start, period.end]
        return ends.contains { day in
            day.day != 1 && array.terms.firstOpenDay.map { day >= $0 } != false
        }
    }
}

extension SubscriptionRow.ContractFee {
    fileprivate var words: String { words(billionths) }

    /// The fee in words, as in `0.05 per kWh`, were its figure `billionths`.
    fileprivate func words(_ billionths: Int64) -> String {
        let ratio = Ratio(billionths: billionths)
        return switch kind {
        case "percentage": "\(ratio.percent) %"
        case "per-kwh": "\(ratio) per kWh"
        case "per-kw": "\(ratio) per kW"
        case "per-block": "\(ratio) per block"
        default: "\(ratio)"
        }
    }
}

extension FeeRule {
    fileprivate var isBySize: Bool {
        ([model.general].compactMap { $0 } + model.byClass.values).contains { model in
            switch model {
            case .perKilowatt, .perBlock: true
            default: false
            }
        }
    }
}

extension Program {
    /// The figure of the program's own fee for all, where it is of the kind `kind`.
    fileprivate func usualFee(_ kind: String) -> Int64? {
        switch (kind, fee.model.general) {
        case ("percentage", .percentage(let ratio)): ratio.billionths
        case ("per-kwh", .perKilowattHour(let price)): price.nanosPerKilowattHour
        case ("per-kw", .perKilowatt(let price)): price.nanosPerUnit
        case ("per-block", .perBlock(let price)): price.nanosPerUnit
        default: nil
        }
    }

    /// What a kilowatt-hour is worth in a month, where the program itself states all of it.
    fileprivate func fixedWorth(in month: Month) -> EnergyPrice? {
        guard value.terms.allSatisfy({ $0.quantity == .energy }),
            let prices = try? MonthPrices(self, month: month, references: ReferencePrices())
        else { return nil }
        var worth: Int64 = 0
        for term in value.terms.indices {
            switch prices.price(ofTerm: term, for: .other) {
            case .price(let price): worth += price.nanosPerKilowattHour
            case .absent: continue
            case .none, .hourly: return nil
            }
        }
        return EnergyPrice(nanosPerKilowattHour: worth)
    }
}

/// The versions of an array's program, each looked up once.
private struct ProgramsByDay {
    let key: String
    private var found: [CivilDate: Program?] = [:]

    init(key: String) { self.key = key }

    /// The version on the first day of a subscription that is open.
    mutating func program(
        of subscription: SubscriptionPlan, _ array: ArrayPlan, in planner: MemberPlanner
    ) throws -> Program? {
        guard let start = subscription.period?.start else { return nil }
        let day = array.terms.firstOpenDay.map { max($0, start) } ?? start
        if let program = found[day] { return program }
        let program = try planner.rates.program(key, on: day, in: planner.reader)
        found[day] = program
        return program
    }
}

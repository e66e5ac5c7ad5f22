internal import Diagnostics
internal import ExchangeFiles
internal import NetMetering
internal import Quantities
internal import Storage

extension MemberPlanner {
    /// Warns of fees of contracts that are likely slips of the pen, and of what a fee by size
    /// does to who joins or leaves within a month.
    mutating func warnOfFees() throws {
        for key in plan.arrays.keys.sorted() {
            let listed = plan.subscriptions.filter { $0.array == key }
            guard let array = plan.arrays[key] else { continue }
            let all = try fees(of: array, with: listed)
            for subscription in listed {
                guard let terms = subscription.record.fee else { continue }
                let fee = SubscriptionRow.ContractFee(terms)
                let others = all.filter { $0.key != subscription.record.id }
                    .values.filter { $0.kind == fee.kind }.map(\.billionths)
                let program = try program(of: subscription, array)
                warn(of: fee, subscription, others, program)
            }
            try warnOfWholeMonths(listed, array)
        }
    }

    /// The own fees of an array's contracts, as they will be.
    private func fees(
        of array: ArrayPlan, with listed: [SubscriptionPlan]
    ) throws -> [ID<SubscriptionRecord>: SubscriptionRow.ContractFee] {
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
        return fees
    }

    /// The version of the array's program on the first day of a subscription that is open.
    private func program(of subscription: SubscriptionPlan, _ array: ArrayPlan) throws -> Program? {
        guard let start = subscription.period?.start else { return nil }
        let day = array.terms.firstOpenDay.map { max($0, start) } ?? start
        return try rates.program(array.terms.stored.program, on: day, in: reader)
    }

    private func worth(of subscription: SubscriptionPlan, _ program: Program?) -> EnergyPrice? {
        subscription.period.flatMap { program?.fixedWorth(in: Month(containing: $0.start)) }
    }

    private mutating func warn(
        of fee: SubscriptionRow.ContractFee, _ subscription: SubscriptionPlan,
        _ others: [Int64], _ program: Program?
    ) {
        let key = subscription.record.id.rawValue
        if let usual = others.sorted().middle ?? program?.usualFee(fee.kind), usual > 0,
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
        _ listed: [SubscriptionPlan], _ array: ArrayPlan
    ) throws {
        let parts = try listed.filter { subscription in
            guard let period = subscription.period, isPart(period, array),
                let program = try program(of: subscription, array),
                program.fee.proration == .none
            else { return false }
            let own = subscription.record.fee.map { SubscriptionRow.ContractFee($0).kind }
            return own.map(Self.isBySize) ?? program.fee.isBySize
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

extension [Int64] {
    /// The middle of values in order, the lower one of two.
    fileprivate var middle: Int64? { isEmpty ? nil : self[(count - 1) / 2] }
}

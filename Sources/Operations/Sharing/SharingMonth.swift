internal import Billing
internal import Metering
internal import Quantities
internal import Sharing
internal import Storage

/// The sharing contribution rates of an array's month.
///
/// A member's net load in an hour is what the member used, less what was fed in at the
/// member's own meter and less the member's part of the array's output. Only members whose
/// meters were read by intervals without a gap take part; for others nothing is guessed.
struct SharingMonth {
    let book: BookReader
    let array: Stored<ArrayRow>
    let month: Month
    let zone: TimeZoneRules

    /// What came of it: the members that took part, and both rules' contributions.
    struct Result {
        let subscriptions: [Int64]
        let terms: SharingTermsRow
        let theta: SharingContributions
        let marginal: SharingContributions
    }

    /// The rate of each subscription with interval data, by the theta rule at one half.
    func facts() throws -> [Int64: Statement.SharingFact] {
        guard let result = try result() else { return [:] }
        let rates = result.theta.index()
        let amounts = result.theta.amounts()
        var facts: [Int64: Statement.SharingFact] = [:]
        for (index, subscription) in result.subscriptions.enumerated() {
            facts[subscription] = Statement.SharingFact(
                rate: rates.map { $0[index].billionths / 1000 },
                contribution: amounts[index].femtos / 1000)
        }
        return facts
    }

    /// Nil where the array has no terms of sharing, or its meter or no member's has interval data.
    func result() throws -> Result? {
        guard let terms = try book.sharingTerms(ofArray: array.id, in: month) else { return nil }
        let loads = try memberLoads()
        guard !loads.isEmpty else { return nil }
        let hours = hourStarts
        guard let output = try outputByHour(hours, for: loads.map(\.subscription)) else {
            return nil
        }
        var netLoads = [Int64]()
        netLoads.reserveCapacity(hours.count * loads.count)
        for hour in hours.indices {
            for (member, load) in loads.enumerated() {
                let used = load.energies[hour] - output[hour][member]
                netLoads.append(used.milliwattHours)
            }
        }
        let intervals = hours.map { _ in
            SharingInterval(seconds: 3600, buy: terms.buy, sell: terms.sell)
        }
        let period = try SharingPeriod(
            memberCount: loads.count, intervals: intervals, netLoads: netLoads)
        let price = try CapacityPrice(nanosPerKilowatt: terms.capacityNanos)
        return Result(
            subscriptions: loads.map(\.subscription), terms: terms,
            theta: try SharingContributions(in: period, by: .half, capacityPrice: price),
            marginal: try SharingContributions(in: period, by: .marginal, capacityPrice: price))
    }

    private var range: TimeRange { zone.range(of: month.days) }

    private var hourStarts: [Instant] {
        (0..<(range.seconds / 3600)).map { range.start.adding(seconds: 3600 * $0) }
    }

    /// What each member with interval data took from the grid, hour by hour.
    private func memberLoads() throws -> [(subscription: Int64, energies: [Energy])] {
        try book.usageMeters(ofArray: array.id).compactMap { meter in
            guard let subscription = meter.subscription,
                let used = try hourly(meter.id, .delivered)
            else { return nil }
            guard let fedIn = try hourly(meter.id, .received) else {
                return (subscription, used)
            }
            return (subscription, zip(used, fedIn).map { $0 - $1 })
        }
    }

    /// The hours of the month of one flow, or nil where they are not all known.
    private func hourly(_ meter: Int64, _ flow: EnergyFlow) throws -> [Energy]? {
        let series = try book.readings(of: meter, flow, in: range).part(in: range)
        guard series.gaps(in: range).isEmpty, series.runs.allSatisfy({ $0.step <= 3600 }),
            let hours = try? series.regrouped(by: 3600, from: range.start)
        else { return nil }
        return hours.runs.flatMap(\.energies)
    }

    /// The part of the array's output of each of `members`, hour by hour; nil where the
    /// array's own hours are not known.
    private func outputByHour(
        _ hours: [Instant], for members: [Int64]
    ) throws -> [[Energy]]? {
        guard let meter = try book.productionMeter(ofArray: array.id),
            let output = try hourly(meter.id, .received)
        else { return nil }
        let shares = try book.shares(ofArray: array.id, on: month.days)
        return try zip(hours, output).map { hour, energy in
            let date = zone.local(hour).date
            let held = shares.filter { $0.period.contains(date) }
            var units: [Int64: Int64] = [:]
            for share in held { units[share.subscription] = share.units }
            let weights = members.map { units[$0] ?? 0 }
            let others = array.shareTotal - weights.reduce(0, +)
            let parts = try Apportionment.parts(of: energy, weights: weights + [others])
            return Array(parts.dropLast())
        }
    }
}

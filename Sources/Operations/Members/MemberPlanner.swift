internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Sharing
internal import Storage

/// Compares a list of members with a book, and says what is to be added, what it corrects, and
/// what is wrong.
struct MemberPlanner {
    let reader: BookReader
    let rates = RateCache()
    var plan = MemberPlan()
    var problems = Problems()
    /// Usage meters by key, with the subscription of the list they are for.
    var meters: [String: String] = [:]
    var memberClasses: [ID<SubscriberRecord>: String] = [:]
    /// Subscriptions of the book whose subscriber is of another class now.
    var reclassified: Set<String> = []
    var questionedClasses: Set<[String]> = []
    /// Arrays with issued months of which something changes, with the first place of it.
    var touchedArrays: [String: Place] = [:]
    /// What a kilowatt is expected to yield in a year; nil where nobody said.
    let yearlyYield: Energy?
    private var unknownArrays: Set<String> = []
    private var unknownTariffs: Set<String> = []

    init(_ reader: BookReader, yearlyYield: Energy?) {
        self.reader = reader
        self.yearlyYield = yearlyYield
    }

    /// - Throws: `Problems` if anything of the list cannot stand.
    mutating func plan(_ members: MemberFile) throws -> MemberPlan {
        for subscriber in members.subscribers { try add(subscriber) }
        for subscription in members.subscriptions { try add(subscription) }
        let places = Dictionary(
            members.subscribers.map { ($0.id, $0.place) }, uniquingKeysWith: { $1 })
        checkClasses(places)
        for key in plan.arrays.keys.sorted() { try checkShares(of: key) }
        try remark()
        try warnOfFees()
        try warnOfIssuedMonths()
        try problems.throwIfAny()
        plan.warnings = problems.warnings
        return plan
    }

    // MARK: Subscriptions

    private mutating func add(_ record: SubscriptionRecord) throws {
        let stored = try reader.subscription(record.id.rawValue)
        let known = try stored.flatMap { try reader.array(id: $0.array)?.key }
        guard let array = record.array ?? known else {
            return demand(.array, of: record.id.rawValue, at: record.place)
        }
        guard try findArray(array, at: record.place) else { return }
        var subscription = SubscriptionPlan(record: record, array: array, stored: stored)
        if let stored {
            guard try isSameContract(stored, record, known) else { return }
            subscription.row = corrected(stored, record, array)
        } else if record.account == nil {
            demand(.account, of: record.id.rawValue, at: record.place)
        }
        try checkTerms(subscription)
        try checkMeter(&subscription)
        checkLoan(&subscription)
        try planShares(&subscription)
        plan.subscriptions.append(subscription)
    }

    /// Notes a value that neither the list nor the book has.
    mutating func demand(_ column: MemberColumn, of key: String, at place: Place) {
        problems.add(
            "\(column.rawValue): expected a value for \"\(key)\", whom the book does not have "
                + "yet, found nothing", at: place)
    }

    /// Whether the book has the array, whose facts are then in the plan.
    private mutating func findArray(_ key: String, at place: Place) throws -> Bool {
        if plan.arrays[key] != nil { return true }
        guard let stored = try reader.array(key), let unit = ShareUnit(rawValue: stored.shareUnit)
        else {
            if unknownArrays.insert(key).inserted {
                let known = try reader.arrays().map(\.key)
                problems.add(
                    "array: \(OperationError.unknownArray(key, known: known))", at: place)
            }
            return false
        }
        let billed = try reader.billedMonths(ofArray: stored.id).last
        let meters = try reader.usageMeters(ofArray: stored.id).compactMap { meter in
            meter.subscription.map { ($0, meter) }
        }
        let loans = try reader.loans(ofArray: stored.id).map { ($0.subscription, $0) }
        var array = ArrayPlan(
            ArrayPlan.Terms(
                stored: stored, basis: try ShareBasis(unit, total: stored.shareTotal),
                firstOpenDay: billed?.next.firstDay,
                meters: Dictionary(meters) { $1 }, loans: Dictionary(loans) { $1 }))
        let shares = Dictionary(
            grouping: try reader.shares(ofArray: stored.id), by: \.subscription)
        for membership in try reader.memberships(ofArray: stored.id) {
            let subscriber = membership.subscriber
            array.set(
                ArrayPlan.Holder(
                    key: try ID(membership.subscription.key),
                    memberClass: memberClasses[try ID(subscriber.key)] ?? subscriber.memberClass,
                    yearlyUse: membership.subscription.yearlyUse,
                    shares: (shares[membership.subscription.id] ?? []).map {
                        ArrayPlan.HeldShare(units: $0.units, period: $0.period, place: nil)
                    }))
        }
        plan.arrays[key] = array
        return true
    }

    /// Checks what needs the array's unit and the book's tariffs.
    private mutating func checkTerms(_ subscription: SubscriptionPlan) throws {
        let record = subscription.record
        let array = subscription.array
        if case .perBlock = record.fee, plan.arrays[array]?.terms.basis.unit != .blocks {
            problems.add(
                "fee: a fee per block needs an array shared in blocks, \"\(array)\" is not",
                at: record.place)
        }
        if let tariff = record.tariff, try reader.tariffVersions(tariff).isEmpty,
            unknownTariffs.insert(tariff).inserted
        {
            problems.addWarning(
                "tariff: the book has no tariff \"\(tariff)\" yet; import it before a month is "
                    + "billed by it", at: record.place)
        }
    }

    private mutating func checkMeter(_ subscription: inout SubscriptionPlan) throws {
        let record = subscription.record
        guard let key = record.usageMeter else { return }
        if let other = meters.updateValue(record.id.rawValue, forKey: key) {
            problems.add(
                "usage_meter: \"\(key)\" is the meter of subscription \"\(other)\" too; a meter "
                    + "has one purpose", at: record.place)
            return
        }
        let number = subscription.stored?.id
        let own = number.flatMap { plan.arrays[subscription.array]?.terms.meters[$0] }
        if own?.key.hasSameBytes(as: key) == true { return }
        if let taken = try reader.meter(key) {
            let owner = try MeterOwner(taken, in: reader).description
            problems.add(
                "usage_meter: \(OperationError.meterTaken(key, by: owner))", at: record.place)
        } else if let own {
            subscription.renamedMeter = own.id
            note(.usageMeter, of: record.id.rawValue, own.key, key)
            touch(subscription.array, at: record.place)
            if try !reader.flows(of: own.id).isEmpty {
                problems.addWarning(
                    "usage_meter: \"\(own.key)\" has readings, which now are those of \"\(key)\"",
                    at: record.place)
            }
        } else {
            subscription.hasNewMeter = true
        }
    }
}

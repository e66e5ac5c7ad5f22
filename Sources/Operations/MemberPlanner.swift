internal import Diagnostics
internal import ExchangeFiles
internal import Lending
internal import NetMetering
internal import Quantities
internal import Sharing
internal import Storage

/// Compares a list of members with a book, and says what is to be added and what is wrong.
struct MemberPlanner {
    let reader: BookReader
    let rates = RateShelf()
    var plan = MemberPlan()
    var problems = Problems()
    /// Usage meters by key, with the subscription of the list they are for.
    var meters: [String: String] = [:]
    var memberClasses: [ID<SubscriberRecord>: String] = [:]
    private var unknownArrays: Set<String> = []
    private var unknownTariffs: Set<String> = []
    private var questionedClasses: Set<[String]> = []

    init(_ reader: BookReader) {
        self.reader = reader
    }

    /// - Throws: `Problems` if anything of the list cannot stand.
    mutating func plan(_ members: MemberFile) throws -> MemberPlan {
        for subscriber in members.subscribers { try add(subscriber) }
        for subscription in members.subscriptions { try add(subscription) }
        let places = Dictionary(
            members.subscribers.map { ($0.id, $0.place) }, uniquingKeysWith: { $1 })
        checkClasses(places)
        for key in plan.arrays.keys.sorted() { try checkShares(of: key) }
        try problems.throwIfAny()
        plan.warnings = problems.warnings
        return plan
    }

    // MARK: Subscribers

    private mutating func add(_ record: SubscriberRecord) throws {
        let key = record.id.rawValue
        memberClasses[record.id] = record.memberClass
        guard let stored = try reader.subscriber(key) else {
            plan.subscribers.append(
                SubscriberPlan(
                    id: record.id,
                    row: SubscriberRow(
                        key: key, name: record.name, memberClass: record.memberClass,
                        email: record.email, address: record.address)))
            return
        }
        expect(
            "subscriber \"\(key)\"", at: record.place,
            [
                ("name", stored.name, record.name),
                ("class", stored.memberClass, record.memberClass),
                ("email", stored.email ?? "", record.email),
                ("address", stored.address ?? "", record.address),
            ])
    }

    /// Notes where the list differs from what the book has; what the list leaves out is as
    /// it is.
    mutating func expect(
        _ what: String, at place: Place, _ facts: [(String, String, String?)]
    ) {
        for (name, known, found) in facts {
            guard let found, found != known else { continue }
            problems.add(
                "\(what) is in the book with the \(name) \"\(known)\", found \"\(found)\"",
                at: place)
        }
    }

    // MARK: Subscriptions

    private mutating func add(_ record: SubscriptionRecord) throws {
        let stored = try reader.subscription(record.id.rawValue)
        guard try findArray(of: record) else { return }
        var subscription = SubscriptionPlan(record: record, stored: stored)
        if let stored { try checkSame(stored, record) }
        try checkTerms(record)
        try checkMeter(&subscription)
        try checkLoan(&subscription)
        try planShares(&subscription)
        plan.subscriptions.append(subscription)
    }

    /// Whether the book has the array, whose facts are then in the plan.
    private mutating func findArray(of record: SubscriptionRecord) throws -> Bool {
        let key = record.array
        if plan.arrays[key] != nil { return true }
        guard let stored = try reader.array(key), let unit = ShareUnit(rawValue: stored.shareUnit)
        else {
            if unknownArrays.insert(key).inserted {
                let known = try reader.arrays().map(\.key)
                problems.add(
                    "array: \(OperationError.unknownArray(key, known: known))", at: record.place)
            }
            return false
        }
        let billed = try reader.billedMonths(ofArray: stored.id).last
        var array = ArrayPlan(
            ArrayPlan.Terms(
                stored: stored, basis: try ShareBasis(unit, total: stored.shareTotal),
                firstOpenDay: billed?.next.firstDay))
        let shares = Dictionary(
            grouping: try reader.shares(ofArray: stored.id), by: \.subscription)
        for membership in try reader.memberships(ofArray: stored.id) {
            array.set(
                ArrayPlan.Holder(
                    key: try ID(membership.subscription.key),
                    memberClass: membership.subscriber.memberClass,
                    shares: (shares[membership.subscription.id] ?? []).map {
                        ArrayPlan.HeldShare(units: $0.units, period: $0.period, place: nil)
                    }))
        }
        plan.arrays[key] = array
        return true
    }

    private mutating func checkSame(
        _ stored: Stored<SubscriptionRow>, _ record: SubscriptionRecord
    ) throws {
        let holder = try reader.subscriber(id: stored.subscriber)?.key ?? ""
        let array = try reader.array(id: stored.array)?.key ?? ""
        let fee = record.fee.map(SubscriptionRow.ContractFee.init)
        let isFeeSame = fee == nil || fee == stored.fee
        let opening = record.openingBalance
        expect(
            "subscription \"\(record.id)\"", at: record.place,
            [
                ("subscriber", holder, record.subscriber.rawValue),
                ("array", array, record.array),
                ("account", stored.utilityAccount, record.account),
                ("tariff", stored.tariff ?? "", record.tariff),
                ("savings rate", Self.percent(stored.savings), record.savings.map(Self.percent)),
                (
                    "opening balance", stored.openingBalance.description,
                    opening == .zero ? nil : opening.description
                ),
            ])
        if !isFeeSame {
            problems.add(
                "subscription \"\(record.id)\" is in the book with another fee",
                at: record.place)
        }
    }

    private static func percent(_ ratio: Ratio?) -> String {
        ratio.map { "\($0.percent)%" } ?? ""
    }

    /// Checks what needs the array's unit and the book's tariffs.
    private mutating func checkTerms(_ record: SubscriptionRecord) throws {
        if case .perBlock = record.fee, plan.arrays[record.array]?.terms.basis.unit != .blocks {
            problems.add(
                "fee: a fee per block needs an array shared in blocks, \"\(record.array)\" is "
                    + "not", at: record.place)
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
        guard let stored = try reader.meter(key) else {
            subscription.hasNewMeter = true
            return
        }
        guard let id = subscription.stored?.id, stored.subscription == id else {
            let owner = try MeterOwner(stored, in: reader).description
            problems.add(
                "usage_meter: \(OperationError.meterTaken(key, by: owner))", at: record.place)
            return
        }
    }

    private mutating func checkLoan(_ subscription: inout SubscriptionPlan) throws {
        guard let loan = subscription.record.loan else { return }
        do throws(LoanError) {
            let terms = try LoanTerms(
                principal: loan.principal, annualRate: loan.annualRate, months: loan.months,
                firstDue: loan.firstDue.monthOfYear.firstDay)
            _ = try Loan(terms)
        } catch {
            problems.add("loan: \(error)", at: loan.place)
            return
        }
        guard let stored = subscription.stored,
            let known = try reader.loans(ofArray: stored.array).first(
                where: { $0.subscription == stored.id })
        else {
            subscription.hasNewLoan = true
            return
        }
        let firstMonth = loan.firstDue.monthOfYear
        expect(
            "the loan of \"\(subscription.record.id)\"", at: loan.place,
            [
                ("principal", known.principal.description, loan.principal.description),
                ("rate", Self.percent(known.rate), Self.percent(loan.annualRate)),
                ("number of months", "\(known.months)", "\(loan.months)"),
                ("first month", known.firstMonth.description, firstMonth.description),
            ])
    }

    // MARK: Classes

    /// Warns of classes that an array's program does not name, each once.
    private mutating func checkClasses(_ places: [ID<SubscriberRecord>: Place]) {
        for record in plan.subscriptions.map(\.record) {
            guard let key = plan.arrays[record.array]?.terms.stored.program,
                let name = memberClasses[record.subscriber],
                let program = try? rates.latestProgram(key, in: reader), !program.classes.isEmpty,
                !program.classes.contains(name), questionedClasses.insert([key, name]).inserted
            else { continue }
            problems.addWarning(
                "class: the program \"\(key)\" names no class \"\(name)\", expected one of "
                    + "\(program.classes.joined(separator: ", ")); it is treated like any other",
                at: places[record.subscriber])
        }
    }
}

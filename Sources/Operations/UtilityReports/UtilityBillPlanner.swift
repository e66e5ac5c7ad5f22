internal import Diagnostics
internal import ExchangeFiles
internal import NetMetering
internal import Quantities
internal import Storage

/// Finds the subscriptions that bills are of.
struct UtilityBillPlanner {
    private let reader: BookReader
    private let only: String?
    private let today: CivilDate
    private let leavesOutOthers: Bool
    private var arrays: [Int64: String] = [:]
    private(set) var rows: [UtilityBillRow] = []
    private var sums: [Key: ImportUtilityBills.MonthOfBills] = [:]
    private var known: [Key: Known] = [:]
    /// Where the first bill stands of each month that was not taken.
    private var firstLeft: [Key: Place] = [:]
    /// The rows that are of no subscription in their month.
    private var leftOut: [(fact: String, place: Place, kind: String)] = []
    /// The accounts of the book by what different ways of writing them have in common; read when
    /// an account is looked for that is not there.
    private var accounts: [[UInt8]: [UtilityAccountRow]]?
    private let rates = RateCache()
    /// The rows that lack what the program of their array sets credit against.
    private var lacking: [Lack: (count: Int, first: Place)] = [:]
    private(set) var problems = Problems()

    private struct Lack: Hashable {
        let array: String
        let column: UtilityBillFile.Column
    }

    private struct Key: Hashable {
        let array: Int64
        let month: Month
    }

    /// The subscriptions of a month that have a bill, those that have a statement, and what the
    /// program of the month sets credit against.
    private struct Known {
        let billed: Set<Int64>
        let issued: Set<Int64>
        let needed: [UtilityBillFile.Column]
    }

    init(_ reader: BookReader, array: String?, today: CivilDate, leavesOutOthers: Bool) {
        self.reader = reader
        only = array
        self.today = today
        self.leavesOutOthers = leavesOutOthers
    }

    var months: [ImportUtilityBills.MonthOfBills] {
        sums.values.sorted { ($0.month, $0.array) < ($1.month, $1.array) }
    }

    mutating func add(_ bill: UtilityBillFile.Bill) throws {
        guard bill.month.firstDay <= today else {
            problems.add(
                "month: \(bill.month) lies after \(today), the day taken for today; check the "
                    + "month, or say with --as-of what day it is", at: bill.place)
            return
        }
        let subscriptions = try subscriptions(of: bill)
        if subscriptions.count > 1 {
            try divide(bill, among: subscriptions)
        } else if let subscription = subscriptions.first {
            try add(bill.used, bill.amount, bill, to: subscription)
        }
    }

    /// Says which bills were not taken, and refuses the report if something is wrong with it or
    /// nothing of it is of a subscription.
    mutating func finish() throws(Problems) {
        let isOfNobody = sums.isEmpty
        for row in leftOut {
            if isOfNobody {
                problems.add(row.fact, at: row.place, kind: row.kind)
            } else {
                problems.addWarning(
                    "\(row.fact); the row is left out", at: row.place, kind: row.kind)
            }
        }
        try problems.throwIfAny()
        for (lack, rows) in lacking.sorted(by: { $0.value.first.line < $1.value.first.line }) {
            problems.addWarning(
                "array \"\(lack.array)\": its program needs \(lack.column.meaning), which "
                    + "\(rows.count) of its rows \(rows.count == 1 ? "lacks" : "lack"); fill "
                    + "in the column "
                    + "\(lack.column.rawValue) and import the report again, or the credit counts "
                    + "as expected", at: rows.first)
        }
        let left = sums.filter { $0.value.leftAsTheyAre > 0 }
            .sorted { ($0.value.month, $0.value.array) < ($1.value.month, $1.value.array) }
        for (key, sum) in left {
            problems.addWarning(
                "\(sum.month) is already issued for array \"\(sum.array)\"; bills left as they "
                    + "are: \(sum.leftAsTheyAre)", at: firstLeft[key])
        }
    }

    private mutating func add(
        _ used: Energy?, _ amount: Money?, _ bill: UtilityBillFile.Bill,
        to subscription: Stored<SubscriptionRow>
    ) throws {
        let key = Key(array: subscription.array, month: bill.month)
        let known = try known(key)
        var sum =
            try sums[key] ?? .init(array: array(subscription.array), month: key.month)
        if known.issued.contains(subscription.id) {
            if sum.leftAsTheyAre == 0 { firstLeft[key] = bill.place }
            sum.leftAsTheyAre += 1
        } else {
            for column in known.needed where column == .amount ? amount == nil : used == nil {
                lacking[Lack(array: sum.array, column: column), default: (0, bill.place)].count += 1
            }
            sum.bills += 1
            if known.billed.contains(subscription.id) { sum.replaced += 1 }
            rows.append(
                UtilityBillRow(
                    array: key.array, month: key.month, subscription: subscription.id,
                    used: used, billed: amount))
        }
        sums[key] = sum
    }

    /// What credit is set against: of money the amount of the bill, of energy what was used.
    private mutating func needed(_ key: Key) throws -> [UtilityBillFile.Column] {
        guard let row = try reader.array(id: key.array)?.row,
            let program = try rates.program(row.program, on: key.month.firstDay, in: reader)
        else { return [] }
        let isMoney = program.value.unit == .money
        let isLimited = program.allocation.limit == .load
        return (isMoney ? [.amount] : []) + (!isMoney || isLimited ? [.kilowattHours] : [])
    }

    private mutating func known(_ key: Key) throws -> Known {
        if let known = known[key] { return known }
        let bills = try reader.utilityBills(ofArray: key.array, in: key.month)
        let issued = try reader.memberMonths(
            ofArray: key.array, from: key.month, through: key.month)
        let found = Known(
            billed: Set(bills.map(\.subscription)), issued: Set(issued.map(\.subscription)),
            needed: try needed(key))
        known[key] = found
        return found
    }

    private mutating func array(_ id: Int64) throws -> String {
        if let array = arrays[id] { return array }
        let key = try reader.array(id: id)?.key ?? ""
        arrays[id] = key
        return key
    }
}

// MARK: Accounts

extension UtilityBillPlanner {
    /// The subscriptions of one array whose credits go to the bill's account in its month.
    private mutating func subscriptions(
        of bill: UtilityBillFile.Bill
    ) throws -> [Stored<SubscriptionRow>] {
        let all = try reader.subscriptions(withUtilityAccount: bill.account)
        guard !all.isEmpty else {
            try refuse(bill)
            return []
        }
        var found = all.filter { $0.period.overlaps(bill.month.days) }
        if let only { found = try found.filter { try array($0.array) == only } }
        guard !found.isEmpty else {
            let place = only.map { " on array \"\($0)\"" } ?? ""
            leftOut.append(
                (
                    "account: no subscription of \"\(bill.account)\" holds in "
                        + "\(bill.month)\(place)",
                    bill.place, "account that holds nothing"
                ))
            return []
        }
        guard Set(found.map(\.array)).count == 1 else {
            let keys = try found.map { "\($0.key) on \(try array($0.array))" }
            problems.add(
                "account: \"\(bill.account)\" has subscriptions on several arrays in "
                    + "\(bill.month): \(keys.joined(separator: ", ")); name one array with "
                    + "--array", at: bill.place, kind: "account on several arrays")
            return []
        }
        return found
    }

    /// Notes that the book does not have the account, and what it has instead.
    private mutating func refuse(_ bill: UtilityBillFile.Bill) throws {
        let fact = "account: no subscription has the utility account \"\(bill.account)\""
        if let hint = try likeness(of: bill.account) {
            problems.add("\(fact); \(hint)", at: bill.place)
        } else if leavesOutOthers {
            leftOut.append((fact, bill.place, "unknown account"))
        } else {
            problems.add(
                "\(fact); check it, or leave out such rows with --leave-out-others",
                at: bill.place, kind: "unknown account")
        }
    }

    /// Which account of the book the text seems to mean.
    private mutating func likeness(of account: String) throws -> String? {
        if accounts == nil {
            var known: [[UInt8]: [UtilityAccountRow]] = [:]
            try reader.eachUtilityAccount {
                known[UtilityAccount.core($0.account), default: []].append($0)
            }
            accounts = known
        }
        for row in accounts?[UtilityAccount.core(account)] ?? [] {
            if let difference = UtilityAccount.difference(account, row.account) {
                return "\"\(row.account)\" of \(row.subscription) differs by "
                    + "\(difference.words); format the column as text, and write it so"
            }
        }
        return nil
    }
}

// MARK: Several subscriptions

extension UtilityBillPlanner {
    /// Divides a bill by what its subscriptions hold in the month, and says so.
    private mutating func divide(
        _ bill: UtilityBillFile.Bill, among subscriptions: [Stored<SubscriptionRow>]
    ) throws {
        let days = bill.month.days
        let weights = try subscriptions.map { subscription in
            try reader.shares(of: subscription.id, onArray: subscription.array).reduce(0) {
                $0 + $1.units * Int64($1.period.intersection(days)?.count ?? 0)
            }
        }
        let keys = subscriptions.map(\.key).joined(separator: ", ")
        guard weights.contains(where: { $0 > 0 }) else {
            problems.add(
                "account: \"\(bill.account)\" has several subscriptions in \(bill.month), \(keys), "
                    + "and none of them holds a share by which to divide the bill", at: bill.place)
            return
        }
        let used = try bill.used.map { try Apportionment.parts(of: $0, weights: weights) }
        let amounts = try bill.amount.map { try Apportionment.parts(of: $0, weights: weights) }
        var parts: [String] = []
        for (index, subscription) in subscriptions.enumerated() {
            try add(used?[index], amounts?[index], bill, to: subscription)
            let figures = [
                used.map { "\($0[index]) kWh" }, amounts.map { $0[index].description },
            ].compactMap { $0 }
            parts.append("\(subscription.key) \(figures.joined(separator: " and "))")
        }
        problems.addWarning(
            "account: \"\(bill.account)\" has \(subscriptions.count) subscriptions on "
                + "\(try array(subscriptions[0].array)) in \(bill.month); the bill is divided by "
                + "their shares: \(parts.joined(separator: ", "))", at: bill.place)
    }
}

extension UtilityBillFile.Column {
    fileprivate var meaning: String {
        switch self {
        case .account: "the account"
        case .month: "the month"
        case .kilowattHours: "what was used"
        case .amount: "the amount of the bill"
        }
    }
}

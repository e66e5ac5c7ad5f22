public import Diagnostics
internal import ExchangeFiles
public import Quantities
public import Storage

/// Reads what a utility reports of its customers' use and bills into a book: all, or nothing.
///
/// A later report on the same account and month takes the place of an earlier one, until the
/// statement of that month is issued: what a statement was made from is left as it is. One that
/// was held can still get its bill.
public struct ImportUtilityBills: Sendable {
    public var file: InputFile
    /// The array whose subscriptions are meant, where accounts are subscribed to several.
    public var array: String?

    public init(_ file: InputFile, array: String? = nil) {
        self.file = file
        self.array = array
    }

    /// What the report brought.
    public struct Outcome: Hashable, Sendable {
        /// Whether the same report was read before, and nothing was done now.
        public var isRepeat = false
        public var months: [MonthOfBills] = []
        public var warnings: [Problem] = []
    }

    /// The bills of one month for one array.
    public struct MonthOfBills: Hashable, Sendable {
        public var array: String
        public var month: Month
        /// Bills that were taken.
        public var bills = 0
        /// Bills that take the place of others.
        public var replaced = 0
        /// Bills whose statement is already issued, and which were not taken.
        public var leftAsTheyAre = 0
    }

    public func callAsFunction(
        in book: Book, _ occasion: Occasion, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        let bills = try UtilityBillFile(file.bytes, file: file.name).bills
        return try book.perform(mode) { writer in
            let reader = writer.reader
            if let array, try reader.array(array) == nil {
                throw OperationError.unknownArray(array, known: try reader.arrays().map(\.key))
            }
            let earlier = try reader.currentImport(
                of: .utilityBills, digest: file.digest, target: array ?? "")
            guard earlier == nil else { return Outcome(isRepeat: true) }
            var planner = UtilityBillPlanner(reader, array: array, today: occasion.today)
            for bill in bills { try planner.add(bill) }
            try planner.problems.throwIfAny()
            planner.remarkOnIssued()
            let outcome = Outcome(
                months: planner.months, warnings: planner.problems.warnings)
            guard !planner.rows.isEmpty else { return outcome }
            let importID = try writer.add(
                ImportRow(
                    kind: .utilityBills, digest: file.digest, target: array ?? "",
                    name: file.shortName, summary: "\(planner.rows.count) bills",
                    importedAt: occasion.now, asOf: occasion.today))
            for row in planner.rows { try writer.add(row, from: importID) }
            return outcome
        }
    }
}

/// Finds the subscriptions that bills are of.
private struct UtilityBillPlanner {
    private let reader: BookReader
    private let only: String?
    private let today: CivilDate
    private var arrays: [Int64: String] = [:]
    private(set) var rows: [UtilityBillRow] = []
    private var sums: [Key: ImportUtilityBills.MonthOfBills] = [:]
    private var known: [Key: Known] = [:]
    /// Where the first bill stands of each month that was not taken.
    private var firstLeft: [Key: Place] = [:]
    var problems = Problems()

    private struct Key: Hashable {
        let array: Int64
        let month: Month
    }

    /// The subscriptions of a month that have a bill, and those that have a statement.
    private struct Known {
        let billed: Set<Int64>
        let issued: Set<Int64>
    }

    init(_ reader: BookReader, array: String?, today: CivilDate) {
        self.reader = reader
        only = array
        self.today = today
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
        guard let subscription = try subscription(of: bill) else { return }
        let key = Key(array: subscription.array, month: bill.month)
        let known = try known(key)
        var sum =
            try sums[key] ?? .init(array: array(subscription.array), month: key.month)
        if known.issued.contains(subscription.id) {
            if sum.leftAsTheyAre == 0 { firstLeft[key] = bill.place }
            sum.leftAsTheyAre += 1
        } else {
            sum.bills += 1
            if known.billed.contains(subscription.id) { sum.replaced += 1 }
            rows.append(
                UtilityBillRow(
                    array: key.array, month: key.month, subscription: subscription.id,
                    used: bill.used, billed: bill.amount))
        }
        sums[key] = sum
    }

    /// Says which bills were not taken.
    mutating func remarkOnIssued() {
        let left = sums.filter { $0.value.leftAsTheyAre > 0 }
            .sorted { ($0.value.month, $0.value.array) < ($1.value.month, $1.value.array) }
        for (key, sum) in left {
            problems.addWarning(
                "\(sum.month) is already issued for array \"\(sum.array)\"; bills left as they "
                    + "are: \(sum.leftAsTheyAre)", at: firstLeft[key])
        }
    }

    private mutating func known(_ key: Key) throws -> Known {
        if let known = known[key] { return known }
        let bills = try reader.utilityBills(ofArray: key.array, in: key.month)
        let issued = try reader.memberMonths(
            ofArray: key.array, from: key.month, through: key.month)
        let found = Known(
            billed: Set(bills.map(\.subscription)), issued: Set(issued.map(\.subscription)))
        known[key] = found
        return found
    }

    /// The one subscription whose credits go to the bill's account in its month.
    private mutating func subscription(
        of bill: UtilityBillFile.Bill
    ) throws -> Stored<SubscriptionRow>? {
        let all = try reader.subscriptions(withUtilityAccount: bill.account)
        guard !all.isEmpty else {
            problems.add(
                "account: no subscription has the utility account \"\(bill.account)\"",
                at: bill.place)
            return nil
        }
        var found = all.filter { $0.period.overlaps(bill.month.days) }
        if let only { found = try found.filter { try array($0.array) == only } }
        guard let first = found.first else {
            let place = only.map { " on array \"\($0)\"" } ?? ""
            problems.add(
                "account: no subscription of \"\(bill.account)\" holds in \(bill.month)\(place)",
                at: bill.place)
            return nil
        }
        guard found.count == 1 else {
            let keys = found.map(\.key).joined(separator: ", ")
            let hint = only == nil ? "; name one array with --array" : ""
            problems.add(
                "account: \"\(bill.account)\" has several subscriptions in \(bill.month): "
                    + "\(keys)\(hint)", at: bill.place)
            return nil
        }
        return first
    }

    private mutating func array(_ id: Int64) throws -> String {
        if let array = arrays[id] { return array }
        let key = try reader.array(id: id)?.key ?? ""
        arrays[id] = key
        return key
    }
}

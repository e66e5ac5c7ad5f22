public import Diagnostics
internal import ExchangeFiles
public import Quantities
public import Storage

/// Reads what a utility reports of its customers' use and bills into a book: all, or nothing.
///
/// A later report on the same account and month takes the place of an earlier one, for months
/// that are not issued yet.
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
        public var bills: Int
        /// Bills that take the place of others.
        public var replaced: Int
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
            var planner = UtilityBillPlanner(reader, array: array)
            for bill in bills { try planner.add(bill) }
            try planner.problems.throwIfAny()
            let importID = try writer.add(
                ImportRow(
                    kind: .utilityBills, digest: file.digest, target: array ?? "",
                    name: file.shortName, summary: "\(bills.count) bills",
                    importedAt: occasion.now, asOf: occasion.today))
            for row in planner.rows { try writer.add(row, from: importID) }
            return Outcome(months: planner.months, warnings: planner.problems.warnings)
        }
    }
}

/// Finds the subscriptions that bills are of.
private struct UtilityBillPlanner {
    private let reader: BookReader
    private let only: String?
    private var arrays: [Int64: KnownArray] = [:]
    private(set) var rows: [UtilityBillRow] = []
    private var sums: [Key: ImportUtilityBills.MonthOfBills] = [:]
    private var known: [Key: Set<Int64>] = [:]
    var problems = Problems()

    private struct Key: Hashable {
        let array: Int64
        let month: Month
    }

    private struct KnownArray {
        let key: String
        let issued: Set<Month>
    }

    init(_ reader: BookReader, array: String?) {
        self.reader = reader
        only = array
    }

    var months: [ImportUtilityBills.MonthOfBills] {
        sums.values.sorted { ($0.month, $0.array) < ($1.month, $1.array) }
    }

    mutating func add(_ bill: UtilityBillFile.Bill) throws {
        guard let subscription = try subscription(of: bill) else { return }
        let array = try array(subscription.array)
        let key = Key(array: subscription.array, month: bill.month)
        if known[key] == nil {
            let bills = try reader.utilityBills(ofArray: key.array, in: key.month)
            known[key] = Set(bills.map(\.subscription))
            if array.issued.contains(key.month) {
                problems.addWarning(
                    "\(key.month) is already issued for array \"\(array.key)\"; its statements "
                        + "stay as they are", at: bill.place)
            }
        }
        var sum = sums[key] ?? .init(array: array.key, month: key.month, bills: 0, replaced: 0)
        sum.bills += 1
        if known[key]?.contains(subscription.id) == true { sum.replaced += 1 }
        sums[key] = sum
        rows.append(
            UtilityBillRow(
                array: key.array, month: key.month, subscription: subscription.id,
                used: bill.used, billed: bill.amount))
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
        if let only { found = try found.filter { try array($0.array).key == only } }
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

    private mutating func array(_ id: Int64) throws -> KnownArray {
        if let array = arrays[id] { return array }
        let array = KnownArray(
            key: try reader.array(id: id)?.key ?? "",
            issued: Set(try reader.billedMonths(ofArray: id)))
        arrays[id] = array
        return array
    }
}

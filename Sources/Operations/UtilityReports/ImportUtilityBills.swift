public import Diagnostics
internal import ExchangeFiles
public import Quantities
public import Storage

/// Reads what a utility reports of its customers' use and bills into a book: all, or nothing.
///
/// A later report on the same account and month takes the place of an earlier one, until the
/// statement of that month is issued: what a statement was made from is left as it is. One that
/// was held can still get its bill. A bill of an account with several subscriptions on an array is
/// divided by their shares of the month.
public struct ImportUtilityBills: Sendable {
    public var file: InputFile
    /// The array whose subscriptions are meant, where accounts are subscribed to several.
    public var array: String?
    /// Whether rows of accounts that no subscription has are left out, and not refused.
    public var leavesOutOthers: Bool

    public init(_ file: InputFile, array: String? = nil, leavesOutOthers: Bool = false) {
        self.file = file
        self.array = array
        self.leavesOutOthers = leavesOutOthers
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
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
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
            var planner = UtilityBillPlanner(
                reader, array: array, today: time.today, leavesOutOthers: leavesOutOthers)
            for bill in bills { try planner.add(bill) }
            try planner.finish()
            let outcome = Outcome(
                months: planner.months, warnings: planner.problems.warnings)
            guard !planner.rows.isEmpty else { return outcome }
            let importID = try writer.add(
                ImportRow(
                    kind: .utilityBills, digest: file.digest, target: array ?? "",
                    name: file.shortName, summary: "\(planner.rows.count) bills",
                    importedAt: time.now, asOf: time.today))
            for row in planner.rows { try writer.add(row, from: importID) }
            return outcome
        }
    }
}

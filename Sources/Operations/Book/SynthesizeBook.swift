public import Quantities
internal import Storage
internal import SystemTimeZones

/// Makes a book of an invented co-op, to measure with.
///
/// The same arguments make the same book. It holds what a bill run needs of each of its
/// months, the last of which is always ``lastMonth``. All of them but the last are issued, and
/// about half of what they come to is paid, so that issuing the last finds banks, balances and
/// a past. The program of the arrays and the page of the statements are shipped ones.
public struct SynthesizeBook: Sendable {
    public var arrays: Int
    /// In all, each with one subscription; spread over the arrays as evenly as can be.
    public var subscribers: Int
    public var months: Int
    public var seed: UInt64

    public init(arrays: Int, subscribers: Int, months: Int, seed: UInt64) {
        self.arrays = arrays
        self.subscribers = subscribers
        self.months = months
        self.seed = seed
    }

    /// What is in the book that was made.
    public struct Outcome: Hashable, Sendable {
        public var arrays: Int
        public var subscribers: Int
        /// The statements that were issued.
        public var statements: Int
        /// The month that is ready to be issued.
        public var openMonth: Month
    }

    /// The month that a book is ready to issue, whatever its number of months: 2026-06.
    public static let lastMonth = Month(
        containing: TimeZoneRules.utc.local(Instant(secondsSince1970: 1_780_272_000)).date)

    /// The most of a kind that a book is made with.
    public static let mostArrays = 100_000
    public static let mostPerArray = 10_000
    public static let mostMonths = 60

    /// Makes the book at `path`, where there is no file yet.
    ///
    /// A run that is killed leaves no book.
    /// - Throws: ``OperationError`` where the numbers cannot be, and ``BookError``.
    public func callAsFunction(
        at path: String, _ installation: Installation,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Outcome {
        try check()
        let settings = BookSettings(
            name: "Sunlit Hills Cooperative",
            disputeContact: "billing@sunlithills.example, 555 0142")
        let statements = try Book.compose(at: path, settings: settings, now: created) { book in
            try fill(book, installation, progress: progress)
        }
        return Outcome(
            arrays: arrays, subscribers: subscribers, statements: statements,
            openMonth: Self.lastMonth)
    }

    /// Writes all that the book is to hold, and returns how many statements were issued.
    private func fill(
        _ book: Book, _ installation: Installation, progress: (Int, Int) -> Void
    ) throws -> Int {
        _ = try ImportPrograms([try Self.program(installation)])(
            in: book, OperationTime(now: created, today: firstMonth.firstDay), installation)
        let inputs = try SyntheticInputs(self, zone: TimeZoneRules(loading: Self.timeZone))
        let steps = arrays * months
        try inputs.write(to: book) { progress($0, steps) }
        var statements = 0
        for (index, month) in monthList.dropLast().enumerated() {
            let before = arrays * (index + 1)
            statements += try issue(month, in: book, installation) {
                progress(before + $0, steps)
            }
        }
        return statements
    }

    /// Issues a month and records what is paid of it.
    private func issue(
        _ month: Month, in book: Book, _ installation: Installation, progress: (Int) -> Void
    ) throws -> Int {
        let request = MonthRequest(month, issued: month.next.day(3))
        let issues = try IssueMonth(request, at: created)(
            in: book, template: installation.file("templates/statement.html"),
            progress: { done, _ in progress(done) })
        if let problem = issues.lazy.compactMap(\.problem).first { throw problem }
        try SyntheticPayments(seed: seed, month: month).write(to: book)
        return issues.reduce(0) { $0 + $1.issued.count }
    }

    private func check() throws(OperationError) {
        try Self.check(arrays, "arrays", 1...Self.mostArrays)
        try Self.check(subscribers, "subscribers", arrays...(arrays * Self.mostPerArray))
        try Self.check(months, "months", 1...Self.mostMonths)
    }

    private static func check(
        _ count: Int, _ what: String, _ range: ClosedRange<Int>
    ) throws(OperationError) {
        guard range.contains(count) else {
            throw .badArgument(
                what,
                reason: "expected from \(range.lowerBound) to \(range.upperBound), found \(count)")
        }
    }
}

extension SynthesizeBook {
    static let programKey = "mn-value-of-solar"
    static let timeZone = "America/Chicago"

    var firstMonth: Month { Self.lastMonth.adding(months: 1 - months) }
    var monthList: [Month] { (0..<months).map { firstMonth.adding(months: $0) } }

    /// Noon of the day before all that is in the book.
    var created: Instant {
        TimeZoneRules.utc.start(of: firstMonth.firstDay).adding(seconds: -43_200)
    }

    private static func program(_ installation: Installation) throws -> InputFile {
        let path = "rates/programs/\(programKey)/2017-01-01.xml"
        return InputFile(name: path, bytes: try installation.file(path))
    }
}

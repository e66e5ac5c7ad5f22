internal import Accounting
public import CSVParsing
public import Diagnostics
internal import ExchangeFiles
public import NetMetering
public import Quantities
public import Storage

/// Reads a series of prices that programs refer to into a book: all, or nothing.
///
/// A later file's price of an hour or month takes the place of an earlier one's, for months
/// that are not issued yet.
public struct ImportPrices: Sendable {
    public var file: InputFile
    /// The name by which programs refer to the series.
    public var series: String
    /// Whether the figures are for a megawatt-hour, and not for a kilowatt-hour.
    public var arePerMegawattHour: Bool
    /// How the file writes its times; hours are told by the clocks of its zone.
    public var times: TimeForm
    /// What the file calls its columns.
    public var columns: CSVColumnNames
    /// Whether a price holds until the next one, where hours between have none.
    public var holdUntilNext: Bool

    public init(
        _ file: InputFile, series: String, perMegawattHour: Bool, times: TimeForm = TimeForm(),
        columns: CSVColumnNames = CSVColumnNames(), holdUntilNext: Bool = false
    ) {
        self.file = file
        self.series = series
        arePerMegawattHour = perMegawattHour
        self.times = times
        self.columns = columns
        self.holdUntilNext = holdUntilNext
    }

    /// What the file brought.
    public struct Outcome: Hashable, Sendable {
        /// Whether the same file was read before for the series, and nothing was done now.
        public var isRepeat = false
        public var hours = 0
        public var months = 0
        /// How many stretches of hours there are: one, unless hours are missing.
        public var stretches = 0
        /// Hours that the file leaves out, and that have the price of the hour before.
        public var held = 0
        /// The hours between the first and the last that have no price; nil where all have.
        public var missing: MissingHours?
        /// What is odd about the file or the series.
        public var warnings: [Problem] = []
    }

    /// - Throws: `Problems` with the file, and `BookError`.
    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        let found = try ReferencePriceFile(
            file.bytes, file: file.name,
            options: ReferencePriceFile.Options(
                per: arePerMegawattHour ? .megawattHour : .kilowattHour, times: times,
                columns: columns, holdUntilNext: holdUntilNext))
        return try book.perform(mode) { writer in
            let earlier = try writer.reader.currentImport(
                of: .referencePrices, digest: digest, target: series)
            guard earlier == nil else { return Outcome(isRepeat: true) }
            try checkCurrency(of: found, in: writer.reader)
            let importID = try writer.add(
                ImportRow(
                    kind: .referencePrices, digest: digest, target: series,
                    name: file.shortName, summary: "prices of \(series)",
                    importedAt: time.now, asOf: time.today))
            var outcome = try add(found.prices, from: importID, to: writer)
            outcome.held = found.heldHours
            outcome.warnings =
                try found.remarks + remarks(on: outcome, in: writer.reader)
            return outcome
        }
    }

    /// What tells a file that is read the same way again: its bytes, and how they are read.
    private var digest: Digest {
        let names = columns.names.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let conditions = columns.conditions.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }
        let form = [
            times.zone?.identifier, times.dates?.rawValue, holdUntilNext ? "hold" : nil,
            arePerMegawattHour ? "MWh" : nil,
        ]
        let words = form.map { $0 ?? "" } + names + conditions
        guard words.contains(where: { !$0.isEmpty }) else { return file.digest }
        return Digest(of: file.bytes + [0] + words.joined(separator: "\n").utf8)
    }

    private func checkCurrency(
        of file: ReferencePriceFile, in book: BookReader
    ) throws {
        let expected = try book.settings().currency
        guard let currency = file.currency, currency != expected else { return }
        throw Problems(
            "the prices are in \(currency), the book in \(expected); amounts of two currencies "
                + "cannot be kept in one book", at: Place(file: self.file.name, line: 1, column: 1))
    }

    private func remarks(on outcome: Outcome, in book: BookReader) throws -> [Problem] {
        let place = Place(file: file.name, line: 1, column: 1)
        var remarks = try SeriesUse(in: book).remarks(
            on: series, isHourly: outcome.hours > 0,
            unit: arePerMegawattHour ? .megawattHour : .kilowattHour, at: place)
        if let missing = outcome.missing {
            remarks.append(
                Problem(
                    "hours have no price: \(missing); where a price holds until the next one, as "
                        + "with curve type A03 of ENTSO-E, say so with --hold-until-next",
                    at: place, severity: .warning))
        }
        if outcome.held > 0 {
            remarks.append(
                Problem(
                    "\(outcome.held) hours that the file leaves out have the price of the hour "
                        + "before, as --hold-until-next says", at: place, severity: .warning))
        }
        return remarks
    }

    private func add(
        _ prices: ReferencePriceFile.Prices, from importID: Int64, to writer: BookWriter
    ) throws -> Outcome {
        var outcome = Outcome()
        switch prices {
        case .monthly(let prices):
            for (month, price) in prices.sorted(by: { $0.key < $1.key }) {
                try writer.add(
                    MonthlyPriceRow(series: series, month: month, price: price), from: importID)
            }
            outcome.months = prices.count
        case .hourly(let runs):
            for run in runs {
                try writer.add(
                    HourlyPriceRow(series: series, start: run.start, prices: run.prices),
                    from: importID)
                outcome.hours += run.prices.count
            }
            outcome.stretches = runs.count
            outcome.missing = missing(in: runs)
        }
        return outcome
    }

    private func missing(in runs: [ReferencePriceFile.Run]) -> MissingHours? {
        guard let first = runs.first, let last = runs.last,
            let range = TimeRange(from: first.start, to: last.end)
        else { return nil }
        return MissingHours(
            of: range, known: runs.compactMap { TimeRange(from: $0.start, to: $0.end) },
            in: times.zone ?? .utc)
    }
}

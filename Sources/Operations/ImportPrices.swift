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
    /// The clocks by which hours are told.
    public var zone: TimeZoneRules

    public init(
        _ file: InputFile, series: String, perMegawattHour: Bool, zone: TimeZoneRules = .utc
    ) {
        self.file = file
        self.series = series
        arePerMegawattHour = perMegawattHour
        self.zone = zone
    }

    /// What the file brought.
    public struct Outcome: Hashable, Sendable {
        /// Whether the same file was read before for the series, and nothing was done now.
        public var isRepeat = false
        public var hours = 0
        public var months = 0
        /// How many stretches of hours there are: one, unless hours are missing.
        public var stretches = 0
        /// The hours between the first and the last that have no price; nil where all have.
        public var missing: MissingHours?
        /// What is odd about the file or the series.
        public var warnings: [Problem] = []
    }

    /// - Throws: `Problems` with the file, and `BookError`.
    public func callAsFunction(
        in book: Book, _ occasion: Occasion, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        let prices = try ReferencePriceFile(
            file.bytes, file: file.name, per: arePerMegawattHour ? .megawattHour : .kilowattHour
        ).prices
        return try book.perform(mode) { writer in
            let earlier = try writer.reader.currentImport(
                of: .referencePrices, digest: file.digest, target: series)
            guard earlier == nil else { return Outcome(isRepeat: true) }
            let importID = try writer.add(
                ImportRow(
                    kind: .referencePrices, digest: file.digest, target: series,
                    name: file.shortName, summary: "prices of \(series)",
                    importedAt: occasion.now, asOf: occasion.today))
            var outcome = try add(prices, from: importID, to: writer)
            outcome.warnings = try remarks(on: outcome, in: writer.reader)
            return outcome
        }
    }

    private func remarks(on outcome: Outcome, in book: BookReader) throws -> [Problem] {
        let place = Place(file: file.name, line: 1, column: 1)
        var remarks = try SeriesUse(in: book).remarks(
            on: series, isHourly: outcome.hours > 0,
            unit: arePerMegawattHour ? .megawattHour : .kilowattHour, at: place)
        if let missing = outcome.missing {
            remarks.append(
                Problem("hours have no price: \(missing)", at: place, severity: .warning))
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
            in: zone)
    }
}

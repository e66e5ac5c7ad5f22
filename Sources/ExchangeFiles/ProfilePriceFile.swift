import CSVParsing
public import Diagnostics
public import Quantities
public import Tariffs

/// A series of prices as CSV.
///
/// The first column says when, as in ``ProfileFile``. Prices stand in a column `price`, or one that
/// names currency and unit as in `usd_per_kwh` or `eur_per_mwh`. They may be negative, as markets'
/// are.
public struct ProfilePriceFile: Sendable {
    /// How a column is read.
    public struct Options: Sendable {
        /// The column to take, nil for the only one.
        public var column: String?
        /// What a column `price` is for.
        public var unit: ReferencePriceFile.Unit
        /// The currency of a column `price`, and the one that another must have.
        public var currency: String?
        /// The zone of times without an offset, and the order of their dates.
        public var times: TimeForm
        /// When the first price begins to hold in a file that counts its steps.
        public var start: Instant?

        public init(
            column: String? = nil, unit: ReferencePriceFile.Unit = .kilowattHour,
            currency: String? = nil, times: TimeForm = TimeForm(), start: Instant? = nil
        ) {
            self.column = column
            self.unit = unit
            self.currency = currency
            self.times = times
            self.start = start
        }
    }

    public let series: PriceSeries
    /// What is odd about the file, as figures finer than a billionth.
    public let remarks: Problems

    /// Reads the file from its bytes; `file` is the name shown with problems, and `name` what
    /// tariffs call the series.
    ///
    /// Throws every problem of the file at once.
    public init(
        _ bytes: [UInt8], file: String, name: String, options: Options = Options()
    ) throws(Problems) {
        var reader = CSVReader(bytes, file: file, limits: .profile)
        var rows = ProfileRows(
            file: file, wants: .price(options.unit), column: options.column, form: options.times)
        try rows.read(&reader)
        guard let start = rows.start ?? options.start else {
            throw Problems(
                "the file counts its steps; say when the first begins, or name the time of each "
                    + "row in a column start", at: rows.place)
        }
        if let stated = rows.currency, let expected = options.currency, stated != expected {
            throw Problems("expected prices in \(expected), found \(stated)", at: rows.place)
        }
        let step = rows.step ?? 3600
        let values = try rows.values(
            scale: .one, step: step, allowsNegative: true,
            limit: EnergyPrice.inputLimit.nanosPerKilowattHour,
            rounding: "billionth of the currency unit")
        do throws(PriceSeriesError) {
            series = try PriceSeries(
                name: name, currency: rows.currency ?? options.currency, start: start,
                seconds: Int64(step), prices: values.map(EnergyPrice.init(nanosPerKilowattHour:)))
        } catch {
            throw Problems("\(error)", at: rows.place)
        }
        remarks = rows.problems
    }
}

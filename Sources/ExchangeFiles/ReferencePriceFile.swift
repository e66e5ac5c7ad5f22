public import CSVParsing
public import Diagnostics
public import Quantities

/// A series of prices that programs refer to, as a market or a utility publishes it.
///
/// Hourly prices have the columns `start` and `price`, hour after hour; monthly ones `month`
/// and `price`; either may name its `currency`. Files that call them otherwise are read by
/// ``Options/columns``, and a price may stand in a column as `usd_per_mwh`, which says its unit.
/// Times are of the forms of ``TimeReader``, and an hour that the clocks show twice is told by the
/// order of the rows. Prices may be negative, as markets' are.
public struct ReferencePriceFile: Hashable, Sendable {
    public enum Column: String, CaseIterable, Sendable {
        /// When an hour begins, as in `2026-06-01T00:00-04:00`.
        case start
        case month
        case price
        /// The ISO 4217 code of the currency of the price.
        case currency
    }

    /// How a file is read.
    public struct Options: Sendable {
        /// What the figures are for.
        public var unit: Unit
        /// The zone of times without an offset, and the order of their dates.
        public var times: TimeForm
        /// What the file calls its columns.
        public var columns: CSVColumnNames
        /// Whether a price holds until the next one, as in files that leave out hours whose
        /// price is that of the hour before (curve type A03 of ENTSO-E).
        public var holdUntilNext: Bool

        public init(
            per unit: Unit = .kilowattHour, times: TimeForm = TimeForm(),
            columns: CSVColumnNames = CSVColumnNames(), holdUntilNext: Bool = false
        ) {
            self.unit = unit
            self.times = times
            self.columns = columns
            self.holdUntilNext = holdUntilNext
        }
    }

    /// What the figures of the file are for.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case kilowattHour = "kWh"
        case megawattHour = "MWh"

        var decimals: Int { self == .kilowattHour ? 9 : 6 }
    }

    public enum Prices: Hashable, Sendable {
        /// Runs of hours without a gap, in order of time.
        case hourly([Run])
        case monthly([Month: EnergyPrice])
    }

    public struct Run: Hashable, Sendable {
        public let start: Instant
        public internal(set) var prices: [EnergyPrice]

        public var end: Instant { start.adding(seconds: 3600 * Int64(prices.count)) }
    }

    public let prices: Prices
    /// The currency that the file names.
    public let currency: String?
    /// Hours that the file leaves out and whose price is that of the hour before.
    public let heldHours: Int
    /// What of the file was left out.
    public let remarks: [Problem]

    /// Reads the file from its bytes; `file` is the name shown with problems.
    ///
    /// Throws every problem of the file at once.
    public init(
        _ bytes: [UInt8], file: String, options: Options = Options()
    ) throws(Problems) {
        let (columns, currency) = try Self.price(in: bytes, file: file, options)
        var table = try CSVTable<Column>(
            CSVReader(bytes, file: file), required: [.price], named: columns)
        guard table.has(.start) != table.has(.month) else {
            throw Problems(
                "expected either a column \"start\" or a column \"month\"", at: table.place)
        }
        var rows = ReferencePriceRows(options, currency: currency)
        prices =
            table.has(.month)
            ? try Self.monthly(&table, &rows) : try Self.hourly(&table, &rows)
        try table.finish()
        self.currency = rows.currency
        heldHours = rows.heldHours
        remarks = [table.remark].compactMap { $0 }
    }

    /// The names of the columns, with that of the price where it says its currency and unit.
    private static func price(
        in bytes: [UInt8], file: String, _ options: Options
    ) throws(Problems) -> (CSVColumnNames, currency: String?) {
        var columns = options.columns
        guard columns.isEmpty else { return (columns, nil) }
        var reader = CSVReader(bytes, file: file)
        guard try reader.next() else { return (columns, nil) }
        try checkNames(reader, options)
        for index in 0..<reader.count {
            let name = reader.text(index)
            guard name != Column.price.rawValue,
                let unit = ProfileUnit(column: name, price: options.unit),
                case .price(let currency) = unit.kind, columns.names.isEmpty
            else { continue }
            guard unit.exponent == options.unit.decimals else {
                throw Problems(
                    "\(name): the column has prices per "
                        + "\(options.unit == .kilowattHour ? "MWh" : "kWh"), which --per must say",
                    at: reader.place(of: index))
            }
            _ = columns.name("price=\(name)")
            return (columns, currency)
        }
        return (columns, nil)
    }

    /// That the file has some of the columns by their names; else what to do.
    private static func checkNames(
        _ reader: borrowing CSVReader, _ options: Options
    ) throws(Problems) {
        let names = (0..<reader.count).map { reader.text($0) }
        let isKnown = names.contains {
            Column(rawValue: $0) != nil || ProfileUnit(column: $0, price: options.unit) != nil
        }
        guard !isKnown, names.count > 1 else { return }
        let found = names.prefix(12).map { "\(Excerpt($0))" }.joined(separator: ", ")
        throw Problems(
            "found none of the columns start, month and price, but \(found); name those that are "
                + "meant, as in --column start=NAME --column price=NAME, which of several zones "
                + "with --where NAME=ZONE, and the order of dates with --dates",
            at: reader.place)
    }

    private static func monthly(
        _ table: inout CSVTable<Column>, _ rows: inout ReferencePriceRows
    ) throws(Problems) -> Prices {
        var prices: [Month: EnergyPrice] = [:]
        while try table.next() {
            let month = table.required(.month, as: ListDate.month)
            rows.readCurrency(&table)
            guard let month, let price = price(&table, rows.options.unit) else { continue }
            if prices.updateValue(price, forKey: month) != nil {
                table.add("\(month) already has a price", at: .month)
            }
        }
        return .monthly(prices)
    }

    private static func hourly(
        _ table: inout CSVTable<Column>, _ rows: inout ReferencePriceRows
    ) throws(Problems) -> Prices {
        while try table.next() {
            let time = rows.readTime(&table)
            rows.readCurrency(&table)
            guard let price = price(&table, rows.options.unit), let time else { continue }
            rows.add(price, at: time, &table)
        }
        rows.settle(before: nil, &table)
        return .hourly(rows.runs)
    }

    /// The price for a kilowatt-hour: a thousandth of one for a megawatt-hour, which is exact
    /// since such prices have at most six decimals.
    private static func price(
        _ table: inout CSVTable<Column>, _ unit: Unit
    ) -> EnergyPrice? {
        table.required(.price) { text throws(NumeralError) in
            let nanos = try Numeral.scaled(text.utf8, decimals: unit.decimals)
            guard nanos.magnitude <= EnergyPrice.inputLimit.nanosPerKilowattHour.magnitude else {
                throw NumeralError.outOfRange(limit: "\(EnergyPrice.inputLimit) per kWh")
            }
            return EnergyPrice(nanosPerKilowattHour: nanos)
        }
    }
}

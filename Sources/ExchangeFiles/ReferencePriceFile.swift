import CSVParsing
public import Diagnostics
public import Quantities

/// A series of prices that programs refer to, as a market or a utility publishes it.
///
/// Hourly prices have the columns `start` and `price`, hour after hour; monthly ones `month`
/// and `price`. Prices may be negative, as markets' are.
public struct ReferencePriceFile: Hashable, Sendable {
    public enum Column: String, CaseIterable, Sendable {
        /// When an hour begins, with its offset, as in `2026-06-01T00:00-04:00`.
        case start
        case month
        case price
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

    /// Reads the file from its bytes; `file` is the name shown with problems.
    ///
    /// Throws every problem of the file at once.
    public init(_ bytes: [UInt8], file: String, per unit: Unit) throws(Problems) {
        var table = try CSVTable<Column>(CSVReader(bytes, file: file), required: [.price])
        guard table.has(.start) != table.has(.month) else {
            throw Problems(
                "expected either a column \"start\" or a column \"month\"", at: table.place)
        }
        prices =
            table.has(.month)
            ? try Self.monthly(&table, unit) : try Self.hourly(&table, unit)
        try table.finish()
    }

    private static func monthly(
        _ table: inout CSVTable<Column>, _ unit: Unit
    ) throws(Problems) -> Prices {
        var prices: [Month: EnergyPrice] = [:]
        while try table.next() {
            let month = table.required(.month) { text throws(CivilDateError) in
                try Month(text)
            }
            guard let month, let price = price(&table, unit) else { continue }
            if prices.updateValue(price, forKey: month) != nil {
                table.add("\(month) already has a price", at: .month)
            }
        }
        return .monthly(prices)
    }

    private static func hourly(
        _ table: inout CSVTable<Column>, _ unit: Unit
    ) throws(Problems) -> Prices {
        var runs: [Run] = []
        while try table.next() {
            let start = table.required(.start) { text throws(InstantError) in
                try Instant(text)
            }
            guard let start, let price = price(&table, unit) else { continue }
            guard let last = runs.last else {
                runs.append(Run(start: start, prices: [price]))
                continue
            }
            if last.end == start {
                runs[runs.count - 1].prices.append(price)
            } else if last.end < start {
                runs.append(Run(start: start, prices: [price]))
            } else {
                table.add(
                    "expected the hour \(last.end) or a later one, found \(start); hours must "
                        + "be in order, each once", at: .start)
            }
        }
        return .hourly(runs)
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

public import Quantities

extension BookReader {
    /// The price of a reference series in `month`, as last imported; nil where there is none.
    public func monthlyPrice(of series: String, in month: Month) throws -> EnergyPrice? {
        try db.first(
            """
            SELECT nanos_per_kwh FROM monthly_price
            WHERE series = ? AND month = ?
                AND import_id NOT IN (SELECT import_id FROM import_void)
            ORDER BY import_id DESC
            """, [series, month]
        ) { EnergyPrice(nanosPerKilowattHour: $0.integer(0)) }
    }

    /// The hourly prices of a reference series in `range`, in order of time, in as few
    /// stretches as there are gaps between them; of two prices of an hour, the one that was
    /// imported last.
    public func hourlyPrices(
        of series: String, in range: TimeRange
    ) throws -> [HourlyPriceRow] {
        var prices: [Instant: EnergyPrice] = [:]
        try db.each(
            """
            SELECT starts_at, count, nanos_per_kwh FROM hourly_price
            WHERE series = ? AND starts_at > ? AND starts_at < ?
                AND import_id NOT IN (SELECT import_id FROM import_void)
            ORDER BY import_id
            """,
            [series, range.start.adding(seconds: -HourlyPriceRow.longest), range.end]
        ) { row in
            guard let nanos = PackedIntegers.unpack(row.bytes(2), count: Int(row.integer(1)))
            else { throw row.odd(2, "packed prices") }
            for (index, nanos) in nanos.enumerated() {
                let hour = row.instant(0).adding(seconds: 3600 * Int64(index))
                guard range.contains(hour) else { continue }
                prices[hour] = EnergyPrice(nanosPerKilowattHour: nanos)
            }
        }
        return Self.runs(of: prices, series: series)
    }

    private static func runs(
        of prices: [Instant: EnergyPrice], series: String
    ) -> [HourlyPriceRow] {
        var runs: [HourlyPriceRow] = []
        for (hour, price) in prices.sorted(by: { $0.key < $1.key }) {
            if let last = runs.indices.last, runs[last].end == hour {
                runs[last].prices.append(price)
            } else {
                runs.append(HourlyPriceRow(series: series, start: hour, prices: [price]))
            }
        }
        return runs
    }
}

extension HourlyPriceRow {
    /// The most prices that stand in one row of the table.
    static let mostInRow = 1000
    /// The most seconds that one row of the table covers.
    static let longest = 3600 * Int64(mostInRow)
}

extension BookWriter {
    public func add(_ price: MonthlyPriceRow, from importID: Int64) throws {
        try db.run(
            """
            INSERT INTO monthly_price (series, month, import_id, nanos_per_kwh)
            VALUES (?, ?, ?, ?)
            """, [price.series, price.month, importID, price.price])
    }

    /// Adds hourly prices, in as many rows as it takes.
    public func add(_ run: HourlyPriceRow, from importID: Int64) throws {
        var start = 0
        while start < run.prices.count {
            let end = min(start + HourlyPriceRow.mostInRow, run.prices.count)
            let nanos = run.prices[start..<end].map(\.nanosPerKilowattHour)
            try db.run(
                """
                INSERT INTO hourly_price (series, starts_at, count, import_id, nanos_per_kwh)
                VALUES (?, ?, ?, ?, ?)
                """,
                [
                    run.series, run.start.adding(seconds: 3600 * Int64(start)), end - start,
                    importID, PackedIntegers.pack(nanos),
                ])
            start = end
        }
    }
}

import CSVParsing
import Diagnostics
import Quantities

/// What the grid asks and pays for energy, interval by interval.
struct SharingPriceFile {
    enum Column: String, CaseIterable {
        case interval, buy, sell
    }

    struct Row {
        fileprivate(set) var stamp: IntervalStamp
        let buy: EnergyPrice
        let sell: EnergyPrice
        let place: Place
    }

    let rows: [Row]
    let file: String
    /// Where the file ends.
    let end: Place

    init(_ reader: consuming CSVReader, times: TimeForm? = nil) throws(Problems) {
        file = reader.file
        var stamps = IntervalStamps(times)
        var table = try CSVTable<Column>(reader, required: [.interval, .buy, .sell])
        var rows: [Row] = []
        while try table.next() {
            let stamp = table.required(.interval) { text throws(FileTimeError) in
                try stamps.add(text)
                return stamps.stamps.last
            }
            let buy = table.required(.buy) { text throws(NumeralError) in try EnergyPrice(text) }
            let sell = table.required(.sell) { text throws(NumeralError) in
                try EnergyPrice(text)
            }
            guard let stamp = stamp ?? nil, let buy, let sell else { continue }
            if sell > buy {
                table.add(
                    "the price for selling must not be above the price for buying, found \(sell) "
                        + "above \(buy); settle such output apart from sharing", at: .sell)
            }
            rows.append(Row(stamp: stamp, buy: buy, sell: sell, place: table.place))
        }
        stamps.settle()
        for (row, reason) in stamps.unclear where row < rows.count {
            table.add(Problem("interval: \(reason)", at: rows[row].place))
        }
        try table.finish()
        for (index, stamp) in stamps.stamps.enumerated() { rows[index].stamp = stamp }
        self.rows = rows
        end = table.place
    }

    /// Throws where the intervals are not the very ones of the net loads.
    func checkStamps(against loads: NetLoadFile) throws(Problems) {
        var problems = Problems()
        for (row, (stamp, place)) in zip(rows, zip(loads.stamps, loads.places))
        where row.stamp != stamp {
            problems.add(
                "interval: expected \(stamp) as in \(place.file) on line \(place.line), found "
                    + "\(row.stamp)", at: row.place)
        }
        if rows.count != loads.stamps.count, !problems.hasErrors {
            problems.add(
                "expected \(loads.stamps.count) intervals as in "
                    + "\(loads.places.first?.file ?? ""), found \(rows.count)", at: end)
        }
        try problems.throwIfAny()
    }
}

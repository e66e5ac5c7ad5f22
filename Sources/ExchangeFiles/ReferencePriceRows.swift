import CSVParsing
import Diagnostics
import Quantities

/// What was read of a file of prices so far.
struct ReferencePriceRows {
    typealias Table = CSVTable<ReferencePriceFile.Column>

    let options: ReferencePriceFile.Options
    /// The runs of hours without a gap.
    private(set) var runs: [ReferencePriceFile.Run] = []
    private(set) var heldHours = 0
    private(set) var currency: String?
    private var times: TimeReader
    private var waiting = RepeatedHour<Row>()

    private struct Row {
        let price: EnergyPrice
        let place: Place
    }

    init(_ options: ReferencePriceFile.Options, currency: String?) {
        self.options = options
        self.currency = currency
        times = TimeReader(options.times)
    }

    /// Takes the currency that a row names, which is that of all.
    mutating func readCurrency(_ table: inout Table) {
        guard let text = table[.currency] else { return }
        guard let currency else { return currency = text }
        if text != currency {
            table.add(
                "expected \(currency) as in the rows before, found \(Excerpt(text))",
                at: .currency, kind: "currency")
        }
    }

    /// When the row's hour begins; nil, with a problem noted, where that is not said.
    mutating func readTime(_ table: inout Table) -> FileTime? {
        guard let text = table[.start] else {
            table.add("expected a value, found nothing", at: .start)
            return nil
        }
        do throws(FileTimeError) {
            let time = try times.read(text)
            if case .skipped(let local, let gap) = time { throw .skipped(local, gap) }
            return time
        } catch {
            table.add("\(error)", at: .start, kind: error.kind.map { "start: \($0)" })
            return nil
        }
    }

    mutating func add(_ price: EnergyPrice, at time: FileTime, _ table: inout Table) {
        let row = Row(price: price, place: table.place(of: .start))
        switch time {
        case .moment(let moment):
            settle(before: moment, &table)
            waiting.pass(moment)
            place(row, at: moment, &table)
        case .repeated(let local, let first, let second):
            waiting.wait(row, local, first: first, second: second)
        case .skipped: break
        }
    }

    /// Places the rows of a repeated hour whose order has shown.
    mutating func settle(before next: Instant?, _ table: inout Table) {
        guard let first = waiting.waiting.first, let zone = options.times.zone else { return }
        let unclear = waiting.unclear(in: zone)
        guard let rows = waiting.resolve(before: next) else {
            table.add(Problem("start: \(unclear)", at: first.place))
            return
        }
        for (row, moment) in rows { place(row, at: moment, &table) }
    }

    private mutating func place(_ row: Row, at start: Instant, _ table: inout Table) {
        guard let last = runs.last else {
            runs.append(ReferencePriceFile.Run(start: start, prices: [row.price]))
            return
        }
        let gap = start.seconds(since: last.end)
        guard gap >= 0 else {
            table.add(
                Problem(
                    "start: expected the hour \(last.end) or a later one, found \(start); hours "
                        + "must be in order, each once", at: row.place, kind: "hours in order"))
            return
        }
        if gap == 0 {
            runs[runs.count - 1].prices.append(row.price)
        } else if options.holdUntilNext, gap < Self.longestHold, gap % 3600 == 0,
            let held = last.prices.last
        {
            let hours = Int(gap / 3600)
            heldHours += hours
            runs[runs.count - 1].prices += Array(repeating: held, count: hours) + [row.price]
        } else {
            runs.append(ReferencePriceFile.Run(start: start, prices: [row.price]))
        }
    }

    /// A price holds within its day at most; a day that is missing is not one whose prices are
    /// all alike.
    private static let longestHold: Int64 = 86_400
}

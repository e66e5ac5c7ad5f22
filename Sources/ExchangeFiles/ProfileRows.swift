import CSVParsing
import Diagnostics
import Quantities

/// The rows of a profile while they are read: when each begins, and its figure as written.
///
/// What a figure is worth may depend on how many rows there are, so it is reckoned when all are
/// read.
struct ProfileRows {
    private struct Row {
        let figure: ProfileFigure
        let line: Int32
        let column: Int32
    }

    let file: String
    private let wish: ProfileWish
    private let form: TimeForm
    private(set) var column: String
    /// Where the column's name stands.
    private(set) var place: Place
    private let isChosen: Bool
    private(set) var problems = Problems()
    private var times = ProfileTimes(column: nil, form: TimeForm())
    /// Which column says when a row is.
    private var timeIndex: Int?
    private var unit: ProfileUnit?
    private var rows: [Row] = []

    /// A year of minutes, and some more.
    private static let rowLimit = 600_000

    init(file: String, wants wish: ProfileWish, column: String?, form: TimeForm) {
        self.file = file
        self.wish = wish
        self.form = form
        self.column = column ?? ""
        place = Place(file: file, line: 1, column: 1)
        isChosen = column != nil
    }

    var start: Instant? { times.start }
    private(set) var step: Int?

    /// Whether the column has power factors.
    var isPowerFactor: Bool { unit?.kind == .powerFactor }

    /// The currency that the column's name says.
    var currency: String? {
        if case .price(let currency) = unit?.kind { currency } else { nil }
    }

    /// Reads all rows; throws every problem of the file at once.
    mutating func read(_ reader: inout CSVReader) throws(Problems) {
        let index = try readHeader(&reader)
        let count = reader.count
        do throws(Problems) {
            while try reader.next() {
                if reader.isBlank { continue }
                guard reader.count == count else {
                    problems.add(
                        "expected \(count) fields as in the header, found \(reader.count)",
                        at: reader.place)
                    continue
                }
                guard rows.count < Self.rowLimit else {
                    problems.add(
                        "a profile may have at most \(Self.rowLimit) rows", at: reader.place)
                    break
                }
                readRow(reader, at: index)
            }
        } catch {
            problems.add(error)
            throw problems
        }
        try problems.throwIfAny()
        try finish(at: reader.place)
    }

    private mutating func readRow(_ reader: borrowing CSVReader, at index: Int) {
        if let timeIndex {
            do throws(ProfileTimeError) {
                try times.add(reader.text(timeIndex))
            } catch {
                problems.add(
                    "\(times.column?.rawValue ?? ""): \(error)", at: reader.place(of: timeIndex),
                    kind: error.kind)
            }
        }
        let place = reader.place(of: index)
        do throws(ProfileCellError) {
            rows.append(
                Row(
                    figure: try ProfileFigure(reader.bytes(index)),
                    line: Int32(clamping: place.line), column: Int32(clamping: place.column)))
        } catch {
            problems.add("\(column): \(error)", at: place)
        }
    }

    private mutating func finish(at end: Place) throws(Problems) {
        guard !rows.isEmpty else {
            throw Problems("expected at least one row after the header, found none", at: end)
        }
        step = times.step
        guard step == nil else { return }
        if times.column == .start {
            throw Problems(
                "expected at least two rows, whose times tell how long a step is, found one",
                at: end)
        }
        guard let found = ProfileTimes.step(ofRows: rows.count) else {
            throw Problems(
                "expected a year in equal steps, as 8760 or 35040 rows, found \(rows.count); name "
                    + "the time of each row in a column start", at: end)
        }
        step = found
    }
}

// MARK: - The header

extension ProfileRows {
    /// Reads the header, and returns the index of the column to take.
    private mutating func readHeader(_ reader: inout CSVReader) throws(Problems) -> Int {
        guard try reader.next() else {
            throw Problems(
                "the file is empty, expected a header as in hour,kwh or start,kwh",
                at: reader.place)
        }
        let names = (0..<reader.count).map { reader.text($0) }
        if names.count == 1, let separator = Self.separator(in: names[0]) {
            throw Problems(
                "expected columns separated by commas, found \(separator)", at: reader.place)
        }
        timeIndex = Self.timeIndex(in: names)
        times = ProfileTimes(
            column: timeIndex.flatMap { ProfileTimes.Column(rawValue: names[$0]) }, form: form)
        let candidates = names.indices.filter { $0 != timeIndex }
        let index = try chosen(of: candidates, among: names, at: reader.place)
        column = names[index]
        place = reader.place(of: index)
        guard let unit = wish.unit(of: column) else {
            throw Problems(
                "expected a column with \(wish.names), found \(Excerpt(column))",
                at: place)
        }
        self.unit = unit
        return index
    }

    /// Files of meters have the times behind the meter's name.
    private static func timeIndex(in names: [String]) -> Int? {
        ProfileTimes.Column(rawValue: names[0]) != nil
            ? 0 : names.firstIndex(of: ProfileTimes.Column.start.rawValue)
    }

    /// The column that says when a row is; nil where none does.
    static func timeColumn(_ reader: inout CSVReader) throws(Problems) -> ProfileTimes.Column? {
        guard try reader.next() else {
            throw Problems(
                "the file is empty, expected a header as in hour,kwh or start,kwh",
                at: reader.place)
        }
        let names = (0..<reader.count).map { reader.text($0) }
        return timeIndex(in: names).flatMap { ProfileTimes.Column(rawValue: names[$0]) }
    }

    private func chosen(
        of candidates: [Int], among names: [String], at place: Place
    ) throws(Problems) -> Int {
        let found = candidates.filter {
            isChosen ? names[$0] == column : wish.allows(names[$0])
        }
        if let index = found.first, found.count == 1 { return index }
        // Of several columns one alone may say that it is what is looked for.
        let named = found.filter { wish.unit(of: names[$0]) != nil }
        if let index = named.first, named.count == 1 { return index }
        let list = candidates.prefix(10).map { "\(Excerpt(names[$0]))" }
        let listed = list.isEmpty ? "none" : list.joined(separator: ", ")
        if isChosen {
            throw Problems(
                found.isEmpty
                    ? "no column is called \(Excerpt(column)), found \(listed)"
                    : "the column \(Excerpt(column)) stands twice", at: place)
        }
        throw Problems(
            "expected one column with \(wish.names), found \(listed); name the one to take",
            at: place)
    }

    private static func separator(in text: String) -> String? {
        [(";", "semicolons"), ("\t", "tabs")].first { text.contains($0.0) }?.1
    }
}

// MARK: - Values

extension ProfileRows {
    /// The figures in the smallest unit, multiplied by `scale` and rounded.
    ///
    /// Throws where one is not allowed, or goes beyond `limit`.
    mutating func values(
        scale: Ratio, step: Int, allowsNegative: Bool, limit: Int64,
        rounding: String
    ) throws(Problems) -> [Int64] {
        guard let unit else { return [] }
        // A ratio has nine decimals; a mean power holds for a step of so many seconds.
        let factor = Int128(scale.billionths) * (unit.kind.isMean ? Int128(step) : 1)
        let divisor: Int128 = unit.kind.isMean ? 3600 : 1
        var values: [Int64] = []
        values.reserveCapacity(rows.count)
        var rounded = 0
        var firstRounded: Place?
        for row in rows {
            if row.figure.mantissa < 0, !allowsNegative {
                problems.add(
                    "\(column): must not be negative; energy delivered to the grid belongs in the "
                        + "file of the generation", at: place(of: row))
                continue
            }
            let made = row.figure.scaled(by: factor, power: unit.exponent - 9, over: divisor)
            guard let made, made.value.magnitude <= UInt128(limit.magnitude) else {
                problems.add("\(column): the figure is too large", at: place(of: row))
                continue
            }
            if !made.isExact {
                rounded += 1
                firstRounded = firstRounded ?? place(of: row)
            }
            values.append(Int64(made.value))
        }
        if rounded > 0 {
            problems.addWarning(
                "\(column): \(rounded) figures are finer than a \(rounding), and rounded to it",
                at: firstRounded)
        }
        try problems.throwIfAny()
        return values
    }

    private func place(of row: Row) -> Place {
        Place(file: file, line: Int(row.line), column: Int(row.column))
    }
}

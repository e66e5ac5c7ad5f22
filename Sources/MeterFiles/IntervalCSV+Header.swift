import CSVParsing
import Diagnostics
import Quantities

// MARK: - Columns

extension IntervalCSV {
    /// Whether the row has nothing in a column, or the file has no such column.
    func isEmpty(_ column: Column) -> Bool {
        columns[column].map { $0.allSatisfy { reader.isEmpty($0) } } ?? true
    }

    /// The row's text in a column, empty where there is none.
    func text(_ column: Column) -> String {
        columns[column].map { String(decoding: reader.bytes($0), as: UTF8.self) } ?? ""
    }

    /// Where the row's field is, or the row where the file has no such column.
    func place(of column: Column) -> Place {
        columns[column]?.first.map { reader.place(of: $0) } ?? reader.place
    }
}

// MARK: - The header

extension IntervalCSV {
    private static let known = Column.allCases.map(\.rawValue)

    mutating func readHeader() throws(Problems) {
        if choice.form.columns.isEmpty {
            try findHeader()
        } else {
            header = try reader.findHeader(choice.form.columns, known: Self.known)
            if header.indices["kwh", default: [0]].count > 1 {
                problems.add("the energy of a reading stands in one column", at: reader.place)
            }
        }
        for (name, parts) in header.indices {
            if let column = Column(rawValue: name) { columns[column] = parts }
        }
        checkColumns()
        try problems.throwIfAny()
        if let remark = header.remark(in: reader.file) { problems.add(remark) }
    }

    /// Goes on to the row that has the names of the columns, passing over what stands before.
    private mutating func findHeader() throws(Problems) {
        guard try reader.next() else {
            throw Problems("the file is empty, expected a header", at: reader.place)
        }
        let first = reader.place
        var likely: (line: Int, names: [String])?
        for _ in 0..<Self.rowsBefore {
            let names = (0..<reader.count).map { reader.text($0) }
            if names.contains(where: Self.known.contains) { return takeHeader(names) }
            let isLikely = names.count > 2 && names.allSatisfy { $0.contains(where: \.isLetter) }
            if isLikely, likely == nil { likely = (reader.line, names) }
            guard try reader.next() else { break }
        }
        throw Problems(
            "found neither XML, as in Green Button, nor the header of an interval CSV, which has "
                + "some of the columns \(Self.known.joined(separator: ", "))" + Self.advice(likely),
            at: first)
    }

    /// A header stands among the first rows.
    private static let rowsBefore = 50

    private static func advice(_ likely: (line: Int, names: [String])?) -> String {
        let example = "--column kwh=NAME --column \"start=DATE+TIME\" --column minutes=NAME"
        guard let likely else { return "; name those that the file has, as in \(example)" }
        let names = likely.names.prefix(12).map { "\(Excerpt($0))" }.joined(separator: ", ")
        return "; line \(likely.line) seems to be its header, with \(names): name the columns that "
            + "are meant, as in \(example), and the order of its dates with --dates"
    }

    private mutating func takeHeader(_ names: [String]) {
        header.linesBefore = reader.line - 1
        for (index, name) in names.enumerated() {
            guard Self.known.contains(name) else {
                problems.add(
                    "unknown column \(Excerpt(name)), expected some of "
                        + Self.known.joined(separator: ", "), at: reader.place(of: index))
                continue
            }
            if header.indices.updateValue([index], forKey: name) != nil {
                problems.add("column \"\(name)\" stands twice", at: reader.place(of: index))
            }
        }
    }

    /// That the columns say when each reading is, and how much.
    private mutating func checkColumns() {
        let hasMinutes = columns[.minutes] != nil || choice.form.minutes != nil
        if columns[.kwh] == nil { problems.add("missing column \"kwh\"", at: reader.place) }
        switch (columns[.start] != nil, columns[.end] != nil, hasMinutes) {
        case (true, true, false), (true, false, true), (false, true, true): break
        case (true, true, true):
            problems.add("expected a column \"end\" or \"minutes\", one of them", at: reader.place)
        case (true, false, false), (false, true, false):
            problems.add(
                "the readings have no length: expected \"start\" and \"end\", or one of them and "
                    + "\"minutes\"; or say how long each is, as in --minutes 60", at: reader.place)
        case (false, false, _):
            problems.add("missing column \"start\"", at: reader.place)
        }
    }
}

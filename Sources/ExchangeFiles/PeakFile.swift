import CSVParsing
import Diagnostics

/// The intervals that a market or utility named as its peak, one a line.
struct PeakFile {
    /// Their places among the intervals of the net loads.
    let indices: [Int]

    /// Reads a stamp a line; a first line `interval` is a header.
    init(_ reader: consuming CSVReader, among stamps: [IntervalStamp]) throws(Problems) {
        var problems = Problems()
        var lines: [Int: Int] = [:]
        var indices: [Int] = []
        let known = Dictionary(
            zip(stamps, stamps.indices), uniquingKeysWith: { first, _ in first })
        var isFirst = true
        while try reader.next() {
            defer { isFirst = false }
            guard reader.count == 1 else {
                problems.add("expected one interval a line, found a comma", at: reader.place)
                continue
            }
            let text = reader.text(0)
            if isFirst && text == "interval" { continue }
            let stamp = IntervalStamp(text)
            guard let index = known[stamp] else {
                problems.add("\(stamp) is not an interval of the net loads", at: reader.place)
                continue
            }
            if let line = lines.updateValue(reader.line, forKey: index) {
                problems.add("\(stamp) stands on line \(line) already", at: reader.place)
            }
            indices.append(index)
        }
        if indices.isEmpty && !problems.hasErrors {
            problems.add("expected at least one peak interval, found none", at: reader.place)
        }
        try problems.throwIfAny()
        self.indices = indices
    }
}

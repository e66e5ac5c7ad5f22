import CSVParsing
import Diagnostics
import Quantities

/// The intervals that a market or utility named as its peak, one a line.
struct PeakFile {
    /// Their places among the intervals of the net loads.
    let indices: [Int]

    /// Reads a stamp a line; a first line `interval` is a header.
    ///
    /// An hour that the clocks show twice is written with its offset here, where rows have no
    /// order.
    init(
        _ reader: consuming CSVReader, among stamps: [IntervalStamp], times: TimeForm? = nil
    ) throws(Problems) {
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
            var read = IntervalStamps(times)
            do throws(FileTimeError) { try read.add(text) } catch {
                problems.add("\(error)", at: reader.place, kind: error.kind)
                continue
            }
            read.settle()
            if let reason = read.unclear.first?.reason {
                problems.add(reason, at: reader.place)
                continue
            }
            guard let stamp = read.stamps.first else { continue }
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

import CSVParsing
import Diagnostics
import Quantities
import Sharing

/// The net loads of a community: an interval a row, a member a column.
struct NetLoadFile {
    let members: [String]
    let stamps: [IntervalStamp]
    /// Where the row of each interval begins.
    let places: [Place]
    /// Milliwatt-hours, interval by interval.
    let netLoads: [Int64]
    /// Whether an interval has a reading of every member.
    let isComplete: [Bool]
    let warnings: Problems

    /// As many columns as members are taken, and the first.
    static let limits = CSVLimits(columns: SharingPeriod.memberLimit + 1)

    /// Reads the first column `interval`, and one for each member, in kWh.
    ///
    /// Throws every problem of the file at once. An empty cell is a warning: its interval
    /// is left out for all members.
    init(_ reader: consuming CSVReader, times: TimeForm? = nil) throws(Problems) {
        var rows = NetLoadRows(times)
        try rows.readHeader(&reader)
        do throws(Problems) {
            while try reader.next() { rows.readRow(reader) }
        } catch {
            rows.problems.add(error)
        }
        rows.checkStamps(at: reader.place)
        try rows.problems.throwIfAny()
        members = rows.members
        stamps = rows.stamps
        places = rows.places
        netLoads = rows.netLoads
        isComplete = rows.isComplete
        warnings = rows.problems
    }
}

/// What was read of a file of net loads, and what is wrong with it.
private struct NetLoadRows {
    var members: [String] = []
    private var read: IntervalStamps
    var stamps: [IntervalStamp] { read.stamps }
    var places: [Place] = []
    var netLoads: [Int64] = []
    var isComplete: [Bool] = []
    var problems = Problems()

    init(_ times: TimeForm?) {
        read = IntervalStamps(times)
    }

    mutating func readHeader(_ reader: inout CSVReader) throws(Problems) {
        let expected = "expected a header with \"interval\" and a column for each member"
        guard try reader.next() else {
            throw Problems("the file is empty, \(expected)", at: reader.place)
        }
        guard reader.text(0) == "interval", reader.count > 1 else {
            throw Problems("\(expected), found \(Excerpt(reader.text(0)))", at: reader.place)
        }
        var columns: [String: Int] = [:]
        for index in 1..<reader.count {
            let name = reader.text(index)
            do throws(LabelError) {
                _ = try Label(name)
            } catch {
                problems.add("member: \(error)", at: reader.place(of: index))
            }
            if columns.updateValue(index, forKey: name) != nil {
                problems.add(
                    "member \(Excerpt(name)) stands twice", at: reader.place(of: index))
            }
            members.append(name)
        }
    }

    mutating func readRow(_ reader: borrowing CSVReader) {
        guard reader.count == members.count + 1 else {
            if reader.isBlank { return }
            problems.add(
                "expected \(members.count + 1) fields as in the header, found \(reader.count)",
                at: reader.place)
            return
        }
        if reader.isEmpty(0) {
            if reader.isBlank { return }
            problems.add("interval: expected a time, found nothing", at: reader.place)
        }
        do throws(FileTimeError) {
            try read.add(reader.text(0))
        } catch {
            problems.add("interval: \(error)", at: reader.place, kind: error.kind)
        }
        places.append(reader.place)
        var missing: Int?
        for column in 1...members.count {
            if let value = reader.decimal(column, decimals: 6), Self.allowed.contains(value) {
                netLoads.append(value)
            } else {
                if reader.isEmpty(column) { missing = missing ?? column }
                netLoads.append(readOdd(column, of: reader))
            }
        }
        isComplete.append(missing == nil)
        if let missing {
            problems.addWarning(
                "no reading of \(Excerpt(members[missing - 1])); the interval is left out for "
                    + "all members", at: reader.place(of: missing))
        }
    }

    private static let allowed =
        -Energy.inputLimit.milliwattHours...Energy.inputLimit.milliwattHours

    /// Reads a cell that the quick way refused, to say what is wrong with it.
    private mutating func readOdd(_ column: Int, of reader: borrowing CSVReader) -> Int64 {
        guard !reader.isEmpty(column) else { return 0 }
        do throws(NumeralError) {
            return try Energy(kilowattHours: reader.text(column)).milliwattHours
        } catch {
            problems.add(
                "\(Excerpt(members[column - 1])): \(error)", at: reader.place(of: column))
            return 0
        }
    }

    /// Times ascend; labels differ; a file has the one or the other.
    mutating func checkStamps(at end: Place) {
        read.settle()
        for (row, reason) in read.unclear {
            problems.add("interval: \(reason)", at: places[row], kind: "hour that stands twice")
        }
        guard read.unclear.isEmpty else { return }
        guard let first = stamps.first else {
            if !problems.hasErrors {
                problems.add("expected at least one interval, found none", at: end)
            }
            return
        }
        var labels: Set<IntervalStamp> = [first]
        var last = first
        for (stamp, place) in zip(stamps, places).dropFirst() {
            switch (last, stamp) {
            case (.instant(let earlier), .instant(let later)):
                guard later <= earlier else { break }
                problems.add(
                    "interval: expected a time after \(earlier), found \(later)", at: place)
            case (.label, .label):
                guard !labels.insert(stamp).inserted else { break }
                problems.add("interval: \(stamp) stands twice", at: place)
            case (.instant, .label):
                problems.add(
                    "interval: expected a time as in the rows before, found \(stamp)", at: place)
            case (.label, .instant):
                problems.add(
                    "interval: expected a label as in the rows before, found \(stamp)", at: place)
            }
            last = stamp
        }
    }
}

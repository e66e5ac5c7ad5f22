import CSVParsing
import Diagnostics
import Quantities

// MARK: - The times of a row

extension IntervalCSV {
    /// From when to when the row's reading is; nil, with a problem noted, where it does not say.
    mutating func span() -> IntervalSpan? {
        guard columns[.start] != nil else {
            guard let end = time(.end), let seconds = length() else { return nil }
            return IntervalSpan(time: end, length: .secondsBefore(seconds))
        }
        guard let start = time(.start) else { return nil }
        guard columns[.end] != nil else {
            return length().map { IntervalSpan(time: start, length: .seconds($0)) }
        }
        guard let end = time(.end) else { return nil }
        if case .skipped(let local, let gap) = end, local != gap.start {
            add(.skipped(local, gap), at: .end)
            return nil
        }
        return IntervalSpan(time: start, length: .end(end))
    }

    private mutating func time(_ column: Column) -> FileTime? {
        guard let parts = columns[column] else { return nil }
        do throws(FileTimeError) {
            return try times.read(reader.bytes(parts))
        } catch {
            add(error, at: column)
            return nil
        }
    }

    private mutating func add(_ error: FileTimeError, at column: Column) {
        problems.add(
            "\(column.rawValue): \(error)", at: place(of: column),
            kind: error.kind.map { "\(column.rawValue): \($0)" })
    }

    /// The seconds that the row, or whoever imports it, says that its reading lasts.
    private mutating func length() -> Int32? {
        guard let index = columns[.minutes]?.first else {
            return choice.form.minutes.map { $0 * 60 }
        }
        let minutes = reader.decimal(index, decimals: 0) ?? Self.minutes(text(.minutes))
        guard let minutes, (1...527_040).contains(minutes) else {
            problems.add(
                "minutes: expected a whole number of minutes, 1 to 527040, found "
                    + "\(Excerpt(text(.minutes)))", at: place(of: .minutes), kind: "minutes")
            return nil
        }
        return Int32(minutes * 60)
    }

    /// The minutes that words say, as in `Hour` or `15 Minutes`.
    private static func minutes(_ text: String) -> Int64? {
        var words = text.lowercased().split(separator: " ")
        guard let unit = words.popLast(), words.count < 2 else { return nil }
        let factor: Int64
        switch unit {
        case "hour", "hours", "hr", "h": factor = 60
        case "minute", "minutes", "min": factor = 1
        case "day", "daily": return nil
        default: return nil
        }
        guard let number = words.first else { return factor == 60 ? 60 : nil }
        guard number.utf8.count <= 5, let count = Int64(number), count > 0 else { return nil }
        return count * factor
    }

    /// Whether clocks ever showed the time of the row; a problem where not, unless the row has no
    /// energy and such rows are to be left out.
    mutating func wasShown(_ span: IntervalSpan, _ energy: Energy) -> Bool {
        guard case .skipped(let local, let gap) = span.time else { return true }
        if energy == .zero, choice.form.leavesOutSkippedHours {
            skippedRows += 1
            return false
        }
        let column: Column = columns[.start] == nil ? .end : .start
        guard energy != .zero else {
            problems.add(
                "\(column.rawValue): \(FileTimeError.skipped(local, gap)), or have those without "
                    + "energy left out with --leave-out-skipped-hours", at: place(of: column),
                kind: "\(column.rawValue): time that never was")
            return false
        }
        problems.add(
            "\(column.rawValue): the clocks of \(gap.zone) never showed \(local), when \(energy) "
                + "kWh are said to have flowed: they were put forward from \(gap.start) to "
                + "\(gap.end); ask who made the file when it was", at: place(of: column),
            kind: "\(column.rawValue): energy at a time that never was")
        return false
    }
}

// MARK: - The order of rows

extension IntervalCSV {
    /// Keeps a row's reading, or has it wait until it shows in which of two equal hours it is.
    mutating func take(_ draft: Draft, in index: Int) {
        switch draft.span.time {
        case .moment(let moment):
            settle(index, before: moment)
            hours[index].pass(moment)
            keep(draft, at: moment, in: index)
        case .repeated(let local, let first, let second):
            hours[index].wait(draft, local, first: first, second: second)
        case .skipped: break
        }
    }

    /// Keeps the readings of a builder that waited, where the order of the rows tells of each
    /// which hour it is.
    mutating func settle(_ index: Int, before next: Instant?) {
        guard let first = hours[index].waiting.first, let zone = times.form.zone else { return }
        let unclear = hours[index].unclear(in: zone)
        guard let rows = hours[index].resolve(before: next) else {
            let column = columns[.start] == nil ? "end" : "start"
            problems.add(
                "\(column): \(unclear)", at: place(ofLine: first.line),
                kind: "\(column): hour that stands twice")
            return
        }
        for (draft, moment) in rows { keep(draft, at: moment, in: index) }
    }

    private mutating func keep(_ draft: Draft, at moment: Instant, in index: Int) {
        guard let placed = draft.span.placed(at: moment), placed.seconds > 0 else {
            let end = draft.span.placed(at: moment).map {
                ", found \(moment.adding(seconds: Int64($0.seconds)))"
            }
            problems.add(
                "end: expected a time after the start \(moment)\(end ?? "")",
                at: draft.line == reader.line ? place(of: .end) : place(ofLine: draft.line),
                kind: "end")
            return
        }
        if case .end = draft.span.length {
            ends.add(seconds: placed.seconds, line: draft.line)
        }
        keep(draft, from: placed.start, seconds: placed.seconds, in: index)
    }

    /// Takes ends to be within their readings where all rows write them so, and says what else
    /// was made of times.
    mutating func finishTimes() {
        if ends.shortBy > 0 {
            lengthen(by: ends.shortBy)
            let unit = ends.shortBy == 60 ? "minute" : "second"
            problems.addWarning(
                "every reading ends a \(unit) before the next can begin, as in 00:59; the ends "
                    + "are taken to be within the readings", at: place(ofLine: ends.firstLine))
        } else if let remark = ends.remark {
            problems.addWarning(remark, at: place(ofLine: ends.firstLine))
        }
        if skippedRows > 0 {
            problems.addWarning(
                "left out \(skippedRows) rows without energy at times that clocks never showed",
                at: place(ofLine: 1))
        }
    }
}

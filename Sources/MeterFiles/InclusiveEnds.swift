/// How many rows end a minute or a second before a whole number of minutes is over, as in `00:59`.
///
/// Where all do, ends are meant to be within the reading.
struct InclusiveEnds {
    private var rows = 0
    private var byMinute = 0
    private var bySecond = 0
    /// The first line that has one.
    private(set) var firstLine = 1

    mutating func add(seconds: Int32, line: Int) {
        rows += 1
        // Readings are of five minutes, or of a multiple of it.
        let isByMinute = (seconds + 60) % 300 == 0
        let isBySecond = (seconds + 1) % 300 == 0
        guard isByMinute || isBySecond else { return }
        if byMinute + bySecond == 0 { firstLine = line }
        if isByMinute { byMinute += 1 } else { bySecond += 1 }
    }

    /// The seconds by which all readings are longer than their ends say; zero where not all are.
    var shortBy: Int32 {
        if rows == 0 { return 0 }
        return byMinute == rows ? 60 : bySecond == rows ? 1 : 0
    }

    /// What is to be said where only some readings end so; nil where none does.
    var remark: String? {
        let some = byMinute + bySecond
        guard some > 0, some < rows || byMinute != 0 && bySecond != 0 else { return nil }
        return "\(some) of \(rows) readings end a minute or a second before the next can begin, as "
            + "in 00:59, and others do not; all ends are taken as they are written"
    }
}

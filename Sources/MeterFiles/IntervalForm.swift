public import CSVParsing
public import Quantities

/// How interval CSV is written: what the file itself does not say.
public struct IntervalForm: Hashable, Sendable {
    /// The zone of times without an offset, and the order of their dates.
    public var times: TimeForm
    /// What the file calls its columns, and which of its rows are meant.
    public var columns: CSVColumnNames
    /// How long each reading is, in a file that does not say it.
    public var minutes: Int32?
    /// Whether rows at a time that never was, since clocks were put forward over it, are left
    /// out, with a warning, where they have no energy.
    public var leavesOutSkippedHours: Bool

    public init(
        times: TimeForm = TimeForm(), columns: CSVColumnNames = CSVColumnNames(),
        minutes: Int32? = nil, leavingOutSkippedHours leavesOutSkippedHours: Bool = false
    ) {
        self.times = times
        self.columns = columns
        self.minutes = minutes
        self.leavesOutSkippedHours = leavesOutSkippedHours
    }
}

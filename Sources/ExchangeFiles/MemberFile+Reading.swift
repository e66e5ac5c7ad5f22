public import CSVParsing
public import Diagnostics

extension MemberFile {
    /// Reads a member file, whose columns ``MemberColumn`` lists.
    ///
    /// Throws every problem of the file at once: a column that is unknown, missing or
    /// stands twice, a cell that cannot be read, an id that is used twice, rows that
    /// contradict each other.
    public init(_ reader: consuming CSVReader) throws(Problems) {
        let rows = try CSVTable<MemberColumn>(reader, required: MemberColumn.required)
        var drafts = MemberFileReader(rows)
        try drafts.readRows()
        let subscribers = drafts.finishSubscribers()
        let subscriptions = drafts.finishSubscriptions()
        try drafts.finish()
        self.init(subscribers: subscribers, subscriptions: subscriptions)
    }

    /// Reads a member file from its bytes; `file` is the name shown with problems.
    public init(_ bytes: [UInt8], file: String) throws(Problems) {
        try self.init(CSVReader(bytes, file: file))
    }
}

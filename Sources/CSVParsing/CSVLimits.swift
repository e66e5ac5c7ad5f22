/// What a CSV file may hold at most.
///
/// A file of another kind, or one made to harm, is refused before it fills the memory.
public struct CSVLimits: Hashable, Sendable {
    /// Bytes of the whole file.
    public var bytes: Int
    /// Bytes of one row; as much is held in memory when a file is streamed.
    public var rowBytes: Int
    /// Bytes of one field, its quotes not counted.
    public var fieldBytes: Int
    public var columns: Int

    public init(
        bytes: Int = 1 << 30, rowBytes: Int = 16 << 20, fieldBytes: Int = 64 << 10,
        columns: Int = 50_000
    ) {
        self.bytes = bytes
        self.rowBytes = rowBytes
        self.fieldBytes = fieldBytes
        self.columns = columns
    }

    /// One gibibyte, as meter data needs; members and payments are far below.
    public static let standard = CSVLimits()
}

import Diagnostics

/// An IntervalReading as it stands in the file.
struct FeedReading {
    var start: Int64
    /// The value times ten to the power of the block's decimals.
    var value: Int64
    /// The length, held within the range of the integer.
    var seconds: Int32
    var line: Int32
    var column: Int32
    /// ESPI's code of the worst quality told; minus one where none is.
    var quality: Int8

    /// What stands for a start and a length that the reading does not tell.
    static let noStart = Int64.min
    static let noLength = Int32.min

    func place(in file: String) -> Place {
        Place(file: file, line: Int(line), column: Int(column))
    }
}

public import Diagnostics
public import Metering
public import XMLParsing

/// The readings of a meter file, ready for a book.
public struct MeterFileContents: Sendable {
    /// The readings of one usage point.
    public struct Meter: Sendable {
        /// The file's name for it: the identifier of a Green Button usage point, or the `meter`
        /// column of a CSV file; empty where the file has none.
        public let name: String
        /// By the flow they are to be kept as.
        public let series: [EnergyFlow: ReadingSeries]
        /// Where the readings of each begin in the file.
        public var places: [EnergyFlow: Place] = [:]
        /// Readings that came again with equal values, and were taken once.
        public let repeats: Int
    }

    public let file: String
    /// The meters, in order of their names; at least one, each with readings.
    public let meters: [Meter]
    public let warnings: [Problem]

    /// Reads a Green Button or interval CSV file.
    ///
    /// Throws ``Problems`` where the file is malformed, where readings contradict each other,
    /// where there are none to take, and where there are others than chosen; and what reading
    /// the file throws.
    public init(
        _ input: MeterFileInput, choosing choice: MeterFileChoice,
        limits: XMLLimits = .meterFile
    ) throws {
        var input = input
        switch try input.kind() {
        case .xml:
            self = try FeedImport(GreenButtonFeed.read(input, limits: limits), choice).contents()
        case .csv:
            self = try IntervalCSV.read(input, choosing: choice)
        case .zip:
            throw Self.zipped(input.name)
        }
    }

    /// The refusal of a zip archive.
    static func zipped(_ file: String) -> Problems {
        Problems(
            "the file is a zip archive; unpack it, and import what is in it",
            at: Place(file: file, line: 1, column: 1))
    }

    init(file: String, meters: [Meter], warnings: [Problem]) {
        self.file = file
        self.meters = meters.sorted { $0.name < $1.name }
        self.warnings = warnings
    }

    /// The file's only meter; throws where it has several, naming them.
    public func onlyMeter() throws(Problems) -> Meter {
        guard let meter = meters.first, meters.count == 1 else {
            throw Problems(
                "the file has several usage points, choose one: "
                    + meters.map(\.name).joined(separator: ", "),
                at: Place(file: file, line: 1, column: 1))
        }
        return meter
    }
}

public import CSVParsing
public import Diagnostics
public import Quantities

/// One column of energy of a customer or a generator, step by step, as programs and meters hand
/// it on.
///
/// The first column says when: `hour` counts the hours from zero, `interval` the steps of a year,
/// `start`, which may also be a later one, is a time with its offset, or without one in a stated
/// time zone. It may be missing where the rows are a year in equal steps. The others have names
/// that end in their unit, as in `kwh`, `load_kwh` or `pv_kw`; power is the mean of its step.
/// Numbers may have an exponent, as programs print small ones.
public struct ProfileFile: Sendable {
    /// Which column is taken, and how.
    public struct Options: Sendable {
        /// The column to take, nil for the only one.
        public var column: String?
        /// What every figure is multiplied with, as an array's kilowatts in a file for one.
        public var scale: Ratio
        /// Whether a figure may be negative, as while an inverter draws at night.
        public var allowsNegative: Bool
        /// The zone of times without an offset, and the order of their dates.
        public var times: TimeForm

        public init(
            column: String? = nil, scale: Ratio = .one, allowsNegative: Bool = false,
            times: TimeForm = TimeForm()
        ) {
            self.column = column
            self.scale = scale
            self.allowsNegative = allowsNegative
            self.times = times
        }
    }

    /// The name of the column.
    public let column: String
    public let energies: [Energy]
    /// The length of a step in seconds.
    public let step: Int
    /// When the first step begins; nil where the file counts steps from zero.
    public let start: Instant?
    /// What is odd about the file, as figures finer than a milliwatt-hour.
    public let remarks: Problems

    /// Whether the rows of a file say when they are, and do not count their steps.
    ///
    /// Throws where it has no header.
    public static func hasTimes(_ bytes: [UInt8], file: String) throws(Problems) -> Bool {
        var reader = CSVReader(bytes, file: file, limits: .profile)
        return try ProfileRows.timeColumn(&reader) == .start
    }

    /// Reads the file from its bytes; `file` is the name shown with problems.
    public init(
        _ bytes: [UInt8], file: String, options: Options = Options()
    ) throws(Problems) {
        try self.init(CSVReader(bytes, file: file, limits: .profile), options: options)
    }

    /// Reads the file from a stream.
    ///
    /// Throws every problem of the file at once. A figure finer than a milliwatt-hour is rounded
    /// half away from zero, after it was multiplied, and remarked on.
    public init(
        _ reader: consuming CSVReader, options: Options = Options()
    ) throws(Problems) {
        var rows = ProfileRows(
            file: reader.file, wants: .energy, column: options.column, form: options.times)
        try rows.read(&reader)
        let step = rows.step ?? 3600
        let values = try rows.values(
            scale: options.scale, step: step, allowsNegative: options.allowsNegative,
            limit: Energy.inputLimit.milliwattHours, rounding: "milliwatt-hour")
        column = rows.column
        energies = values.map(Energy.init(milliwattHours:))
        self.step = step
        start = rows.start
        remarks = rows.problems
    }
}

extension CSVLimits {
    /// A year of minutes with many columns: 256 MiB.
    public static let profile = CSVLimits(bytes: 256 << 20, columns: 1000)
}

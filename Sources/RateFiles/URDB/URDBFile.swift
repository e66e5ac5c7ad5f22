public import Diagnostics
internal import JSONParsing
public import Quantities
public import Tariffs

/// Reads rates of OpenEI's Utility Rate Database, as its API (versions 3 to 8) and its bulk
/// download write them in JSON.
///
/// The fields are those of <https://openei.org/services/doc/rest/util_rates>. How they become
/// charges is told in <doc:URDB>.
public enum URDBFile {
    /// What the file does not say itself.
    public struct Options: Hashable, Sendable {
        /// The IANA name of the time zone the schedules are read in.
        public var timeZone: String
        /// The day the file was read.
        public var read: CivilDate
        /// ISO 4217.
        public var currency: String
        /// The rate to take, by its `label`, where the file holds several.
        public var label: String?
        /// The length of the readings a peak is the mean of, where the file does not say.
        public var demandWindowMinutes: Int

        public init(
            timeZone: String, read: CivilDate, currency: String = "USD", label: String? = nil,
            demandWindowMinutes: Int = 60
        ) {
            self.timeZone = timeZone
            self.read = read
            self.currency = currency
            self.label = label
            self.demandWindowMinutes = demandWindowMinutes
        }
    }

    /// The tariff that `bytes` hold; `file` names them in clauses and problems.
    ///
    /// What the file says of charges and the reader does not understand is in the tariff's
    /// ``Tariff/notUnderstood``; what was ignored or rounded in its ``Tariff/remarks``.
    public static func read(
        _ bytes: [UInt8], file: String, options: Options
    ) throws(Problems) -> Tariff {
        let root = try JSONValue.read(bytes, file: file)
        let notes = URDBNotes(bytes)
        let document = URDBValue(root, path: "", notes: notes)
        guard let rate = URDBObject(rateIn: document, label: options.label) else {
            throw notes.problems
        }
        return try URDBReader(rate, options: options).tariff()
    }
}

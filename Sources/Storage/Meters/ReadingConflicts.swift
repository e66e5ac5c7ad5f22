public import Metering
public import Quantities

/// Readings that contradict what a book has of the same meter and flow.
public struct ReadingConflicts: Error, Hashable, Sendable {
    public var meter: String
    public var flow: EnergyFlow
    /// Each with the reading of the book and the new one, at most ``limit`` of them.
    public private(set) var conflicts: [ReadingError] = []
    /// How many more there are than are kept.
    public private(set) var omitted = 0
    /// The imports that the readings of the book came from, of the conflicts that are kept.
    public var sources: [Stored<ImportRow>] = []

    /// Of the sources those that a month was issued from, and which.
    public var issued: [Int64: Issued] = [:]

    /// A month that was issued, so that what it was made from stays.
    public struct Issued: Hashable, Sendable {
        public var array: String
        public var month: Month

        public init(array: String, month: Month) {
            self.array = array
            self.month = month
        }
    }

    public static let limit = 20

    public init(meter: String, flow: EnergyFlow) {
        self.meter = meter
        self.flow = flow
    }

    public mutating func add(_ conflict: ReadingError) {
        if conflicts.count < Self.limit { conflicts.append(conflict) } else { omitted += 1 }
    }
}

extension ReadingConflicts: CustomStringConvertible {
    /// One conflict a line, and how many more there are.
    public var description: String {
        let lines = conflicts.map { "meter \(meter), \(flow.rawValue): \($0)" }
        let more = omitted == 0 ? [] : ["and \(omitted) more"]
        return (lines + more + sources.map(advice)).joined(separator: "\n")
    }

    private func advice(_ source: Stored<ImportRow>) -> String {
        if let issued = issued[source.id] {
            return
                "the book has its readings from \(source.name), imported as of \(source.asOf), and "
                + "\(issued.month) of array \"\(issued.array)\" was issued from them: what was "
                + "issued stays as it is; leave these readings out of the file to import the rest, "
                + "and settle the difference apart"
        }
        return
            "the book has its readings from \(source.name), imported as of \(source.asOf); if that "
            + "is the wrong file, undo it with: commonwatt meter undo \(source.shortDigest)"
    }
}

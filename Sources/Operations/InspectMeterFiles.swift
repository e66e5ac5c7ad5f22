internal import Diagnostics
public import MeterFiles
public import Quantities

/// Tells what is in meter files, strange or not.
///
/// It needs no book.
public struct InspectMeterFiles: Sendable {
    public var files: [MeterSource]
    /// The zone of times that state none.
    public var timeZone: TimeZoneRules?

    public init(_ files: [MeterSource], timeZone: TimeZoneRules? = nil) {
        self.files = files
        self.timeZone = timeZone
    }

    /// - Throws: `Problems` of all files that are not well-formed XML or have a DOCTYPE, and of
    ///   CSV files that cannot be read.
    public func callAsFunction() throws -> [MeterFileInspection] {
        var problems = Problems()
        var inspections: [MeterFileInspection] = []
        for file in files {
            do {
                inspections.append(
                    try MeterFileInspection(MeterStream(file).input, timeZone: timeZone))
            } catch let error as Problems {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return inspections
    }
}

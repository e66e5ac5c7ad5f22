internal import Diagnostics
public import MeterFiles

/// Tells what is in meter files, strange or not.
///
/// It needs no book.
public struct InspectMeterFiles: Sendable {
    public var files: [MeterSource]

    public init(_ files: [MeterSource]) {
        self.files = files
    }

    /// - Throws: `Problems` of all files that are not well-formed XML or have a DOCTYPE.
    public func callAsFunction() throws -> [MeterFileInspection] {
        var problems = Problems()
        var inspections: [MeterFileInspection] = []
        for file in files {
            do {
                inspections.append(try MeterFileInspection(MeterStream(file).input))
            } catch let error as Problems {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return inspections
    }
}

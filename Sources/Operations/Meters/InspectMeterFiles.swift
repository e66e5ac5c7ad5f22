internal import Diagnostics
public import MeterFiles

/// Tells what is in meter files, strange or not.
///
/// It needs no book.
public struct InspectMeterFiles: Sendable {
    public var files: [MeterSource]
    /// What CSV files do not say of themselves.
    public var form: IntervalForm

    public init(_ files: [MeterSource], form: IntervalForm = IntervalForm()) {
        self.files = files
        self.form = form
    }

    /// - Throws: `Problems` of all files that are not well-formed XML or have a DOCTYPE, and of
    ///   CSV files that cannot be read.
    public func callAsFunction() throws -> [MeterFileInspection] {
        var problems = Problems()
        var inspections: [MeterFileInspection] = []
        for file in files {
            do {
                inspections.append(
                    try MeterFileInspection(MeterStream(file).input, form: form))
            } catch let error as Problems {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return inspections
    }
}

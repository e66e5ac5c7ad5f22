public import Diagnostics
public import Quantities
internal import SystemTimeZones
internal import Tariffs

/// Checks tariff files against the schema, their own rules and the bills worked in them.
///
/// It needs no book.
public struct ValidateTariffs: Sendable {
    public var files: [InputFile]

    public init(_ files: [InputFile]) {
        self.files = files
    }

    /// What was found in a file that is a tariff.
    public struct Finding: Hashable, Sendable {
        public var file: String
        public var key: String
        public var effective: DatePeriod
        public var workedBills: Int
        /// What the tariff says that cannot be computed.
        public var warnings: [Problem]
    }

    /// - Throws: `Problems` of all files, a bill that does not come out as worked included.
    public func callAsFunction(_ installation: Installation) throws -> [Finding] {
        let tariffs = try ImportTariffs.read(files, installation)
        var problems = Problems()
        for tariff in tariffs { check(tariff, &problems) }
        try problems.throwIfAny()
        return zip(files, tariffs).map { file, tariff in
            Finding(
                file: file.name, key: tariff.id.rawValue, effective: tariff.effective,
                workedBills: tariff.workedBills.count,
                warnings: tariff.unsupported.map(\.warning))
        }
    }

    private func check(_ tariff: Tariff, _ problems: inout Problems) {
        let start = Place(
            file: tariff.clause.file, line: tariff.clause.line, column: tariff.clause.column)
        do {
            let zone = try TimeZoneRules(loading: tariff.timeZone)
            guard tariff.blocking().isEmpty else { return }
            for worked in tariff.workedBills {
                let place = Place(
                    file: worked.clause.file, line: worked.clause.line,
                    column: worked.clause.column)
                let bill = try tariff.bill(for: worked.usage, zone: zone)
                for difference in worked.differences(from: bill) {
                    problems.add("worked bill \"\(worked.id)\": \(difference)", at: place)
                }
            }
        } catch {
            problems.add("\(error)", at: start)
        }
    }
}

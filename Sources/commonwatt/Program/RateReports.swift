import Diagnostics
import Foundation
import Operations
import Quantities

/// The result of importing rate files, and lists of their versions.
enum RateReports {
    static func imported(_ outcomes: [RateImport], _ what: String) -> Report {
        Report(
            schema: "commonwatt.\(what)-import/1",
            tables: [
                Report.Table(
                    key: "files", heading: nil,
                    columns: [
                        Report.Column(what, what.capitalized), Report.Column("from", "From"),
                        Report.Column("to", "To"), Report.Column("status", "Status"),
                        Report.Column("illustrative", "Illustrative"),
                        Report.Column("unsupported", "Unsupported", isNumber: true),
                        Report.Column("file", "File"),
                    ],
                    rows: outcomes.map { outcome in
                        [
                            .text(outcome.key), Report.Value(outcome.effective.start),
                            Report.Value(outcome.effective.statedEnd),
                            .text(outcome.status.rawValue), .flag(outcome.isIllustrative),
                            .number(Int64(outcome.warnings.reduce(0) { $0 + $1.count })),
                            .text(outcome.file),
                        ]
                    })
            ])
    }

    static func list(_ versions: [ListRates.Version], _ what: String) -> Report {
        Report(
            schema: "commonwatt.\(what)-list/1",
            tables: [
                Report.Table(
                    key: "versions", heading: nil,
                    columns: [
                        Report.Column(what, what.capitalized), Report.Column("name", "Name"),
                        Report.Column("from", "From"), Report.Column("to", "To"),
                        Report.Column("illustrative", "Illustrative"),
                        Report.Column("unsupported", "Unsupported", isNumber: true),
                        Report.Column("file", "File"),
                    ],
                    rows: versions.map { version in
                        [
                            .text(version.key), .text(version.name),
                            Report.Value(version.effectiveFrom),
                            Report.Value(version.effectiveTo?.description),
                            .flag(version.isIllustrative),
                            .number(Int64(version.unsupported.count)), .text(version.file),
                        ]
                    })
            ])
    }

    /// What to say of files that were imported, warnings and all.
    static func remark(on outcomes: [RateImport]) {
        var said: Set<Problem> = []
        for outcome in outcomes {
            // Rates of one file may share what they warn of.
            let all = outcome.warnings + outcome.suspicions
            for warning in all where said.insert(warning).inserted {
                Console.remark(warning.description)
            }
            if outcome.status == .alreadyImported {
                Console.remark(
                    "\(outcome.key) of \(outcome.file) is already imported; nothing was changed")
            }
        }
    }
}

extension DatePeriod {
    /// The first day after the period, where it has an end.
    var statedEnd: String? { isOpen ? nil : end.description }
}

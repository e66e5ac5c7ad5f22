import Billing
import Operations
import Quantities

/// What issuing a month did, as it is printed.
struct IssueReport {
    private let issues: [ArrayIssue]
    private let month: Month

    init(_ issues: [ArrayIssue], month: Month) {
        self.issues = issues
        self.month = month
    }

    /// Whether an array could not be issued or a subscription is held.
    var hasProblems: Bool { issues.contains { $0.problem != nil || !$0.held.isEmpty } }

    var report: Report {
        Report(
            schema: "commonwatt.bill-issue/1",
            facts: [
                Report.Fact(key: "month", heading: "Month", value: Report.Value(month)),
                Report.Fact(
                    key: "issued", heading: "Issued now",
                    value: .number(Int64(issues.reduce(0) { $0 + $1.issued.count }))),
                Report.Fact(
                    key: "issued_before", heading: "Issued before",
                    value: .number(issues.reduce(0) { $0 + $1.issuedBefore })),
            ],
            tables: [arrays, held])
    }

    /// What the administrator should know beside the tables.
    var remarks: [String] {
        issues.flatMap { issue in
            guard issue.problem == nil, issue.issued.isEmpty, issue.held.isEmpty else {
                return fees(of: issue)
            }
            return ["\(issue.arrayID): \(month) was already issued, nothing changed"]
        }
    }

    /// The first few fees that are odd, in words, and whose the others are.
    private func fees(of issue: ArrayIssue) -> [String] {
        let shown = issue.feeRemarks.prefix(5).map {
            "\(issue.arrayID) \($0.subscriptionID): \($0)"
        }
        let others = issue.feeRemarks.dropFirst(shown.count).map { "\($0.subscriptionID)" }
        guard !others.isEmpty else { return shown }
        let named = Array(others.prefix(20))
        let more = others.count > named.count ? " and \(others.count - named.count) more" : ""
        return shown + [
            "\(issue.arrayID): look at the fees of \(named.joined(separator: ", "))\(more) too"
        ]
    }

    private var arrays: Report.Table {
        Report.Table(
            key: "arrays", heading: nil,
            columns: [
                Report.Column("array", "Array"),
                Report.Column("issued", "Statements", isNumber: true),
                Report.Column("first", "First"),
                Report.Column("last", "Last"),
                Report.Column("held", "Held", isNumber: true),
                Report.Column("total", "To be paid", isNumber: true),
                Report.Column("problem", "Problem"),
            ],
            rows: issues.map { issue in
                [
                    .text(issue.arrayID), .number(Int64(issue.issued.count)),
                    Report.Value(issue.issued.first?.description),
                    Report.Value(issue.issued.last?.description),
                    .number(Int64(issue.held.count)),
                    Report.Value(issue.totals?.total.description),
                    Report.Value(issue.problem?.description),
                ]
            })
    }

    private var held: Report.Table {
        Report.Table(
            key: "held", heading: "Held: no statement until the reason is mended",
            columns: [
                Report.Column("array", "Array"), Report.Column("subscription", "Subscription"),
                Report.Column("name", "Name"), Report.Column("reason", "Reason"),
            ],
            rows: issues.flatMap { issue in
                issue.held.map {
                    [
                        .text(issue.arrayID), .text($0.subscriptionID), .text($0.name),
                        .text($0.reason),
                    ]
                }
            })
    }
}

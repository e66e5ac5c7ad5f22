import Billing
import Operations
import Quantities
import SystemTimeZones

extension PreviewReport {
    /// What was issued of the month before, so that an issued month does not look empty.
    var alreadyIssued: Report.Table {
        Report.Table(
            key: "issued", heading: "Issued already",
            columns: [
                Report.Column("array", "Array"), Report.Column("issued_on", "Issued on"),
                Report.Column("statements", "Statements", isNumber: true),
                Report.Column("total", "To be paid", isNumber: true),
                Report.Column("left", "Left to issue", isNumber: true),
                Report.Column("what", "What"),
            ],
            rows: previews.compactMap { preview in
                guard let issued = preview.issued else { return nil }
                return [
                    .text(preview.arrayID), Report.Value(issued.on), .number(issued.statements),
                    Report.Value(issued.total),
                    preview.left.map { .number(Int64($0)) } ?? .absent,
                    .text(preview.words(for: issued)),
                ]
            })
    }

    /// What comes in for the output that no subscriber holds.
    var unsubscribed: Report.Table {
        Report.Table(
            key: "unsubscribed", heading: "For the output nobody holds",
            columns: [
                Report.Column("array", "Array"), Report.Column("kwh", "kWh", isNumber: true),
                Report.Column("amount", "Amount", isNumber: true), Report.Column("what", "What"),
            ],
            rows: outcomes.flatMap { preview, outcome in
                let totals = outcome.totals
                var rows: [[Report.Value]] = []
                func add(_ amount: String, _ what: String) {
                    rows.append([
                        .text(preview.arrayID), Report.Value(totals.unallocated), .text(amount),
                        .text(what),
                    ])
                }
                if totals.hostPayout != .zero {
                    add(
                        totals.hostPayout.description,
                        "\(preview.utility) owes it to the co-op (ledger: utility-receivable)")
                }
                if totals.hostCredit.quantity != 0 {
                    add(
                        totals.hostCredit.text,
                        "credit of the array's host, banked (ledger: host-credit-bank)")
                }
                return rows
            })
    }

    /// The accounts that no statement shows any more.
    var leavers: Report.Table {
        Report.Table(
            key: "ended", heading: "Still owed by members who left",
            columns: [
                Report.Column("array", "Array"), Report.Column("subscription", "Subscription"),
                Report.Column("name", "Name"), Report.Column("last_day", "Last day"),
                Report.Column("owed", "Owed", isNumber: true),
            ],
            rows: previews.flatMap { preview in
                preview.leavers.map {
                    [
                        .text(preview.arrayID), .text($0.subscriptionID), .text($0.name),
                        Report.Value($0.lastDay), Report.Value($0.owed),
                    ]
                }
            })
    }

    /// The cases worth a look before they are issued.
    var unusual: Report.Table {
        Report.Table(
            key: "unusual", heading: "Unusual: look at these before you issue",
            columns: [
                Report.Column("array", "Array"), Report.Column("subscription", "Subscription"),
                Report.Column("name", "Name"), Report.Column("what", "What"),
            ],
            rows: outcomes.flatMap { unusual($0.preview, $0.outcome) })
    }

    private func unusual(
        _ preview: ArrayPreview, _ outcome: MonthOutcome
    ) -> [[Report.Value]] {
        var rows = unknownBills(preview, outcome)
        rows += estimates(preview, outcome)
        rows += firstStatements(preview, outcome)
        rows += remarks(preview)
        rows += fees(preview, outcome)
        rows += remarks(preview, outcome)
        return rows
    }

    private func remarks(_ preview: ArrayPreview) -> [[Report.Value]] {
        preview.remarks.map { remark in
            [
                .text(preview.arrayID), .text(remark.subscriptionID), .text(remark.name),
                .text(remark.text),
            ]
        }
    }

    /// What statements have to say that is worth a look.
    private func remarks(
        _ preview: ArrayPreview, _ outcome: MonthOutcome
    ) -> [[Report.Value]] {
        // That of Greenwich where the array's is not known here.
        let zone = (try? TimeZoneRules(loading: outcome.run.timeZone)) ?? .utc
        return outcome.statements.flatMap { made in
            let recipient = made.statement.recipient
            return made.statement.remarks.compactMap { remark -> [Report.Value]? in
                guard let text = remark.previewText(in: outcome.run, zone) else { return nil }
                return [
                    .text(preview.arrayID), .text(recipient.subscriptionID),
                    .text(recipient.name), .text(text),
                ]
            }
        }
    }

    /// What of the array's output was not measured: once, since it is on all statements.
    private func estimates(
        _ preview: ArrayPreview, _ outcome: MonthOutcome
    ) -> [[Report.Value]] {
        let remarks = outcome.statements.first?.statement.remarks ?? []
        return remarks.compactMap { remark in
            guard case .unmeasured(let part) = remark, part.meter == .production else { return nil }
            return [.text(preview.arrayID), .absent, .absent, .text(part.previewText)]
        }
    }

    /// What is odd about fees, but for those that a remark of the statement tells of.
    private func fees(_ preview: ArrayPreview, _ outcome: MonthOutcome) -> [[Report.Value]] {
        outcome.feeRemarks.compactMap { remark in
            if case .exceedsCredit = remark.kind { return nil }
            return [
                .text(preview.arrayID), .text(remark.subscriptionID), .text(remark.name),
                .text("\(remark)"),
            ]
        }
    }

    /// Who gets a first statement: a row each where they are few, and one for all where an array
    /// begins with many.
    private func firstStatements(
        _ preview: ArrayPreview, _ outcome: MonthOutcome
    ) -> [[Report.Value]] {
        let first = outcome.statements.map(\.statement)
            .filter { $0.remarks.contains(.firstStatement) }.map(\.recipient)
        guard first.count > 3 else {
            return first.map {
                [
                    .text(preview.arrayID), .text($0.subscriptionID), .text($0.name),
                    .text("first statement"),
                ]
            }
        }
        let what = "first statement of \(first.count) subscriptions (\(Self.few(first)))"
        return [[.text(preview.arrayID), .absent, .absent, .text(what)]]
    }

    /// The ids of the first few, and how many more there are.
    private static func few(_ recipients: [Statement.Recipient]) -> String {
        let ids = recipients.prefix(5).map(\.subscriptionID).joined(separator: ", ")
        return ids + (recipients.count > 5 ? " and \(recipients.count - 5) more" : "")
    }

    /// The subscriptions whose credit is taken as used in full for want of a bill: one row
    /// an array, since it is mended by one file.
    private func unknownBills(
        _ preview: ArrayPreview, _ outcome: MonthOutcome
    ) -> [[Report.Value]] {
        let credited = outcome.statements.map(\.statement).filter {
            $0.credit.applied.quantity != 0
        }
        let unknown = credited.filter { $0.credit.application == .utilityDecides }
        guard !unknown.isEmpty else { return [] }
        let what =
            "\(unknown.count) of \(credited.count) with no utility bill for \(month) "
            + "(\(Self.few(unknown.map(\.recipient)))), "
            + "credit taken as used in full; import the report with: "
            + "commonwatt credit import FILE"
        return [[.text(preview.arrayID), .absent, .absent, .text(what)]]
    }
}

extension ArrayPreview {
    /// How many statements are still to be issued; nil where that cannot be told.
    fileprivate var left: Int? {
        guard case .success(let outcome) = result else { return nil }
        return outcome.statements.count
    }

    /// Whether the month is issued, with nothing held and nothing left.
    var isAllIssued: Bool {
        guard issued != nil, case .success(let outcome) = result else { return false }
        return outcome.statements.isEmpty && outcome.held.isEmpty
    }

    fileprivate func words(for issued: Issued) -> String {
        let before = "issued on \(issued.on), \(Self.statements(issued.statements))"
        guard case .success(let outcome) = result else { return before }
        if isAllIssued { return "\(before), nothing left to issue" }
        let held = outcome.held.isEmpty ? "" : ", \(outcome.held.count) held"
        return "\(before); \(outcome.statements.count) left to issue\(held)"
    }

    private static func statements(_ count: Int64) -> String {
        "\(count) \(count == 1 ? "statement" : "statements")"
    }
}

extension Remark.BankEnd {
    fileprivate var previewText: String {
        switch self {
        case .forfeited: "is forfeited"
        case .pooled: "goes to the common fund"
        case .paidOut: "is paid out"
        }
    }
}

extension UnmeasuredEnergy {
    fileprivate var previewText: String {
        "\(energy) of the \(metered) kWh of the \(meter.rawValue) meter are \(quality.rawValue)"
    }
}

extension Remark {
    /// What a preview says of it; nil for what is not unusual, or is said for many at once.
    func previewText(in run: RunFacts, _ zone: TimeZoneRules) -> String? {
        switch self {
        case .firstStatement: nil
        case .lastStatement: "last statement"
        case .shareChanged(let byInterval):
            "share changed in the month, divided by \(byInterval ? "interval" : "days")"
        case .acceptedGap(let gap):
            "gap in the readings accepted: \(gap.start.text(in: zone)) to "
                + gap.end.text(in: zone)
        case .acceptedItem(let item): item
        case .unmeasured(let part): part.meter == .usage ? part.previewText : nil
        case .noCredit: "no credit"
        case .unusualChange(let before): "credit differs by over 50 % from \(before.text)"
        case .feeExceedsCredit: "the fee exceeds the credit"
        case .issuedLater: "issued later than the others"
        case .bankEnded(let amount, let end):
            "\(amount.text) of credit is left when the subscription ends and "
                + end.previewText + (run.bankLine.map { " (\(run.program.name):\($0))" } ?? "")
        case .illustrativeRate, .usageUnknown, .noIntervalData: nil
        }
    }
}

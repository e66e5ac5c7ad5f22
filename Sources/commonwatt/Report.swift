import CSVParsing
import Foundation

/// What a command found: printed as tables for eyes, as JSON or CSV for programs.
struct Report {
    /// The name and version of the JSON form.
    let schema: String
    /// Single figures, before the tables.
    var facts: [Fact] = []
    var tables: [Table] = []
    /// Whether all of it was only tried, and taken back.
    var isRehearsal = false

    struct Fact {
        let key: String
        let heading: String
        let value: Value
    }

    struct Table {
        let key: String
        /// Printed above the table; nil where it is the only one.
        let heading: String?
        let columns: [Column]
        let rows: [[Value]]
    }

    struct Column {
        let key: String
        let heading: String
        let isNumber: Bool

        init(_ key: String, _ heading: String, isNumber: Bool = false) {
            self.key = key
            self.heading = heading
            self.isNumber = isNumber
        }
    }

    enum Value {
        case text(String)
        case number(Int64)
        case flag(Bool)
        /// Whether something was done; in a rehearsal, whether it would be.
        case done(Bool)
        case absent
    }
}

extension Report.Value {
    init(_ text: String?) {
        self = text.map(Report.Value.text) ?? .absent
    }

    init(_ value: some CustomStringConvertible) {
        self = .text(value.description)
    }

    var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag), .done(let flag): flag ? "yes" : "no"
        case .absent: ""
        }
    }

    fileprivate func advised(_ advice: CommandAdvice) -> Self {
        guard case .text(let text) = self else { return self }
        return .text(advice.text(text))
    }

    fileprivate var json: String {
        switch self {
        case .text(let text): JSONText.quoted(text)
        case .number(let number): String(number)
        case .flag(let flag), .done(let flag): flag ? "true" : "false"
        case .absent: "null"
        }
    }
}

extension Report {
    var isEmpty: Bool { facts.isEmpty && tables.allSatisfy(\.rows.isEmpty) }

    func text(_ format: OutputFormat) -> String {
        switch format {
        case .table: worded.table
        case .json: json
        case .csv: worded.csv
        }
    }

    /// In a rehearsal, nothing is said to be done; commands in it name the book that was named.
    private var worded: Report {
        let advice = CommandAdvice()
        var report = self
        if advice.namesBook {
            report.tables = tables.map { table in
                Table(
                    key: table.key, heading: table.heading, columns: table.columns,
                    rows: table.rows.map { $0.map { $0.advised(advice) } })
            }
        }
        guard isRehearsal else { return report }
        report.facts = facts.map { fact in
            guard case .done(true) = fact.value else { return fact }
            return Fact(key: fact.key, heading: fact.heading, value: .text("would be"))
        }
        return report
    }

    private var json: String {
        var members = ["\"schema\":\(JSONText.quoted(schema))"]
        if isRehearsal { members.append("\"dry_run\":true") }
        members += facts.map { "\(JSONText.quoted($0.key)):\($0.value.json)" }
        members += tables.map { table in
            let rows = table.rows.map { row in
                let fields = zip(table.columns, row).map {
                    "\(JSONText.quoted($0.key)):\($1.json)"
                }
                return "{" + fields.joined(separator: ",") + "}"
            }
            return "\(JSONText.quoted(table.key)):[" + rows.joined(separator: ",") + "]"
        }
        return "{" + members.joined(separator: ",") + "}\n"
    }

    /// The first table, or the single figures where there is none.
    private var csv: String {
        guard let table = tables.first else {
            return facts.map { "\(CSVText.field($0.key)),\(CSVText.field($0.value.text))\n" }
                .joined()
        }
        let header = table.columns.map { CSVText.field($0.key) }.joined(separator: ",")
        let rows = table.rows.map { row in
            row.map { CSVText.field($0.text) }.joined(separator: ",")
        }
        return ([header] + rows).map { $0 + "\n" }.joined()
    }

    private var table: String {
        var blocks: [String] = []
        if !facts.isEmpty { blocks.append(factLines) }
        blocks += tables.filter { !$0.rows.isEmpty }.map(\.text)
        return blocks.joined(separator: "\n")
    }

    private var factLines: String {
        let width = facts.map(\.heading.count).max() ?? 0
        return facts.map {
            $0.heading + String(repeating: " ", count: width - $0.heading.count + 2)
                + $0.value.text + "\n"
        }.joined()
    }
}

extension Report.Table {
    fileprivate var text: String {
        let cells = [columns.map(\.heading)] + rows.map { $0.map(\.text) }
        let widths = columns.indices.map { column in
            cells.map { $0[column].count }.max() ?? 0
        }
        let lines = cells.map { row in
            let padded = columns.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - row[column].count)
                return columns[column].isNumber ? blanks + row[column] : row[column] + blanks
            }
            return Self.trimmed(padded.joined(separator: "  ")) + "\n"
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        let body = lines[0] + rule + "\n" + lines.dropFirst().joined()
        return heading.map { "\($0)\n\(body)" } ?? body
    }

    private static func trimmed(_ line: String) -> String {
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}

/// Texts as JSON has them (RFC 8259).
enum JSONText {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// Texts as CSV has them (RFC 4180), harmless in a spreadsheet.
enum CSVText {
    static func field(_ text: String) -> String {
        let safe = SpreadsheetText.harmless(text, keepsNumbers: true)
        guard safe.unicodeScalars.contains(where: "\",\n\r".unicodeScalars.contains) else {
            return safe
        }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}

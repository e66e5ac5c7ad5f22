import ExchangeFiles
import Foundation
import Testing

/// Every field that is read of a list or a report comes out in what a command prints.
///
/// Fields are listed by switches over all of them: a new one does not compile until it is said
/// where it comes out.
struct ReadFieldTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.run("book", "create", "--name", "Sunny Valley Energy Co-op")
    }

    private func addArray(program: String) throws {
        try book.run("program", "import", program)
        try book.run(
            "array", "add", "ROOF", "--name", "Roof", "--capacity-kw", "120", "--utility",
            "Desert Power", "--time-zone", "America/Los_Angeles", "--program", program, "--meter",
            "ROOF-PM")
    }

    /// What stands in a column of the list.
    private func cell(_ column: MemberColumn) -> String {
        switch column {
        case .subscriberID: "M-77"
        case .name: "Ada Example"
        case .memberClass: "residential"
        case .email: "ada@example.org"
        case .address: "1 Main Street"
        case .subscriptionID: "S-77"
        case .array: "ROOF"
        case .account: "0012345678"
        case .share: "12.5%"
        case .shareFrom: "2026-02-03"
        case .shareTo: "2027-04-05"
        case .usageMeter: "UM-77"
        case .tariff: "us.xx.none"
        case .yearlyUse: "6203"
        case .fee: "91%"
        case .savingsRate: ""
        case .openingBalance: "12.53"
        case .loanPrincipal: "2600.07"
        case .loanRate: "5.99%"
        case .loanMonths: "119"
        case .loanFirstDue: "2026-08-09"
        }
    }

    /// The command that prints it, and how.
    private func output(of column: MemberColumn) -> (command: [String], text: String) {
        let subscribers = ["subscriber", "list", "--format", "csv"]
        let subscriptions = [
            "subscription", "list", "--as-of", "2026-08-01", "--format", "csv",
        ]
        switch column {
        case .subscriberID, .name, .memberClass, .email, .address:
            return (subscribers, cell(column))
        case .share: return (subscriptions, "125000")
        case .subscriptionID, .array, .account, .shareFrom, .shareTo, .usageMeter, .tariff,
            .yearlyUse, .fee:
            return (subscriptions, cell(column))
        case .savingsRate: return (subscriptions, "saves 7.5%")
        case .openingBalance: return (subscriptions, cell(column))
        case .loanPrincipal, .loanRate, .loanMonths, .loanFirstDue:
            return (["import"], cell(column))
        }
    }

    private func importList(_ cells: (MemberColumn) -> String) throws -> CommandResult {
        let header = MemberColumn.allCases.map(\.rawValue).joined(separator: ",")
        let row = MemberColumn.allCases.map(cells).joined(separator: ",")
        try Data("\(header)\n\(row)\n".utf8).write(to: book.folder.appending(path: "m.csv"))
        return try book.runner.run([
            "subscriber", "import", "m.csv", "--as-of", "2026-07-01", "--format", "csv",
        ])
    }

    @Test func printsEveryColumnOfAList() throws {
        defer { book.remove() }
        try addArray(program: "or-community-solar")
        let brought = try importList(cell)
        #expect(brought.exitCode == 0, "\(brought.errors)")
        let other = try importList { column in
            switch column {
            case .fee: ""
            case .savingsRate: "7.5%"
            case .loanPrincipal: "2600.08"
            case .loanRate: "6%"
            case .loanMonths: "118"
            case .loanFirstDue: "2026-09-09"
            default: cell(column)
            }
        }
        #expect(other.exitCode == 0, "\(other.errors)")
        // A loan's terms stand on statements, and here in what is corrected.
        for column in MemberColumn.allCases where column != .fee {
            let (command, text) = output(of: column)
            let printed = command == ["import"] ? other.output : try book.runner.run(command).output
            let form = column == .loanFirstDue ? "2026-08" : text
            #expect(printed.contains(form), "\(column): \(printed)")
        }
        #expect(other.output.contains("fee,91%,"), "\(other.output)")
    }

    @Test(arguments: UtilityBillFile.Column.allCases)
    func printsEveryColumnOfAReport(column: UtilityBillFile.Column) throws {
        defer { book.remove() }
        // The one sets credits against use, the other against the amount of the bill.
        try addArray(program: column == .amount ? "mn-legacy-garden" : "or-community-solar")
        #expect(try importList(cell).exitCode == 0)
        let hours = (0..<744).map { hour in
            let day = 1 + (hour + 7) / 24
            let start =
                day <= 31
                ? "2026-07-\(day < 10 ? "0" : "")\(day)" : "2026-08-0\(day - 31)"
            let clock = (hour + 7) % 24
            return "\(start)T\(clock < 10 ? "0" : "")\(clock):00Z,60,1"
        }
        try Data(("start,minutes,kwh\n" + hours.joined(separator: "\n")).utf8)
            .write(to: book.folder.appending(path: "r.csv"))
        try book.run("meter", "import", "r.csv", "--meter", "ROOF-PM")
        try Data("account,month,kwh,amount\n0012345678,2026-07,98.7,128.41\n".utf8)
            .write(to: book.folder.appending(path: "u.csv"))
        let report = try book.run(
            "credit", "import", "u.csv", "--as-of", "2026-08-03", "--format", "csv")
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-03")
        let explanation = try book.run("statement", "explain", "ROOF-000001")
        switch column {
        case .account:
            #expect(try book.run("statement", "show", "ROOF-000001").contains("0012345678"))
        case .month: #expect(report.contains("2026-07,ROOF,1,"), "\(report)")
        case .kilowattHours:
            #expect(explanation.contains("98.7"), "\(explanation)")
        case .amount:
            #expect(explanation.contains("128.41"), "\(explanation)")
        }
    }
}

import Foundation
import TestSupport
import Testing

/// A program whose credit is worth the price of the member's tariff, from file to statement.
struct TariffValueTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.run("book", "create", "--name", "Block Co-op")
        try book.run("program", "import", "coop-blocks")
        try book.run(
            "array", "add", "ROOF", "--name", "Roof", "--capacity-kw", "120", "--utility",
            "Central Power", "--time-zone", "America/Phoenix", "--program", "coop-blocks",
            "--meter", "ROOF-PM", "--share-unit", "blocks", "--blocks", "120")
        let zeros = "[" + repeatElement("0", count: 24).joined(separator: ",") + "]"
        let schedule = "[" + repeatElement(zeros, count: 12).joined(separator: ",") + "]"
        try write(
            """
            {"label": "flat", "name": "Flat", "utility": "Central Power",
             "startdate": "2022-11-15", "energyratestructure": [[{"rate": 0.1}]],
             "energyweekdayschedule": \(schedule), "energyweekendschedule": \(schedule),
             "franchisefee": 0.02}
            """, to: "flat.json")
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: book.folder.appending(path: name))
    }

    /// Until there is a price, each refusal names the next step.
    @Test func saysWhatIsMissingForThePrice() throws {
        defer { book.remove() }
        let months = ["--month", "2026-07", "--as-of", "2026-08-05"]
        try book.run(
            "meter", "import", "scripts/sample/meter/mill-roof-2026-07.xml", "--meter",
            "ROOF-PM", "--flow", "received", "--flow", "delivered")
        let header = "subscriber_id,name,class,subscription_id,array,account,share,share_from"
        let row = "M-1,Ada,residential,S-1,ROOF,001,12,2026-01-01"
        try write("\(header)\n\(row)\n", to: "m.csv")
        try book.run("subscriber", "import", "m.csv")
        let first = try book.runner.run(["bill", "preview"] + months)
        #expect(first.output.contains("fill in the column tariff of the list of members"))
        try write("\(header),tariff\n\(row),us.fl.jea.rs\n", to: "m.csv")
        try book.run("subscriber", "import", "m.csv")
        let second = try book.runner.run(["bill", "preview"] + months)
        #expect(second.output.contains("import it with: commonwatt tariff import us.fl.jea.rs"))
        try book.run("tariff", "import", "us.fl.jea.rs")
        let third = try book.runner.run(["bill", "preview"] + months)
        #expect([first, second, third].map(\.exitCode) == [65, 65, 0], "\(third.output)")
    }

    @Test func saysOnStatementsWhatOfTheTariffWasLeftOut() throws {
        defer { book.remove() }
        let imported = try book.run(
            "tariff", "import", "flat.json", "--time-zone", "America/Phoenix", "--currency",
            "USD", "--accept", "franchisefee", "--format", "csv")
        let id = try #require(imported.split(separator: "\n").last?.prefix { $0 != "," })
        let rows = (1...10).map { number in
            "M-\(number),Member \(number),residential,S-\(number),ROOF,00\(number),\(id),12,"
                + "2026-01-01\n"
        }
        try write(
            "subscriber_id,name,class,subscription_id,array,account,tariff,share,share_from\n"
                + rows.joined(), to: "members.csv")
        try book.run("subscriber", "import", "members.csv")
        try book.run(
            "meter", "import", "scripts/sample/meter/mill-roof-2026-07.xml", "--meter",
            "ROOF-PM", "--flow", "received", "--flow", "delivered")
        let words = "franchisefee (it may tell of a charge, and is not known) of \(id) is left out"
        let preview = try book.run("bill", "preview", "--month", "2026-07", "--as-of", "2026-08-05")
        #expect(preview.contains(words), "\(preview)")
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
        let statement = try book.run("statement", "show", "ROOF-000001")
        #expect(
            statement.replacing(/\s+/, with: " ").contains("price of a tariff: \(words)."),
            "\(statement)")
        #expect(try book.run("ledger", "verify").contains("Clean  yes"))
    }
}

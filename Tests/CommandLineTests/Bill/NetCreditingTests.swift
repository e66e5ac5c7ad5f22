import Foundation
import Testing

/// New York's net crediting from hourly prices to issued statements.
struct NetCreditingTests {
    private static let series = "NYISO day-ahead zonal LBMP"
    private let preview = [
        "bill", "preview", "--month", "2026-07", "--as-of", "2026-08-05", "--format", "json",
    ]

    private func read(_ file: String, _ others: String...) -> [String] {
        ["program", "prices", file, "--series", Self.series, "--per", "MWh"] + others
    }

    @Test func billsByTheHourlyPriceOfTheMarket() throws {
        let book = try SampleBook()
        defer { book.remove() }
        try setUp(book, withPrices: false)
        try write(members, "members.csv", book)
        try book.run("subscriber", "import", "members.csv")

        let missing = try book.runner.run(preview)
        #expect(missing.exitCode == 65)
        let command = "commonwatt program prices FILE --series \"\(Self.series)\" --per MWh"
        let quoted = command.replacing("\"", with: "\\\"")
        #expect(missing.output.contains(quoted), "\(missing.output)")
        let shown = try book.run("program", "show", "ny-net-crediting", "--as-of", "2026-07-01")
        #expect(shown.contains(command), "\(shown)")

        #expect(try book.runner.run(read("prices.csv")).exitCode == 0)
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
        let explanation = try book.run("statement", "explain", "ROOF-000001")
        // 18,895.732 kWh at a constant 31.25 $/MWh is worth 590.491625 $; a tenth is S-1's.
        #expect(explanation.contains("59.0491625"), "\(explanation)")
        #expect(try book.run("ledger", "verify").contains("Clean  yes"))
    }

    /// Hours without a price are named, on import and in the month, and what the remark says to
    /// do is done.
    @Test func namesTheHoursThatHaveNoPrice() throws {
        let book = try SampleBook()
        defer { book.remove() }
        try setUp(book, withPrices: false)
        try write(members, "members.csv", book)
        try book.run("subscriber", "import", "members.csv")
        let holed = prices.split(separator: "\n").enumerated()
            .filter { ![13, 14, 40].contains($0.offset) }
            .map { $0.element + "\n" }.joined()
        try write(holed, "holed.csv", book)
        let remarks = try book.runner.run(read("holed.csv")).errors
        #expect(
            remarks.contains(
                "741 of 744 hours are known, missing: 2 hours from 2026-07-01T19:00:00Z, "
                    + "the hour from 2026-07-02T22:00:00Z"), "\(remarks)")
        let incomplete = try book.runner.run(preview)
        #expect(incomplete.exitCode == 65)
        #expect(
            incomplete.output.contains(
                "741 of 744 hours are known, missing: 2 hours from 2026-07-01T12:00:00-07:00, "
                    + "the hour from 2026-07-02T15:00:00-07:00; read it with: "),
            "\(incomplete.output)")
        #expect(remarks.contains("--hold-until-next"))
        let held = try book.runner.run(read("holed.csv", "--hold-until-next"))
        #expect(held.errors.contains("3 hours that the file leaves out have the price"))
        #expect(try book.runner.run(preview).exitCode == 0)
        let again = try book.runner.run(read("holed.csv", "--hold-until-next"))
        #expect(again.errors.contains("is already imported"))
    }

    @Test func readsPricesOfOtherFormsAndRefusesOtherCurrencies() throws {
        let book = try SampleBook()
        defer { book.remove() }
        try setUp(book, withPrices: false)
        let unread = try book.runner.run(["program", "prices", "prices.csv", "--series", "lbmp"])
        #expect(unread.errors.contains("is the series \"\(Self.series)\""), "\(unread.errors)")

        try write(prices.replacing("price", with: "eur_per_mwh"), "euro.csv", book)
        let euro = try book.runner.run(read("euro.csv"))
        #expect(euro.exitCode == 65)
        #expect(euro.errors.contains("in EUR, the book in USD"), "\(euro.errors)")

        try write(prices.replacing("-07:00", with: ""), "local.csv", book)
        let zoneless = try book.runner.run(read("local.csv"))
        #expect(zoneless.exitCode == 65)
        #expect(zoneless.errors.contains("and 743 more like it"), "\(zoneless.errors)")
        #expect(zoneless.errors.contains("--time-zone"), "\(zoneless.errors)")
        let told = try book.runner.run(read("local.csv", "--time-zone", "America/Phoenix"))
        #expect(told.exitCode == 0, "\(told.errors)")
    }

    /// A fee of ten times what was meant is warned of at the list and held at the month; when it
    /// is corrected, the utility's part is explained.
    @Test func holdsAFeeAboveTheCreditItIsTakenFrom() throws {
        let book = try SampleBook()
        defer { book.remove() }
        try setUp(book)
        try write(withFees("0.50/kWh"), "members.csv", book)
        let list = try book.runner.run(["subscriber", "import", "members.csv"])
        #expect(list.exitCode == 0)
        #expect(list.errors.contains("pays 0.5 per kWh, ten times what is usual"), "\(list)")
        let month = ["--month", "2026-07", "--as-of", "2026-08-05", "--format", "json"]
        let preview = try book.runner.run(["bill", "preview"] + month)
        #expect(preview.exitCode == 65)
        #expect(preview.output.contains("above the credit of"), "\(preview.output)")
        #expect(preview.output.contains("first statement of 9 subscriptions (S-2, S-3,"))
        let issue = try book.runner.run(["bill", "issue"] + month)
        #expect(issue.exitCode == 65)
        #expect(issue.output.contains("\"issued\":9"), "\(issue.output)")

        try write(withFees("0.05/kWh"), "corrected.csv", book)
        try book.run("subscriber", "import", "corrected.csv")
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-06")
        let words = try book.run("statement", "explain", "ROOF-000010")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Kept by Central Power"), "\(words)")
        #expect(words.contains("= 1.5% of the credit's value, $"), "\(words)")
        #expect(words.contains("Credit, demand reduction $"), "\(words)")
        #expect(try book.run("ledger", "verify").contains("Clean  yes"))
    }

    private func setUp(_ book: SampleBook, withPrices: Bool = true) throws {
        try book.run("book", "create", "--name", "Hudson Co-op")
        try book.run("program", "import", "rates/programs/ny-net-crediting/2025-07-17.xml")
        try book.run(
            "array", "add", "ROOF", "--name", "Roof", "--capacity-kw", "120", "--utility",
            "Central Power", "--time-zone", "America/Phoenix", "--program", "ny-net-crediting",
            "--meter", "ROOF-PM", "--share-unit", "ppm")
        try write(prices, "prices.csv", book)
        if withPrices { #expect(try book.runner.run(read("prices.csv")).exitCode == 0) }
        try book.run(
            "meter", "import", "scripts/sample/meter/mill-roof-2026-07.xml", "--meter",
            "ROOF-PM", "--flow", "received", "--flow", "delivered")
    }

    /// The members with fees by the kilowatt-hour, the first of them as named.
    private func withFees(_ first: String) -> String {
        let rows = members.split(separator: "\n")
        let fees = rows.dropFirst().enumerated().map { index, row in
            "\(row),\(index == 0 ? first : "0.05/kWh")\n"
        }
        return rows[0] + ",fee\n" + fees.joined()
    }

    private func write(_ text: String, _ name: String, _ book: SampleBook) throws {
        try Data(text.utf8).write(to: book.folder.appending(path: name))
    }

    private var members: String {
        let rows = (1...10).map { number in
            "M-\(number),Member \(number),residential,S-\(number),ROOF,00\(number),10%,2026-01-01\n"
        }
        return "subscriber_id,name,class,subscription_id,array,account,share,share_from\n"
            + rows.joined()
    }

    private var prices: String {
        let rows = (0..<(31 * 24)).map { hour in
            let (day, time) = (hour / 24 + 1, hour % 24)
            return "2026-07-\(two(day))T\(two(time)):00-07:00,31.25\n"
        }
        return "start,price\n" + rows.joined()
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

import Testing

/// What an administrator is told before a month is issued, and after.
struct PreviewTests {
    private func book(reports: Bool) throws -> SampleBook {
        let book = try SampleBook()
        try book.setUp()
        for (file, meter) in [("meadow", "MEADOW-PM"), ("mill-roof", "MILLROOF-PM")] {
            try book.run(
                "meter", "import", "scripts/sample/meter/\(file)-2026-07.xml", "--meter", meter,
                "--flow", "received", "--flow", "delivered")
        }
        if reports { try book.run("credit", "import", "scripts/sample/utility-2026-07.csv") }
        return book
    }

    private func preview(_ book: SampleBook, _ format: String = "table") throws -> String {
        try book.run(
            "bill", "preview", "--month", "2026-07", "--as-of", "2026-08-05", "--format", format)
    }

    @Test func namesTheSubscriptionsWithoutAUtilityBill() throws {
        let book = try book(reports: false)
        defer { book.remove() }
        let text = try preview(book)
        #expect(
            text.contains(
                "10 of 10 with no utility bill for 2026-07 (S-2001, S-2002, S-2003, S-2004, "
                    + "S-2005 and 5 more), credit taken as used in full; import the report with: "
                    + "commonwatt credit import FILE"), "\(text)")
        try book.run("credit", "import", "scripts/sample/utility-2026-07.csv")
        let after = try preview(book)
        #expect(!after.contains("10 of 10 with no utility bill"), "\(after)")
    }

    @Test func saysThatAMonthIsIssued() throws {
        let book = try book(reports: true)
        defer { book.remove() }
        let before = try preview(book)
        #expect(before.contains("Banked") && before.contains("For the output nobody holds"))
        #expect(!before.contains("Issued already"))
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
        let after = try preview(book)
        #expect(
            after.contains("issued on 2026-08-05, 14 statements, nothing left to issue"),
            "\(after)")
        #expect(!after.contains("Credits, fees"), "\(after)")
        #expect(try preview(book, "csv").contains(",2026-08-05,0\n"))
        #expect(try preview(book, "json").contains("\"issued_on\":\"2026-08-05\""))
    }
}

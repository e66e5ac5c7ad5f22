import Testing

/// `loan quote` on the terminal and for programs.
struct LoanQuoteTests {
    /// The rate has its sign where people read it, and its four decimals where programs do.
    @Test(arguments: [
        ("0", "5.99 %", "5.9900"), ("150", "6.0695 %", "6.0695"),
    ])
    func theRateIsAPercentage(charge: String, words: String, json: String) throws {
        let book = try SampleBook()
        defer { book.remove() }
        let arguments = [
            "loan", "quote", "--principal", "20000", "--rate", "5.99", "--months", "300",
            "--disbursed", "2026-01-01", "--prepaid-charge", charge,
        ]
        let table = try book.runner.run(arguments)
        #expect(table.output.contains("Annual percentage rate  \(words)\n"), "\(table.output)")
        let text = try book.runner.run(arguments + ["--format", "json"])
        #expect(text.output.contains("\"apr_pct\":\"\(json)\""), "\(text.output)")
    }
}

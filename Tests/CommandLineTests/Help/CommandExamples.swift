import Foundation

/// A run of each command on the sample's book, which leaves the book as it is.
enum CommandExamples {
    struct Example {
        let words: String
        let arguments: [String]
        let code: Int32

        /// `rest` is what follows noun and verb, word by word.
        init(_ words: String, _ rest: String = "", code: Int32 = 0) {
            self.words = words
            arguments = (words + " " + rest).split(separator: " ").map(String.init)
            self.code = code
        }
    }

    static let all = books + rates + months + loans + ledgers

    private static let books = [
        Example("book create", "--name New --book new.book --dry-run"),
        Example("book info"), Example("book backup", "copy.book --dry-run"),
        Example("book upgrade", "--dry-run"),
        Example("book synthesize", "syn.book --arrays 1 --subscribers 5 --months 1"),
        Example(
            "array add",
            "ROOF --name Roof --capacity-kw 50 --utility U --time-zone America/Phoenix "
                + "--program or-community-solar --meter ROOF-PM --dry-run"),
        Example("array change", "MEADOW --capacity-kw 499.5 --dry-run", code: 65),
        Example("array list"), Example("subscriber import", "scripts/sample/members.csv --dry-run"),
        Example("subscriber list"), Example("subscription list"),
        Example("token create", "--administrator --dry-run"), Example("token list"),
        Example("token revoke", "1 --dry-run"),
    ]

    private static let rates = [
        Example("program import", "rates/programs/ny-net-crediting/2025-07-17.xml --dry-run"),
        Example("program list"), Example("program show", "or-community-solar"),
        Example("program prices", "prices.csv --series lbmp --dry-run"),
        Example("tariff import", "us.fl.jea.rs --dry-run"), Example("tariff list"),
        Example("tariff show", "us.fl.jea.rs"), Example("tariff validate", "us.fl.jea.rs"),
        Example("tariff diff", "us.fl.jea.rs us.fl.jea.rs"),
        Example("tariff compare", "us.fl.jea.rs --load load.csv"),
        Example("tariff bill", "us.fl.jea.rs --load load.csv"),
    ]

    private static let months = [
        Example("meter inspect", "scripts/sample/meter/meadow-2026-07.xml"),
        Example(
            "meter import",
            "scripts/sample/meter/meadow-2026-08.xml --meter MEADOW-PM --flow received "
                + "--flow delivered --dry-run"),
        Example("meter undo", "meadow-2026-07.xml --dry-run", code: 65), Example("meter list"),
        Example("credit import", "scripts/sample/utility-2026-07.csv --dry-run"),
        Example("bill preview", "--month 2026-07"),
        Example("bill issue", "--month 2026-07 --dry-run"), Example("statement list"),
        Example("statement show", "MEADOW-000001"), Example("statement explain", "MEADOW-000001"),
        Example("statement export", "--month 2026-07 --to out --dry-run"),
        Example("payment record", "S-1001 5.00 --dry-run"),
        Example("payment reverse", "1 --dry-run"), Example("payment list"),
    ]

    private static let loans = [
        Example("loan import", "share-loan --dry-run"), Example("loan products"),
        Example(
            "loan apply",
            "L-9 --product share-loan --subscription S-1004 --amount 2600 --payments 12 --dry-run"),
        Example("loan decline", "L-3 --reason no --dry-run"),
        Example("loan open", "L-3 --dry-run"), Example("loan list"), Example("loan show", "L-1"),
        Example("loan pay", "L-1 --amount 5 --dry-run"), Example("loan payoff", "L-1"),
        Example("loan prepay", "L-2 --amount 5 --on 2026-07-02 --dry-run"),
        Example("loan recast", "L-2 --on 2026-07-02 --dry-run"),
        Example("loan restructure", "L-2 --payments 60 --on 2026-07-02 --dry-run"),
        Example("loan defer", "L-2 --payments 1 --on 2026-07-02 --dry-run"),
        Example("loan autopay", "L-2 on --on 2026-07-02 --dry-run"),
        Example("loan fee", "L-1 --amount 5 --dry-run"),
        Example("loan reverse", "L-2 2 --dry-run"),
        Example("loan accrue", "--month 2026-07 --dry-run"), Example("loan notes", "L-2"),
        Example("loan distribute", "L-2 --on 2026-07-02 --dry-run"),
        Example("loan quote", "--principal 2600 --rate 5.99 --months 120"),
        Example("loan schedule", "--loan L-1"),
    ]

    private static let ledgers = [
        Example("scr show", "--array MEADOW --month 2026-07"),
        Example(
            "scr terms",
            "--array MEADOW --from 2026-07 --buy 0.16 --sell 0.04 --capacity-price 9.50 --dry-run"),
        Example("scr compute", "--net-load net.csv --prices buy.csv --capacity-price 9.50"),
        Example("ledger balances"), Example("ledger entries", "--array MEADOW"),
        Example("ledger verify"), Example("ledger key", "new.key"),
        Example("ledger seal", "--key own.key --to new.seal"),
    ]

    /// The sample's co-op with a month issued, a payment, a token, two loans and an application.
    static func prepare(_ book: SampleBook) throws {
        try writeFiles(to: book.folder)
        try book.setUp()
        try book.run("loan", "import", "share-loan")
        for (loan, subscription) in [("L-1", "S-1001"), ("L-2", "S-1002")] {
            try book.run(
                "loan", "open", loan, "--subscription", subscription, "--product", "share-loan",
                "--amount", "2600.00", "--payments", "120", "--disbursed", "2026-06-01", "--note",
                "2600.00", "--as-of", "2026-08-31")
        }
        try book.importMonth("2026-07")
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
        try book.run(
            "payment", "record", "S-1001", "25.00", "--date", "2026-08-10", "--as-of",
            "2026-08-31")
        try book.run(
            "loan", "pay", "L-2", "--amount", "28.86", "--on", "2026-07-01", "--as-of",
            "2026-08-31")
        try book.run(
            "loan", "apply", "L-3", "--subscription", "S-1003", "--product", "share-loan",
            "--amount", "2600.00", "--payments", "120", "--on", "2026-08-01", "--as-of",
            "2026-08-31")
        try book.run("token", "create", "--administrator")
        try book.run("ledger", "key", "own.key")
    }

    /// The small files that the examples read.
    static func writeFiles(to folder: URL) throws {
        let files = [
            "prices.csv": "month,price\n2026-07,0.05\n",
            "load.csv": loadOfAYear, "august.csv": readingsOfAugust,
            "net.csv": "interval,A,B\n1,1,-1\n2,2,0.5\n",
            "buy.csv": "interval,buy,sell\n1,0.20,0.05\n2,0.20,0.05\n",
        ]
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
    }

    private static let readingsOfAugust: String = {
        let rows = (0..<(31 * 24)).map { index in
            let (day, hour) = (index / 24 + 1, index % 24)
            return "2026-08-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):00-07:00,"
                + "60,10.5,received\n"
        }
        return "start,minutes,kwh,flow\n" + rows.joined()
    }()

    private static let loadOfAYear: String = {
        var rows = "start,kwh\n"
        let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        for (month, count) in days.enumerated() {
            for hour in 0..<(count * 24) {
                let text = [2025, month + 1, hour / 24 + 1, hour % 24].map { number in
                    number < 10 ? "0\(number)" : "\(number)"
                }
                rows += "\(text[0])-\(text[1])-\(text[2])T\(text[3]):00:00-05:00,1\n"
            }
        }
        return rows
    }()
}

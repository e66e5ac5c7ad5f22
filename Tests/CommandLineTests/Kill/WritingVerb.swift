import Testing

/// A command that writes, and what it is tried on: every verb that can, one of each.
struct WritingVerb: CustomTestStringConvertible, Sendable {
    /// As in `bill issue`.
    let name: String
    let arguments: [String]
    let state: SampleState
    /// What a second run does: most say that nothing was changed.
    let again: Again

    enum Again {
        case changesNothing, isRefused
        /// Does the same once more, as it must: another token is another token.
        case repeats
    }

    private init(
        _ name: String, _ arguments: String, on state: SampleState = .issued,
        again: Again = .changesNothing
    ) {
        self.name = name
        self.arguments =
            name.split(separator: " ").map(String.init)
            + arguments.split(separator: " ").map(String.init)
        self.state = state
        self.again = again
    }

    var testDescription: String { name }
}

extension WritingVerb {
    /// A verb that is not here is seen by a test.
    static let all = books + members + rates + readings + bills + loans + files

    private static let books = [
        WritingVerb("book create", "--name Co-op", on: .none, again: .isRefused),
        WritingVerb("book upgrade", "", on: .older),
        WritingVerb("book backup", "copy.book", again: .isRefused),
        WritingVerb(
            "book synthesize", "--arrays 1 --subscribers 8 --months 2 bench.book", on: .none,
            again: .isRefused),
        WritingVerb("ledger key", "new.key", again: .isRefused),
        WritingVerb("ledger seal", "--key coop.key --to coop.seal", again: .isRefused),
        WritingVerb("token create", "--administrator", again: .repeats),
        WritingVerb("token revoke", "1"),
    ]

    private static let members = [
        WritingVerb(
            "array add",
            "NORTH --name North --capacity-kw 50 --utility Power --time-zone America/Phoenix "
                + "--program or-community-solar --meter NORTH-PM --share-unit ppm", on: .read),
        WritingVerb("array change", "MEADOW --name Wiese --capacity-kw 499.5", on: .read),
        WritingVerb("subscriber import", "more.csv --as-of 2026-08-05", on: .read),
        WritingVerb(
            "scr terms",
            "--array MEADOW --from 2026-01 --buy 0.13 --sell 0.04 --capacity-price 9.50"),
    ]

    private static let rates = [
        WritingVerb(
            "program import", "rates/programs/ny-net-crediting/2019-12-12.xml", on: .read),
        WritingVerb("program prices", "prices.csv --series lbmp", on: .read),
        WritingVerb("tariff import", "us.fl.jea.rs", on: .read),
        WritingVerb("loan import", "solar-loan", on: .read),
    ]

    private static let readings = [
        WritingVerb("meter import", "scripts/sample/meter/use-2026-07-to-09.csv"),
        WritingVerb("meter undo", "meadow-2026-07.xml", on: .read),
        WritingVerb("credit import", "scripts/sample/utility-2026-08.csv --as-of 2026-09-05"),
    ]

    private static let bills = [
        WritingVerb("bill issue", "--month 2026-07 --as-of 2026-08-05", on: .read),
        WritingVerb("payment record", "S-1001 50.00 --date 2026-08-20 --reference check-1"),
        WritingVerb("payment reverse", "check-1002-1 --date 2026-08-30"),
    ]

    private static let loans = [
        WritingVerb(
            "loan apply",
            "L-1003 --product share-loan --subscription S-1003 --amount 800.00 --payments 12 "
                + "--on 2026-08-01 --as-of 2026-08-05"),
        WritingVerb("loan decline", "L-2003 --reason moved --on 2026-08-01 --as-of 2026-08-05"),
        WritingVerb("loan open", "L-2004 --disbursed 2026-08-01 --as-of 2026-08-05"),
        WritingVerb("loan accrue", "--month 2026-08 --as-of 2026-09-05"),
        WritingVerb(
            "loan distribute", "L-2001 --on 2026-09-30 --as-of 2026-09-30 --reference ACH-77"),
        WritingVerb("loan reverse", "L-2001 3 --on 2026-08-30 --as-of 2026-09-01"),
        onLoan("pay", "--amount 28.86 --reference ACH-1"),
        onLoan("prepay", "--amount 400.00 --recast --reference ACH-2"),
        onLoan("recast", ""), onLoan("restructure", "--payments 24"),
        onLoan("defer", "--payments 2"), onLoan("autopay", "on"),
        onLoan("fee", "--amount 20.00 --reference FEE-1"),
    ]

    private static func onLoan(_ verb: String, _ arguments: String) -> WritingVerb {
        WritingVerb("loan \(verb)", "L-1002 \(arguments) --on 2026-08-30 --as-of 2026-09-01")
    }

    private static let files = [
        WritingVerb("statement export", "--month 2026-07 --to out"),
        WritingVerb("tariff chart", "us.az.aps.et-2 --out chart.svg", again: .isRefused),
        WritingVerb("tariff convert", "us.fl.jea.rs --out tariff.xml", again: .isRefused),
        WritingVerb(
            "loan quote",
            "--principal 2600 --rate 5.99 --months 120 --lender Co-op --page quote.html "
                + "--disbursed 2026-06-20", again: .isRefused),
        WritingVerb(
            "loan chart", "scripts/fuzzing/seeds/loan-case/ledger.json --out loan.svg",
            again: .isRefused),
    ]
}

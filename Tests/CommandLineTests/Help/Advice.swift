import Foundation

/// An error whose message says what to type, and what comes of typing it.
struct Advice {
    /// What is done before.
    var before: [String] = []
    /// The command that fails, and how.
    let fails: String
    let code: Int32
    /// What the message says to type after the program's name; a star at its end stands for all
    /// up to the end of the sentence.
    let advice: String
    /// What stands for words that whoever reads it puts in, as for `FILE`.
    var filling: [String: String] = [:]
    /// Whether the command that failed goes through afterwards.
    var mends = false

    /// The command that `message` says to type, or nil where it does not.
    func command(in message: String) -> [String]? {
        let start = "commonwatt " + (advice.hasSuffix("*") ? String(advice.dropLast()) : advice)
        guard let found = message.range(of: start) else { return nil }
        var text = message[found]
        if advice.hasSuffix("*") {
            let rest = message[found.lowerBound...]
            text = rest.prefix { $0 != ";" && $0 != "\n" }
        }
        return Self.words(String(text)).dropFirst().map { filling[$0] ?? $0 }
    }

    /// The words of a line, as a shell parts them.
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted:
                words.append(word)
                word = ""
            default: word.append(character)
            }
        }
        return words + [word]
    }
}

extension Advice {
    /// One for each error that says what to type; a new one is a new line.
    static let all = payments + loans + months + books

    private static let payments = [
        Advice(
            fails: "payment record S-1001 25.00 --date 2026-08-10", code: 65,
            advice: "payment record S-1001 25.00 --date 2026-08-10 --another"),
        Advice(
            fails: "payment record S-1001 25.00 --date 2026-08-10 --reference A-1", code: 65,
            advice: "payment record S-1001 25.00 --date 2026-08-10 --reference A-1 --another",
            mends: true),
        Advice(fails: "payment record S-1001 -5", code: 64, advice: "payment list"),
        Advice(
            fails: "payment record S-1001 -5", code: 64, advice: "payment reverse NUMBER",
            filling: ["NUMBER": "1"]),
        Advice(fails: "payment reverse 99", code: 66, advice: "payment list"),
        Advice(
            before: ["loan accrue --month 2026-07"], fails: "loan reverse L-1 2", code: 65,
            advice: "payment reverse 1"),
    ]

    private static let loans = [
        Advice(fails: "loan show L-77", code: 66, advice: "loan list"),
        Advice(
            fails: "loan open L-77 --disbursed 2026-08-01", code: 64,
            advice: "loan list --state applied"),
        Advice(
            fails: "loan decline L-77 --reason no", code: 66, advice: "loan list --state applied"),
        Advice(
            fails: "loan open L-3 --amount 2700", code: 65,
            advice: "loan decline L-3 --reason WHY", filling: ["WHY": "asked-for-more"]),
        Advice(
            before: ["loan open L-3 --disbursed 2026-08-02"], fails: "loan decline L-3 --reason no",
            code: 65, advice: "loan pay L-3 --payoff"),
        Advice(fails: "loan reverse L-2 9", code: 66, advice: "loan show L-2"),
        Advice(fails: "loan reverse L-2 1", code: 65, advice: "loan pay L-2 --payoff"),
        Advice(
            before: [
                "loan autopay L-2 on --on 2026-07-03", "loan autopay L-2 off --on 2026-07-04",
            ], fails: "loan reverse L-2 3", code: 65, advice: "loan reverse L-2 4", mends: true),
        Advice(
            fails: "loan pay L-2 --amount 28.86 --on 2026-07-01", code: 65,
            advice: "loan pay L-2 --amount 28.86 --on 2026-07-01 --another"),
        Advice(
            before: ["loan fee L-2 --amount 5 --on 2026-07-01"],
            fails: "loan fee L-2 --amount 5 --on 2026-07-01", code: 65,
            advice: "loan fee L-2 --amount 5.00 --on 2026-07-01 --another"),
        Advice(
            before: ["loan prepay L-2 --amount 50 --on 2026-07-02 --recast"],
            fails: "loan prepay L-2 --amount 50 --on 2026-07-02 --recast", code: 65,
            advice: "loan prepay L-2 --amount 50.00 --on 2026-07-02 --recast --another"),
        Advice(
            fails: "loan distribute L-2 --on 2026-06-15", code: 65, advice: "loan notes L-2"),
        Advice(
            fails: "loan pay L-1 --amount 5 --on 2026-08-20", code: 0,
            advice: "payment record SUBSCRIPTION AMOUNT",
            filling: ["SUBSCRIPTION": "S-1001", "AMOUNT": "5"]),
    ]

    private static let months = [
        Advice(
            before: files(of: "2026-08") + files(of: "2026-09"),
            fails: "bill issue --month 2026-09", code: 65, advice: "bill issue --month 2026-08",
            mends: true),
        Advice(
            before: [meterFile("meadow", "2026-08", "MEADOW-PM")],
            fails: "bill preview --month 2026-08 --array MEADOW", code: 0,
            advice: "credit import FILE",
            filling: ["FILE": "scripts/sample/utility-2026-08.csv"], mends: true),
        Advice(
            fails: "bill preview --month 2026-08 --array MEADOW", code: 65,
            advice: "meter import FILE --meter MEADOW-PM", filling: ["FILE": "august.csv"],
            mends: true),
        Advice(
            fails: "ledger seal --key prices.csv", code: 65, advice: "ledger key FILE",
            filling: ["FILE": "fresh.key"]),
        Advice(
            fails: "ledger verify --seal prices.csv", code: 65,
            advice: "ledger seal --key KEY --to FILE",
            filling: ["KEY": "own.key", "FILE": "fresh.seal"]),
    ]

    /// The imports of all readings and bills of a month.
    private static func files(of month: String) -> [String] {
        [
            meterFile("meadow", month, "MEADOW-PM"), meterFile("mill-roof", month, "MILLROOF-PM"),
            "credit import scripts/sample/utility-\(month).csv",
        ]
    }

    private static func meterFile(_ array: String, _ month: String, _ meter: String) -> String {
        "meter import scripts/sample/meter/\(array)-\(month).xml --meter \(meter) "
            + "--leave-out-others"
    }

    private static let books = [
        Advice(
            fails: "array list --book none.book", code: 66,
            advice: "book create --book none.book --name NAME", filling: ["NAME": "Mine"],
            mends: true),
        Advice(
            fails: "bill preview --month 2026-07 --book empty.book", code: 65,
            advice: "array add --book empty.book --help"),
        Advice(fails: "bill isue --month 2026-07", code: 64, advice: "bill --help"),
        Advice(fails: "statment list", code: 64, advice: "--help"),
        Advice(fails: "token revoke 77", code: 66, advice: "token list"),
        Advice(
            fails: "payment record S-77 5.00", code: 66, advice: "subscription list"),
        Advice(
            fails: "token create --subscriber M-77", code: 66, advice: "subscriber list"),
        Advice(fails: "statement show MEADOW-000999", code: 66, advice: "statement list"),
        Advice(fails: "meter undo nothing.xml", code: 66, advice: "meter list"),
        Advice(
            before: [meterFile("mill-roof", "2026-08", "MEADOW-PM")],
            fails: meterFile("meadow", "2026-08", "MEADOW-PM"), code: 65,
            advice: "meter undo *", mends: true),
        Advice(
            fails: "program show mn-garden --book empty.book", code: 66,
            advice: "program import --book empty.book FILE",
            filling: ["FILE": "rates/programs/mn-legacy-garden/2025-04-01.xml"]),
    ]
}

import Accounting
import ArgumentParser
import Operations
import Quantities
import Storage

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Look at the journal and check the book.",
        subcommands: [LedgerBalances.self, LedgerEntries.self, LedgerVerify.self])
}

struct LedgerBalances: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balances",
        abstract: "Print the trial balance.",
        discussion: """
            Each ledger sums to zero: the co-op's own accounts in money, and beside them, as \
            memoranda, energy and the credits that a utility owes to members.

              commonwatt ledger balances
            """)

    @OptionGroup var book: BookOptions
    @Option(help: "Only this array; without it, all.")
    var array: String?
    @OptionGroup var format: FormatOptions

    func run() throws {
        let balance = try TrialBalanceQuery(array: array)(
            in: Book.open(at: book.book, for: .reading))
        let rows: [[Report.Value]] = balance.rows.map { row in
            let ledger = row.kind.ledger
            return [
                .text(ledger.name), .text(row.kind.number), .text(row.kind.name),
                .text(ledger.text(row.debits)), .text(ledger.text(row.credits)),
                .text(ledger.text(row.balance)),
            ]
        }
        let report = Report(
            schema: "commonwatt.ledger-balances/1",
            tables: [
                Report.Table(
                    key: "balances", heading: nil,
                    columns: [
                        Report.Column("ledger", "Ledger"), Report.Column("number", "Number"),
                        Report.Column("account", "Account"),
                        Report.Column("debits", "Debits", isNumber: true),
                        Report.Column("credits", "Credits", isNumber: true),
                        Report.Column("balance", "Balance", isNumber: true),
                    ], rows: rows)
            ])
        Console.result(report.text(format.format))
    }
}

struct LedgerEntries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries",
        abstract: "Print journal entries with their postings.",
        discussion: """
              commonwatt ledger entries --array MEADOW
              commonwatt ledger entries --array MEADOW --subscription S-1001 --format csv
            """)

    @OptionGroup var book: BookOptions
    @Option(help: "The array whose entries to print.")
    var array: String
    @Option(help: "Only entries that touch this subscription.")
    var subscription: String?
    @OptionGroup var format: FormatOptions

    func run() throws {
        let lines = try EntryQuery(array: array, subscription: subscription)(
            in: Book.open(at: book.book, for: .reading))
        let report = Report(
            schema: "commonwatt.ledger-entries/1",
            tables: [
                Report.Table(
                    key: "postings", heading: nil,
                    columns: [
                        Report.Column("entry", "Entry", isNumber: true),
                        Report.Column("date", "Date"), Report.Column("memo", "Memo"),
                        Report.Column("account", "Account"),
                        Report.Column("debit", "Debit", isNumber: true),
                        Report.Column("credit", "Credit", isNumber: true),
                    ],
                    rows: lines.map { line in
                        [
                            .number(line.entry), Report.Value(line.date), .text(line.memo),
                            .text(line.account),
                            line.quantity > 0 ? .text(line.amount) : .absent,
                            line.quantity < 0 ? .text(line.amount) : .absent,
                        ]
                    })
            ])
        Console.result(report.text(format.format))
    }
}

struct LedgerVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every law of the book.",
        discussion: """
            Computes the chain of digests again, balances every entry again, and holds what \
            statements say against what was posted. Note the last digest of each array \
            somewhere else: it proves later that nothing was cut off or rewritten.

              commonwatt ledger verify
            """)

    @OptionGroup var book: BookOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let progress = Progress("verifying")
        let found = try VerifyLedger()(
            in: Book.open(at: book.book, for: .reading), progress: progress.report)
        Console.result(report(found).text(format.format))
        guard !found.isClean else { return }
        for law in found.laws {
            for failure in law.failures { Console.remark(failure) }
        }
        throw ExitCode(Failure.badData)
    }

    private func report(_ found: LedgerVerification) -> Report {
        Report(
            schema: "commonwatt.ledger-verify/1",
            facts: [
                Report.Fact(key: "clean", heading: "Clean", value: .flag(found.isClean))
            ],
            tables: [
                Report.Table(
                    key: "laws", heading: "Laws",
                    columns: [
                        Report.Column("law", "Law"),
                        Report.Column("checked", "Checked", isNumber: true),
                        Report.Column("broken", "Broken", isNumber: true),
                    ],
                    rows: found.laws.map {
                        [
                            .text($0.name.rawValue), .number($0.checked),
                            .number(Int64($0.failures.count)),
                        ]
                    }),
                Report.Table(
                    key: "heads", heading: "Last entry of each array",
                    columns: [
                        Report.Column("array", "Array"),
                        Report.Column("entries", "Entries", isNumber: true),
                        Report.Column("digest", "Digest"),
                    ],
                    rows: found.heads.map {
                        [.text($0.array), .number($0.entries), .text($0.digest)]
                    }),
            ])
    }
}

import Accounting
import ArgumentParser
import Operations
import Quantities
import Storage

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Look at the journal and check the book.",
        subcommands: [
            LedgerBalances.self, LedgerEntries.self, LedgerVerify.self, LedgerKeyCommand.self,
            LedgerSealCommand.self,
        ])
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
        let found = try Book.open(at: book.book, for: .reading)
        let balance = try TrialBalanceQuery(array: array)(in: found)
        let units = try LedgerUnits(of: found)
        let rows: [[Report.Value]] = balance.rows.map { row in
            let ledger = row.kind.ledger
            return [
                .text(ledger.name), .text(row.kind.number), .text(row.kind.name),
                .text(ledger.figure(row.debits)), .text(ledger.figure(row.credits)),
                .text(ledger.figure(row.balance)), .text(units.name(of: ledger)),
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
                        Report.Column("unit", "Unit"),
                    ], rows: rows)
            ])
        format.show(report)
    }
}

struct LedgerEntries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries",
        abstract: "Print journal entries with their postings.",
        discussion: """
            Dated by the day of posting; the month is that of the service. The co-op's own \
            books are the general ledger; the others are memoranda.

              commonwatt ledger entries --ledger general --format csv
              commonwatt ledger entries --array MEADOW --subscription S-1001 --format csv
            """)

    @OptionGroup var book: BookOptions
    @Option(help: "Only this array; without it, all.")
    var array: String?
    @Option(help: "Only entries that touch this subscription.")
    var subscription: String?
    @Option(
        help: ArgumentHelp(
            "Only this ledger: general, energy, credit or energy-credit.", valueName: "ledger"),
        transform: Self.readLedger)
    var ledger: Ledger?
    @OptionGroup var format: FormatOptions

    private static func readLedger(_ text: String) throws -> Ledger {
        guard let ledger = Ledger.allCases.first(where: { $0.name == text }) else {
            let names = Ledger.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("expected one of \(names)")
        }
        return ledger
    }

    func run() throws {
        let found = try Book.open(at: book.book, for: .reading)
        let units = try LedgerUnits(of: found)
        let lines = try EntryQuery(array: array, subscription: subscription)(in: found)
            .filter { ledger == nil || $0.ledger == ledger }
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
                        Report.Column("unit", "Unit"), Report.Column("ledger", "Ledger"),
                        Report.Column("number", "Number"), Report.Column("month", "Month"),
                        Report.Column("array", "Array"),
                    ],
                    rows: lines.map { line in
                        [
                            .number(line.entry), Report.Value(line.date), .text(line.memo),
                            .text(line.account),
                            line.quantity > 0 ? .text(line.amount) : .absent,
                            line.quantity < 0 ? .text(line.amount) : .absent,
                            .text(units.name(of: line.ledger)), .text(line.ledger.name),
                            .text(line.number), Report.Value(line.month?.description),
                            .text(line.array),
                        ]
                    })
            ])
        format.show(report)
    }
}

struct LedgerVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every law of the book.",
        discussion: """
            Computes the chains of digests again, holds every row against its record, balances \
            every entry again, and holds what statements say against what was posted. What was \
            cut off at the end, or made anew from the beginning, a book by itself cannot show: \
            a seal that was kept elsewhere does.

              commonwatt ledger verify
              commonwatt ledger verify --seal 2026-08.seal --key coop.key.pub
            """)

    @OptionGroup var book: BookOptions
    @Option(
        help: ArgumentHelp(
            "A seal of the book, as made by ledger seal.", valueName: "file"))
    var seal: String?
    @Option(
        help: ArgumentHelp(
            "The key it must be of, or its public part; without it, any.", valueName: "file"))
    var key: String?
    @OptionGroup var format: FormatOptions

    func validate() throws {
        guard key == nil || seal != nil else {
            throw ValidationError("--key is for a seal; name that with --seal")
        }
    }

    func run() throws {
        let seal = try readSeal()
        let progress = Progress("verifying")
        let found = try VerifyLedger(against: seal)(
            in: Book.open(at: book.book, for: .reading), progress: progress.report)
        format.show(report(found, seal))
        guard !found.isClean else { return }
        for law in found.laws {
            for failure in law.failures { Console.remark(failure) }
        }
        throw ExitCode(Failure.badData)
    }

    /// The seal that was named, which must be whole and of the key that was named.
    private func readSeal() throws -> LedgerSeal? {
        guard let path = seal else { return nil }
        let seal = try LedgerSeal(SealFile.bytes(path), file: path)
        if let key {
            try seal.check(
                signedWith: PublicSealKey(SealFile.bytes(key), file: key), file: path)
        } else {
            Console.remark(
                "the seal names the key \(seal.key); see that it is yours, or name it with --key")
        }
        return seal
    }

    private func report(_ found: LedgerVerification, _ seal: LedgerSeal?) -> Report {
        var facts = [Report.Fact(key: "clean", heading: "Clean", value: .flag(found.isClean))]
        if let seal {
            facts += [
                Report.Fact(key: "sealed", heading: "Sealed", value: Report.Value(seal.sealed)),
                Report.Fact(
                    key: "sealed_records", heading: "Records sealed",
                    value: .number(seal.last.number)),
            ]
        }
        return Report(
            schema: "commonwatt.ledger-verify/1", facts: facts,
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
                Self.heads(found.heads),
            ])
    }

    static func heads(_ heads: [LedgerVerification.Head]) -> Report.Table {
        Report.Table(
            key: "heads", heading: "Last entry of each array",
            columns: [
                Report.Column("array", "Array"),
                Report.Column("entries", "Entries", isNumber: true),
                Report.Column("digest", "Digest"),
            ],
            rows: heads.map { [.text($0.array), .number($0.entries), .text($0.digest)] })
    }
}

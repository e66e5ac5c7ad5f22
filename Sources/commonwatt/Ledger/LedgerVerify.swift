import Accounting
import ArgumentParser
import Operations
import Storage

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

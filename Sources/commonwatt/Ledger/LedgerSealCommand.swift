import ArgumentParser
import Operations
import Storage

struct LedgerSealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Sign where the chains of the book end.",
        discussion: """
            Checks every law of the book, and signs the last record and the last entry of each \
            array. Keep the seal elsewhere, as in a letter to the auditor or the members' minutes: \
            ledger verify --seal proves with it that nothing up to that day was cut off or made \
            anew, which a book by itself cannot show.

              commonwatt ledger key coop.key
              commonwatt ledger seal --key coop.key --to 2026-08.seal
              commonwatt ledger verify --seal 2026-08.seal
            """)

    @OptionGroup var book: BookOptions
    @Option(help: ArgumentHelp("The key, as made by ledger key.", valueName: "file"))
    var key: String
    @Option(
        help: ArgumentHelp(
            "The file to write the seal to; without it, it is printed.", valueName: "file"))
    var to: String?
    @OptionGroup var date: DateOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let key = try SealKey(SealFile.bytes(key), file: key)
        let progress = Progress("verifying")
        let seal = try SealLedger(with: key)(
            in: Book.open(at: book.book, for: .reading), on: date.today,
            progress: progress.report)
        if let to {
            try SealFile.write(seal, to: to)
        } else if format.format == .table {
            return Console.result(seal.text)
        }
        Console.result(report(seal).text(format.format))
    }

    private func report(_ seal: LedgerSeal) -> Report {
        Report(
            schema: "commonwatt.ledger-seal/1",
            facts: [
                Report.Fact(key: "seal", heading: "Seal", value: Report.Value(to)),
                Report.Fact(key: "sealed", heading: "Sealed", value: Report.Value(seal.sealed)),
                Report.Fact(key: "records", heading: "Records", value: .number(seal.last.number)),
                Report.Fact(
                    key: "digest", heading: "Digest", value: Report.Value(seal.last.digest)),
                Report.Fact(key: "key", heading: "Public key", value: Report.Value(seal.key)),
                Report.Fact(key: "text", heading: "Text", value: .text(to == nil ? seal.text : "")),
            ].filter { $0.key != "text" || to == nil },
            tables: [LedgerVerify.heads(seal.heads)])
    }
}

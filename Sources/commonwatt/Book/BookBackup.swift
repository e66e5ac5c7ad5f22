import ArgumentParser
import Operations
import Storage

struct BookBackup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the book, at any time.",
        discussion: """
            The copy is the book as it is now, whole, also while the service or another command \
            is at work. It is checked before it gets its name. A file that is there already is \
            left as it is.

              commonwatt book backup backups/coop-2026-08-05.book
            """)

    @Argument(help: "The file to make, where there is none yet.")
    var path: String
    @OptionGroup var book: BookOptions
    @OptionGroup var dryRun: DryRunOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let bytes = try BackUpBook(to: path)(bookAt: book.book, dryRun.mode)
        let report = Report(
            schema: "commonwatt.book-backup/1",
            facts: [
                Report.Fact(key: "book", heading: "Book", value: .text(book.book)),
                Report.Fact(key: "backup", heading: "Backup", value: .text(path)),
                Report.Fact(
                    key: "bytes", heading: "Bytes",
                    value: bytes.map(Report.Value.number) ?? .absent),
                Report.Fact(
                    key: "checked", heading: "Found whole", value: .flag(bytes != nil)),
            ])
        Console.result(report.text(format.format))
        if dryRun.dryRun { Console.remark("dry run: nothing was changed") }
    }
}

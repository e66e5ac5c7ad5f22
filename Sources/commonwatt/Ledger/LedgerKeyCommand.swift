import ArgumentParser
import Foundation
import Operations

struct LedgerKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make a key to seal the book with.",
        discussion: """
            Writes an Ed25519 key that only you can read, and beside it FILE.pub, by which \
            anyone can check a seal. Keep the key where the book is not: whoever has it can make \
            a seal that holds.

              commonwatt ledger key coop.key
            """)

    @Argument(help: "The file to make, where there is none yet.")
    var path: String
    @OptionGroup var format: FormatOptions

    /// A new key, or the one that is there and lacks its public part: whoever was stopped
    /// between the two can go on.
    private func key() throws -> SealKey {
        if FileManager.default.fileExists(atPath: path), !OutputFile.isEmptyFile(path) {
            let bytes = try SealFile.bytes(path)
            do throws(SealError) {
                return try SealKey(bytes, file: path)
            } catch { throw SealError.fileIsThere(path) }
        }
        let key = SealKey()
        try OutputFile.writeSecret(Array(key.text.utf8), to: path)
        return key
    }

    func run() throws {
        let publicPath = path + ".pub"
        guard !FileManager.default.fileExists(atPath: publicPath) else {
            throw SealError.fileIsThere(publicPath)
        }
        let key = try self.key()
        try OutputFile.write(key.publicPart.text.utf8, to: publicPath, replacing: false)
        let report = Report(
            schema: "commonwatt.ledger-key/1",
            facts: [
                Report.Fact(key: "key", heading: "Key", value: .text(path)),
                Report.Fact(key: "public_file", heading: "Public part", value: .text(publicPath)),
                Report.Fact(
                    key: "public", heading: "Public key",
                    value: .text(key.publicPart.description)),
            ])
        Console.result(report.text(format.format))
    }
}

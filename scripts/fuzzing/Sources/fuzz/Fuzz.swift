import CFuzzer
import Foundation

/// Gives libFuzzer's inputs to the reader that the environment names in `FUZZ_READER`.
///
/// A reader may throw whatever it likes. It must not trap, hang, or take memory out of
/// proportion, which libFuzzer sees.
@main
struct Fuzz {
    private static let reader: Reader = {
        let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
        guard let reader = Reader(rawValue: name) else {
            let names = Reader.allCases.map(\.rawValue).joined(separator: " ")
            FileHandle.standardError.write(Data("FUZZ_READER must be one of: \(names)\n".utf8))
            exit(64)
        }
        return reader
    }()

    static func main() {
        if CommandLine.arguments.dropFirst().first == "--list" {
            for reader in Reader.allCases { print(reader.rawValue) }
            return
        }
        _ = reader
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { data, size in
                Fuzz.reader.take(Array(UnsafeBufferPointer(start: data, count: size)))
                return 0
            })
    }
}

import Foundation

/// Measurements that `scripts/bench` sets against references.
///
///     benchmarks xml FILE            reads a Green Button file as an import does
///     benchmarks html BOOK MONTH     renders issued statements, and a plain page beside them
@main
enum Benchmarks {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        do {
            switch (arguments.first, arguments.count) {
            case ("xml", 2): say(try FeedBenchmark(path: arguments[2]).result())
            case ("html", 3):
                say(try PageBenchmark(book: arguments[2], month: arguments[3]).result())
            default:
                complain("usage: benchmarks xml FILE | benchmarks html BOOK MONTH")
                exit(64)
            }
        } catch {
            complain("benchmarks: \(error)")
            exit(70)
        }
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private static func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}

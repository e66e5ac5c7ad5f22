import Foundation

/// Measurements that `scripts/bench` sets against references.
///
///     benchmarks xml FILE            reads a Green Button file as an import does
///     benchmarks html BOOK MONTH     renders issued statements, and a plain page beside them
///     benchmarks rates TARIFF LOAD GENERATION REGIME     bills a year, again and again
///     benchmarks customers TARIFF LOAD GENERATION COUNT  bills a year of many customers
///     benchmarks ratefiles FOLDER    reads all tariffs and programs
///     benchmarks loans COUNT with-dates|without-dates    makes schedules of 300 payments
@main
enum Benchmarks {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        do {
            switch (arguments.first, arguments.count) {
            case ("xml", 2): say(try FeedBenchmark(path: arguments[2]).result())
            case ("html", 3):
                say(try PageBenchmark(book: arguments[2], month: arguments[3]).result())
            case ("rates", 5):
                say(
                    try RateBenchmark(
                        tariff: arguments[2], load: arguments[3], generation: arguments[4],
                        regime: arguments[5]
                    ).result())
            case ("customers", 5):
                say(
                    try CustomerBenchmark(
                        tariff: arguments[2], load: arguments[3], generation: arguments[4],
                        customers: Int(arguments[5]) ?? 0
                    ).result())
            case ("ratefiles", 2): say(try RateFilesBenchmark(folder: arguments[2]).result())
            case ("loans", 3):
                say(
                    try LoanBenchmark(
                        loans: Int(arguments[2]) ?? 0, hasDates: arguments[3] == "with-dates"
                    ).result())
            default:
                complain(
                    "usage: benchmarks xml FILE | benchmarks html BOOK MONTH | "
                        + "benchmarks rates TARIFF LOAD GENERATION none|net-energy|net-billing | "
                        + "benchmarks customers TARIFF LOAD GENERATION COUNT | "
                        + "benchmarks ratefiles FOLDER | "
                        + "benchmarks loans COUNT with-dates|without-dates")
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

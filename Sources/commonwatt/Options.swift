import ArgumentParser
import Foundation
import Operations
import Quantities
import Sharing

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
}

/// The book a command works on.
struct BookOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The book, one file that holds everything.", valueName: "path"))
    var book: String = ProcessInfo.processInfo.environment["COMMONWATT_BOOK"] ?? "coop.book"
}

struct FormatOptions: ParsableArguments {
    @Option(help: "How to print the result: table, json or csv.")
    var format: OutputFormat = .table
}

/// The day a command takes for today.
struct DateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The day to take for today, as in 2026-07-03.", valueName: "date"),
        transform: CivilDate.argument)
    var asOf: CivilDate?

    /// The stated day, or the day it is here.
    var today: CivilDate { asOf ?? .today }
}

struct DryRunOptions: ParsableArguments {
    @Flag(help: "Show what would be done, and change nothing.")
    var dryRun = false
}

/// A value that an option gives as text, and whose error says what is wrong with it.
protocol ArgumentText {
    init(_ text: String) throws
}

extension ArgumentText {
    /// For the `transform` of an option: the parser itself only says that a value is invalid.
    static func argument(_ text: String) throws -> Self {
        do {
            return try Self(text)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}

extension CivilDate: ArgumentText {
    /// The day it is on this machine's clock and in its time zone.
    static var today: CivilDate {
        let offset = TimeZone.current.secondsFromGMT()
        let here = TimeZoneRules(identifier: "local", initialOffset: offset, transitions: [])
        let now = Instant(secondsSince1970: Int64(Date().timeIntervalSince1970))
        return here.local(now).date
    }
}

extension Month: ArgumentText {}
extension Money: ArgumentText {}
extension EnergyPrice: ArgumentText {}
extension Ratio: ArgumentText {}
extension CapacityPrice: ArgumentText {}

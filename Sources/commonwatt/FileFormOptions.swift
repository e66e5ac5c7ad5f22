public import ArgumentParser
import CSVParsing
import MeterFiles
import Quantities
import SystemTimeZones

/// How the times of a file are read.
struct TimeOptions: ParsableArguments {
    @Option(help: "The zone of times without an offset, as in America/Denver.")
    var timeZone: String?
    @Option(
        help: ArgumentHelp(
            "The order of dates as 07/04/2026, which is never guessed.",
            valueName: "day-first|month-first"))
    var dates: TimeForm.DateOrder?

    func form() throws -> TimeForm {
        TimeForm(zone: try timeZone.map { try TimeZoneRules(loading: $0) }, dates: dates)
    }
}

/// What a file of somebody else calls its columns, and which of its rows are meant.
struct ColumnOptions: ParsableArguments {
    @Option(
        name: .customLong("column"),
        help: ArgumentHelp(
            """
            What the file calls a column, as in kwh=Consumed or 'start=Date+Start Time' for one \
            that two make up; may be repeated. Lines before the header and other columns are \
            left out.
            """, valueName: "name=header"))
    var columns: [String] = []
    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Take only rows that have this text in a column; may be repeated.",
            valueName: "header=text"))
    var conditions: [String] = []

    func validate() throws { _ = try names() }

    func names() throws -> CSVColumnNames {
        var names = CSVColumnNames()
        for text in columns where names.name(text) == nil {
            throw ValidationError(
                "--column: expected a column once, as in kwh=Consumed, found \"\(text)\"")
        }
        for text in conditions where names.require(text) == nil {
            throw ValidationError(
                "--where: expected a column once, as in Name=CAPITL, found \"\(text)\"")
        }
        return names
    }
}

/// What interval CSV does not say of itself.
struct IntervalOptions: ParsableArguments {
    @OptionGroup var times: TimeOptions
    @OptionGroup var columns: ColumnOptions
    @Option(help: "How many minutes each reading of a CSV file lasts that does not say it.")
    var minutes: Int32?
    @Flag(
        help: """
            Leave out rows without energy at times that never were, as between 2:00 and 3:00 on \
            the day clocks go forward.
            """)
    var leaveOutSkippedHours = false

    func validate() throws {
        if let minutes, !(1...527_040).contains(minutes) {
            throw ValidationError("--minutes: expected 1 to 527040, found \(minutes)")
        }
    }

    func form() throws -> IntervalForm {
        IntervalForm(
            times: try times.form(), columns: try columns.names(), minutes: minutes,
            leavingOutSkippedHours: leaveOutSkippedHours)
    }
}

extension TimeForm.DateOrder: ExpressibleByArgument {}

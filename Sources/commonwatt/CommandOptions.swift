import ArgumentParser
import Diagnostics
import Foundation
import Operations
import Quantities
import Storage

/// What a command that only looks at a book is told.
struct ReadOptions: ParsableArguments {
    @OptionGroup var book: BookOptions
    @OptionGroup var date: DateOptions
    @OptionGroup var format: FormatOptions

    func open() throws -> Book {
        try Book.open(at: book.book, for: .reading)
    }

    func show(_ report: Report) {
        format.show(report)
    }
}

/// What a command that changes a book is told.
struct WriteOptions: ParsableArguments {
    @OptionGroup var book: BookOptions
    @OptionGroup var date: DateOptions
    @OptionGroup var dryRun: DryRunOptions
    @OptionGroup var format: FormatOptions

    func open() throws -> Book {
        try book.openForWriting()
    }

    var mode: WriteMode { dryRun.mode }
    var time: OperationTime { date.time }

    /// Prints the result, and says if it was only shown.
    func show(_ report: Report, warnings: [Problem] = []) {
        for warning in warnings { Console.remark(warning.description) }
        var report = report
        report.isRehearsal = dryRun.dryRun
        Console.result(report.text(format.format))
        if dryRun.dryRun { Console.remark("dry run: nothing was changed") }
    }
}

extension BookOptions {
    /// The book, brought up to date; what that renamed is said.
    func openForWriting() throws -> Book {
        let opened = try Book.open(at: book, for: .writing)
        for identifier in opened.replaced { Console.remark(identifier.remark) }
        return opened
    }
}

extension FormerIdentifier {
    /// What bringing a book up to date did to an identifier.
    var remark: String {
        "the \(kind.rawValue) \"\(former)\" is \(now) from now on: identifiers are made of plain "
            + "letters, digits, \"-\", \"_\" and \".\"; what was issued keeps what it says"
    }
}

extension FormatOptions {
    /// Prints what was found, and says on the side that nothing was.
    func show(_ report: Report) {
        Console.result(report.text(format))
        if report.isEmpty, format == .table { Console.remark("there is nothing to list") }
    }
}

extension DateOptions {
    /// Now by the clock, as of the stated day.
    var time: OperationTime {
        OperationTime(
            now: Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)), today: today)
    }
}

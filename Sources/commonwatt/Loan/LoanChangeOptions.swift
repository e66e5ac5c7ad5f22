import ArgumentParser
import Operations
import Quantities

/// What every command that changes a loan is told.
struct LoanChangeOptions: ParsableArguments {
    @Argument(help: "The loan.")
    var loan: String
    @Option(
        help: ArgumentHelp("The day it counts for; without it, today.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @Option(help: "What tells it from all others of the loan, as the number of a transfer.")
    var reference: String?
    @OptionGroup var options: WriteOptions

    var date: CivilDate { on ?? options.date.today }

    /// Records the change, or shows what it would do.
    ///
    /// `isAnother` says that it is another one than those it is alike to.
    func record(
        _ change: ChangeLoan.Change, isAnother: Bool = false
    ) throws -> ChangeLoan.Outcome {
        let outcome = try ChangeLoan(
            loan, change, on: date, reference: reference, isAnother: isAnother)(
                in: options.open(), options.time, options.mode)
        LoanReports.remark(on: outcome, hasReference: reference != nil)
        return outcome
    }

    /// Records a change of the schedule, and shows both schedules.
    func show(
        _ change: ChangeLoan.Change, _ verb: String, isAnother: Bool = false
    ) throws {
        let outcome = try record(change, isAnother: isAnother)
        options.show(LoanReports.changed(loan, outcome, verb))
    }
}

/// Whether money is recorded beside some that is alike.
struct AnotherOptions: ParsableArguments {
    @Flag(help: "Record it though one like it is recorded: it is another one.")
    var another = false
}

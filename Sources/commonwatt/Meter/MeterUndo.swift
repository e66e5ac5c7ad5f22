import ArgumentParser
import Operations
import Storage

struct MeterUndo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Undo the import of a meter file.",
        discussion: """
            Its readings count nowhere any more, and the file can be imported again. Only while \
            no month was issued from them. 'commonwatt meter list' shows what was imported.

              commonwatt meter undo june.xml --reason "of another meter"
              commonwatt meter undo 13da758fe67f
            """)

    @Argument(
        help: ArgumentHelp(
            "The file, its name, or the first eight or more digits of its digest.",
            valueName: "file-or-digest"))
    var file: String
    @Option(
        name: .customLong("import"),
        help: "The number of the import, where a file was imported for several meters.")
    var number: Int64?
    @Option(help: "Why, for those who look at the list of imports.")
    var reason: String?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let undo = UndoMeterImport(file, number: number, reason: reason)
        let outcome = try undo(in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark("\(outcome.name) is undone already; nothing was changed")
        }
        if !outcome.later.isEmpty {
            Console.remark(
                "imported later for the same meter: \(outcome.later.joined(separator: ", ")); "
                    + "readings that those repeated do not count either until such a file is "
                    + "undone and imported again")
        }
        options.show(
            Report(
                schema: "commonwatt.meter-undo/1",
                facts: [
                    Report.Fact(key: "import", heading: "Import", value: .number(outcome.number)),
                    Report.Fact(key: "file", heading: "File", value: .text(outcome.name)),
                    Report.Fact(key: "digest", heading: "Digest", value: .text(outcome.digest)),
                    Report.Fact(
                        key: "meters", heading: "Meters",
                        value: .text(outcome.meters.joined(separator: " "))),
                    Report.Fact(
                        key: "readings", heading: "Readings",
                        value: .number(Int64(outcome.readings))),
                    Report.Fact(
                        key: "undone", heading: "Undone", value: .done(!outcome.isRepeat)),
                ]))
    }
}

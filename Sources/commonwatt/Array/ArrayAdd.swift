public import ArgumentParser
import Operations
import Quantities
import Sharing

struct ArrayAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an array and its production meter.",
        discussion: """
            Its program must be imported before. Shares are counted as the program counts them: \
            in parts per million of the array (ppm), in watts of its capacity, or in blocks, of \
            which --blocks says how many there are.

              commonwatt array add MEADOW --name "Meadow Solar" --capacity-kw 500 \
            --utility "Valley Electric" --time-zone America/Los_Angeles \
            --program or-community-solar --meter MEADOW-PM
            """)

    @Argument(help: "The id of the array, as files and commands name it.")
    var id: String
    @Option(help: "Its name, as statements bear it.")
    var name: String
    @Option(help: "Its rated power in kW.", transform: { try Power(kilowatts: $0) })
    var capacityKw: Power
    @Option(help: "The utility it delivers to.")
    var utility: String
    @Option(help: "The utility's tariff zone, where it has several.")
    var zone: String?
    @Option(help: "The zone whose days and months are meant, as in America/Denver.")
    var timeZone: String
    @Option(help: "The id of its program.")
    var program: String
    @Option(help: "The id of the meter of what it delivers.")
    var meter: String
    @Option(
        help: """
            In what shares are counted: ppm, watts or blocks; what the program counts them in, \
            and else ppm, where it is left out.
            """)
    var shareUnit: ShareUnit?
    @Option(help: "How many blocks the array has.")
    var blocks: Int64?
    @Option(help: "Days from issue until a statement is due.")
    var dueDays = 21
    @OptionGroup var options: WriteOptions

    func run() throws {
        let add = AddArray(
            id, name: name, capacity: capacityKw, utility: utility, zone: zone, program: program,
            timeZone: timeZone, meter: meter, shareUnit: shareUnit, blocks: blocks,
            dueDays: dueDays)
        let book = try options.open()
        let outcome = try add(in: book, options.mode)
        if outcome == .alreadyThere {
            Console.remark("array \(id) is in the book already; nothing was changed")
        }
        try options.show(
            Report(
                schema: "commonwatt.array-add/1",
                facts: [
                    Report.Fact(key: "array", heading: "Array", value: .text(id)),
                    Report.Fact(key: "meter", heading: "Meter", value: .text(meter)),
                    Report.Fact(
                        key: "added", heading: "Added", value: .done(outcome == .added)),
                ]), warnings: add.warnings(in: book))
    }
}

extension ShareUnit: ExpressibleByArgument {}

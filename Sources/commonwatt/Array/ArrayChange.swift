import ArgumentParser
import Operations
import Quantities

struct ArrayChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Correct what the book says of an array, until its first month is issued.",
        discussion: """
            What is not named stays as it is.

              commonwatt array change MEADOW --capacity-kw 499.5
            """)

    @Argument(help: "The id of the array.")
    var id: String
    @Option(help: "Its name, as statements bear it.")
    var name: String?
    @Option(help: "Its rated power in kW.", transform: { try Power(kilowatts: $0) })
    var capacityKw: Power?
    @Option(help: "The utility it delivers to.")
    var utility: String?
    @Option(help: "The utility's tariff zone.")
    var zone: String?
    @Option(help: "Days from issue until a statement is due.")
    var dueDays: Int?
    @OptionGroup var options: WriteOptions

    func validate() throws {
        guard name != nil || capacityKw != nil || utility != nil || zone != nil || dueDays != nil
        else {
            throw ValidationError(
                "say what to change: --name, --capacity-kw, --utility, --zone or --due-days")
        }
    }

    func run() throws {
        let change = ChangeArray(
            id, name: name, capacity: capacityKw, utility: utility, zone: zone, dueDays: dueDays)
        let changes = try change(in: options.open(), options.mode)
        if changes.isEmpty {
            Console.remark("array \(id) is so in the book already; nothing was changed")
        }
        options.show(
            Report(
                schema: "commonwatt.array-change/1",
                tables: [
                    Report.Table(
                        key: "changes", heading: nil,
                        columns: [
                            Report.Column("field", "Field"), Report.Column("before", "Before"),
                            Report.Column("now", "Now"),
                        ],
                        rows: changes.map {
                            [.text($0.field), .text($0.before), .text($0.now)]
                        })
                ]))
    }
}

import ArgumentParser
import Operations
import Storage

struct ProgramImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read program files into the book, all of them or none.",
        discussion: """
            A file is a version, in force from its effective date on, and until the next \
            version begins. A program that says something that cannot be computed yet is \
            imported, with a warning; no month is billed by it.

              commonwatt program import rates/programs/or-community-solar/2020-01-01.xml
            """)

    @Argument(
        help: ArgumentHelp(
            "The program files, or ids of those that come with the program.", valueName: "file"))
    var files: [String]
    @Flag(
        help: """
            Let a version take the place of one with the same date, for months not issued yet.
            """)
    var replace = false
    @OptionGroup var options: WriteOptions

    func run() throws {
        let installation = try Installation.find()
        let inputs = try files.flatMap { try installation.rateFiles($0, of: .programs) }
        let outcomes = try ImportPrograms(inputs, replacing: replace)(
            in: options.open(), options.time, installation, options.mode)
        RateReports.remark(on: outcomes)
        options.show(RateReports.imported(outcomes, "program"))
    }
}

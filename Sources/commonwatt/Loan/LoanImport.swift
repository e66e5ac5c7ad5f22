import ArgumentParser
import Operations
import Storage

struct LoanImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read loan products into the book, all of them or none.",
        discussion: """
            A file is a version of a product, on which loans are made from its effective date on, \
            and until the next version begins. Its worked loans are worked out again; a product \
            that gives other figures is refused. A loan keeps the version it was made on.

              commonwatt loan import rates/loans/share-loan/2026-01-01.xml
            """)

    @Argument(
        help: ArgumentHelp(
            "The files of loan products, or ids of those that come with the program.",
            valueName: "file"))
    var files: [String]
    @Flag(help: "Let a version take the place of one with the same date, for loans to come.")
    var replace = false
    @OptionGroup var options: WriteOptions

    func run() throws {
        let installation = try Installation.find()
        let inputs = try files.flatMap { try installation.rateFiles($0, of: .loanProducts) }
        let outcomes = try ImportLoanProducts(inputs, replacing: replace)(
            in: options.open(), options.time, installation, options.mode)
        RateReports.remark(on: outcomes)
        options.show(RateReports.imported(outcomes, "product"))
    }
}

import ArgumentParser
import CSVParsing
import ExchangeFiles
import Foundation
import Operations
import Quantities
import Sharing

struct SCRCompute: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compute",
        abstract: "Compute sharing contribution rates from files, without a book.",
        discussion: """
            Each member's part in what pooling saved, in energy and at the peak: Commonwatt's \
            formula in the sense of Wang et al. (2019), by two rules. The net load has a first \
            column "interval" and a column for each member in kWh, import positive; prices \
            have the columns interval,buy,sell.

              commonwatt scr compute --net-load load.csv --prices prices.csv \
            --capacity-price 12 --format json
            """)

    @Option(help: ArgumentHelp("The members' net loads, CSV.", valueName: "file"))
    var netLoad: String
    @Option(help: ArgumentHelp("What energy cost and earned, CSV.", valueName: "file"))
    var prices: String
    @Option(
        help: "What a kilowatt of demand at the peak costs.",
        transform: CapacityPrice.argument)
    var capacityPrice: CapacityPrice
    @Option(
        help: """
            "auto" for the interval of the community's greatest demand, or a file with the \
            peak's intervals, one a line.
            """)
    var peak = "auto"
    @Option(
        help: "The part of a gain, from 0 to 1, that goes to the side that fed in; else 0.5.",
        transform: Ratio.argument)
    var theta: Ratio?
    @OptionGroup var times: TimeOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        // Without a zone times are taken as they stand, in UTC.
        let isTold = times.timeZone != nil || times.dates != nil
        var form = try times.form()
        form.zone = form.zone ?? .utc
        let files = try ContributionFiles(
            netLoads: reader(netLoad, limits: ContributionFiles.netLoadLimits),
            prices: reader(prices), peaks: peak == "auto" ? nil : reader(peak),
            times: isTold ? form : nil)
        for warning in files.warnings { Console.remark("\(warning)") }
        let report = try files.report(theta: theta ?? Ratio("0.5"), capacityPrice: capacityPrice)
        switch format.format {
        case .json: Console.result(report.json)
        case .table, .csv: Console.result(ContributionTables(report).report.text(format.format))
        }
    }

    private func reader(
        _ path: String, limits: CSVLimits = .standard
    ) throws -> CSVReader {
        let input = try InputFile(path: path, limit: InputFile.listLimit)
        return CSVReader(input.bytes, file: path, limits: limits)
    }
}

import ArgumentParser
import Operations
import Quantities

/// How a command reads tariff files that leave something open.
struct TariffReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The time zone of a file that states none, as in America/Denver.",
            valueName: "zone"))
    var timeZone: String?
    @Option(
        help: ArgumentHelp(
            "The currency of a file that states none, as in USD.", valueName: "code"))
    var currency: String?
    @Option(
        help: ArgumentHelp(
            "The rate or plan that is meant, by its label or code, where a file has several.",
            valueName: "code"))
    var plan: String?
    @Option(
        help: ArgumentHelp(
            "A file of tariff statements or supply prices for a rate book; may be repeated.",
            valueName: "file"))
    var statements: [String] = []
    @Option(
        help: ArgumentHelp(
            "The customer's zone, where prices or baselines go by it.", valueName: "name"))
    var territory: String?
    @Option(
        help: ArgumentHelp(
            "The customer's class, where statements go by it, as in Residential.",
            valueName: "name"))
    var customerClass: String?

    /// With `assumesUnstated` a file that states no time zone or currency is read in UTC and
    /// USD unless options say otherwise.
    func reading(assumesUnstated: Bool, asOf today: CivilDate = .today) throws -> TariffReading {
        TariffReading(
            today: today, timeZone: timeZone, currency: currency,
            assumesUnstated: assumesUnstated, plan: plan,
            statements: try statements.map { try InputFile(path: $0) }, territory: territory,
            customerClass: customerClass)
    }
}

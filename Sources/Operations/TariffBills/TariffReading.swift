internal import Diagnostics
public import Quantities
internal import RateFiles
internal import Tariffs
internal import XMLParsing

/// What a tariff file of any form may leave open, as the caller says it.
///
/// Our own XML leaves nothing open. URDB states neither time zone nor currency; New York's
/// rate books hold several plans, and riders in files of their own.
public struct TariffReading: Sendable {
    /// The day the file is read.
    public var today: CivilDate
    /// The IANA name of the time zone, where the file states none.
    public var timeZone: String?
    /// ISO 4217, where the file states none.
    public var currency: String?
    /// Whether UTC and USD are taken where nobody says; for looking, never for billing by
    /// the clock.
    public var assumesUnstated: Bool
    /// The rate plan that is meant, where a file has several.
    public var plan: String?
    /// Documents that state riders and supply for a rate book.
    public var statements: [InputFile]
    /// The zone the customer lives in, as statements name it.
    public var territory: String?
    public var customerClass: String?

    public init(
        today: CivilDate, timeZone: String? = nil, currency: String? = nil,
        assumesUnstated: Bool = false, plan: String? = nil, statements: [InputFile] = [],
        territory: String? = nil, customerClass: String? = nil
    ) {
        self.today = today
        self.timeZone = timeZone
        self.currency = currency
        self.assumesUnstated = assumesUnstated
        self.plan = plan
        self.statements = statements
        self.territory = territory
        self.customerClass = customerClass
    }

    /// The one tariff in `file` that is meant; `date` is the day whose prices are wanted.
    func tariff(
        in file: InputFile, on date: CivilDate?, _ installation: Installation
    ) throws -> Tariff {
        try TariffDocument.readOne(
            file.bytes, file: file.name, options: try options(on: date),
            schema: RateSchemas.tariff(installation))
    }

    /// All tariffs in `file` that the day and the plan leave; our own form goes by `schema`.
    func tariffs(
        in file: InputFile, on date: CivilDate?, schema: XMLSchema?
    ) throws -> [Tariff] {
        try TariffDocument.read(
            file.bytes, file: file.name, options: options(on: date), schema: schema)
    }

    /// How files are read, with the statements among it, which are read once.
    func options(on date: CivilDate?) throws -> TariffDocument.Options {
        var problems = Problems()
        var documents: [IEDRDocument] = []
        for statement in statements {
            do throws(Problems) {
                documents.append(try IEDRFile.read(statement.bytes, file: statement.name))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return TariffDocument.Options(
            timeZone: timeZone, currency: currency, assumesUnstated: assumesUnstated,
            read: today, date: date, plan: plan, statements: documents,
            customer: IEDRCustomer(territory: territory, customerClass: customerClass))
    }
}

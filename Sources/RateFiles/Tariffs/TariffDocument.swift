public import Diagnostics
public import Quantities
public import Tariffs
public import XMLParsing

/// Reads tariffs from a file of any form we know: our own XML, New York's IEDR, or URDB.
///
/// What only one form needs is asked of ``TariffFile``, ``IEDRFile`` and ``URDBFile``.
public enum TariffDocument {
    /// What a file may leave open.
    public struct Options: Hashable, Sendable {
        /// The IANA name of the time zone, for a form that states none.
        public var timeZone: String?
        /// ISO 4217, for a form that states none.
        public var currency: String?
        /// Whether UTC and USD are taken where neither the file nor these options say.
        public var assumesUnstated: Bool
        /// The day the file is read.
        public var read: CivilDate
        /// The day whose prices are wanted, of a form that holds those of several.
        public var date: CivilDate?
        /// The rate or rate plan to take of several: its label, code or rate code.
        public var plan: String?
        /// The documents that state riders and supply for a rate book.
        public var statements: [IEDRDocument]
        public var customer: IEDRCustomer

        public init(
            timeZone: String? = nil, currency: String? = nil, assumesUnstated: Bool = false,
            read: CivilDate, date: CivilDate? = nil, plan: String? = nil,
            statements: [IEDRDocument] = [], customer: IEDRCustomer = IEDRCustomer()
        ) {
            self.timeZone = timeZone
            self.currency = currency
            self.assumesUnstated = assumesUnstated
            self.read = read
            self.date = date
            self.plan = plan
            self.statements = statements
            self.customer = customer
        }
    }

    /// The tariffs that `bytes` hold, at least one; `file` names them in clauses and problems.
    ///
    /// `schema` is that of our own form. A form that holds prices, programs or nothing of
    /// the kind is refused by its name.
    public static func read(
        _ bytes: [UInt8], file: String, options: Options, schema: XMLSchema?
    ) throws(Problems) -> [Tariff] {
        switch try RateFormat.detect(bytes, file: file) {
        case .tariff: return [try TariffFile.read(bytes, file: file, schema: schema)]
        case .urdb: return [try urdb(bytes, file: file, options)]
        case .iedr: return try iedr(bytes, file: file, options)
        case let form:
            throw Problems(
                "expected a tariff, found \(form.words)",
                at: Place(file: file, line: 1, column: 1))
        }
    }

    /// The one tariff that `bytes` hold, or an error that names those to choose from.
    public static func readOne(
        _ bytes: [UInt8], file: String, options: Options, schema: XMLSchema?
    ) throws(Problems) -> Tariff {
        let found = try read(bytes, file: file, options: options, schema: schema)
        guard found.count == 1 else {
            let choice = choice(of: found, in: file)
            throw Problems(choice.message, at: choice.place)
        }
        return found[0]
    }

    /// That a file holds several tariffs, and what they are called.
    public static func choice(of tariffs: [Tariff], in file: String) -> Problem {
        Problem(
            "the file holds \(tariffs.count) rate plans, say which is meant with --plan: "
                + list(tariffs.map { ($0.id.rawValue, $0.identity.name) }),
            at: Place(file: file, line: 1, column: 1))
    }

    /// Rate plans by what they are called and are.
    private static func list(_ plans: [(code: String, name: String)]) -> String {
        let words = plans.prefix(listed).map { "\($0.code) (\($0.name))" }
        let more = plans.count > listed ? " and \(plans.count - listed) more" : ""
        return words.joined(separator: ", ") + more
    }

    /// How many plans a message lists.
    private static let listed = 20

    private static func urdb(
        _ bytes: [UInt8], file: String, _ options: Options
    ) throws(Problems) -> Tariff {
        let start = Place(file: file, line: 1, column: 1)
        var problems = Problems()
        if !options.assumesUnstated {
            if options.timeZone == nil {
                problems.add(
                    "the file states no time zone; give it, as in --time-zone America/Denver",
                    at: start)
            }
            if options.currency == nil {
                problems.add(
                    "the file states no currency; give it, as in --currency USD", at: start)
            }
            try problems.throwIfAny()
        }
        if let currency = options.currency {
            do throws(CurrencyError) {
                _ = try TariffReader.currency(currency)
            } catch {
                throw Problems("\(error)", at: start)
            }
        }
        let tariff = try URDBFile.read(
            bytes, file: file,
            options: URDBFile.Options(
                timeZone: options.timeZone ?? "UTC", read: options.read,
                currency: options.currency ?? "USD", label: options.plan))
        return tariff.assuming(
            Set(
                [
                    options.currency == nil ? Tariff.Assumption.currency : nil,
                    options.timeZone == nil ? .timeZone : nil,
                ].compactMap(\.self)))
    }

    private static func iedr(
        _ bytes: [UInt8], file: String, _ options: Options
    ) throws(Problems) -> [Tariff] {
        let start = Place(file: file, line: 1, column: 1)
        var document = try IEDRFile.read(bytes, file: file)
        guard !document.plans.isEmpty else {
            throw Problems(
                "the file holds no rate plan; give the tariff book, and this file beside it",
                at: start)
        }
        if let plan = options.plan {
            let known = document.plans.map { ($0.identifier, $0.name) }
            document = document.selecting(plans: plan)
            guard !document.plans.isEmpty else {
                throw Problems(
                    "the file holds no rate plan \(Excerpt(plan)), found " + list(known),
                    at: start)
            }
        }
        let hasRiders = try document.hasRiders(with: options.statements, start)
        let date = options.date ?? options.read
        let found = try document.tariffs(
            on: date, with: options.statements, for: options.customer)
        guard !found.isEmpty else {
            let dates = Set(document.plans.map { "\($0.dates.period)" }.prefix(listed))
            throw Problems(
                "no rate plan of the file is in force on \(date), found those of "
                    + dates.sorted().joined(separator: ", "), at: start)
        }
        guard !hasRiders else { return found }
        return found.map { tariff in
            tariff.noting(
                UnsupportedItem(
                    name: "riders of plan \"\(tariff.identity.name)\" (no statement is given)",
                    clause: tariff.clause))
        }
    }
}

extension IEDRDocument {
    /// The document with the plans of this code, rate code or identifier.
    fileprivate func selecting(plans name: String) -> IEDRDocument {
        var selection = self
        selection.plans = plans.filter { [$0.code, $0.rateCode, $0.identifier].contains(name) }
        return selection
    }

    /// Whether riders are stated for the plans, by the document itself or by `others`; those
    /// of other companies alone are a mistake.
    fileprivate func hasRiders(
        with others: [IEDRDocument], _ start: Place
    ) throws(Problems) -> Bool {
        let companies = Set(plans.map(\.utility.abbreviation))
        let statements = self.statements + others.flatMap(\.statements)
        let isThere = statements.contains { statement in
            statement.utility.map { companies.contains($0.abbreviation) } ?? true
        }
        guard !isThere, !statements.isEmpty else {
            return isThere || plans.contains { $0.charges.contains { $0.statement != nil } }
        }
        let found = Set(statements.compactMap(\.utility?.abbreviation)).sorted()
        throw Problems(
            "the statements given are of \(found.joined(separator: ", ")), and none is of "
                + companies.sorted().joined(separator: ", ") + ", whose rate book this is",
            at: start)
    }
}

extension RateFormat {
    /// What it is, for a message.
    fileprivate var words: String {
        switch self {
        case .tariff: "a tariff"
        case .program: "a program; import it with the programs"
        case .iedr: "a rate book"
        case .urdb: "a rate"
        case .midasUpload, .midasAnswer, .ieee2030, .openADR, .csv:
            "a series of prices; give it beside a tariff that goes by it"
        }
    }
}

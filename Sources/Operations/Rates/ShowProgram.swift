internal import NetMetering
public import Quantities
internal import RateFiles
public import Storage

/// Tells what a program says on a day.
public struct ShowProgram: Sendable {
    public var key: String
    public var date: CivilDate

    public init(_ key: String, on date: CivilDate) {
        self.key = key
        self.date = date
    }

    /// A program in words, for people to check against the published rules.
    public struct Description: Hashable, Sendable {
        public var key: String
        public var name: String
        public var version: String
        public var effective: DatePeriod
        public var currency: String
        public var rounding: String
        public var timeZone: String?
        public var classes: [String]
        /// `money` or `energy`.
        public var creditUnit: String
        public var terms: [String]
        /// What each term comes to, by class, and what output nobody holds is paid with.
        public var prices: [Price]
        /// What is paid for the subscription, by class.
        public var fees: [Price]
        /// The power that shares are sold in whole steps of; nil where any share is taken.
        public var step: Power?
        public var shareUnit: String
        public var allocationLimit: String
        public var unallocated: String
        public var bank: String
        public var settlement: String
        /// The series of prices it needs, in the order of the program.
        public var series: [Series]
        /// The hours that prices are limited to, by their names.
        public var masks: [Rule]
        /// All other rules: what is credited, carried, kept, due and told.
        public var rules: [Rule]
        public var limits: [String]
        public var sources: [String]
        public var illustrative: [String]
        public var unsupported: [String]
    }

    /// A rule of a program in words.
    public struct Rule: Hashable, Sendable {
        public var name: String
        public var words: String
        /// The line of the program's file; nil where no one line says it.
        public var line: Int?
        /// Whether its figures are not from a published sheet.
        public var isIllustrative: Bool
    }

    /// A series of prices that a program refers to.
    public struct Series: Hashable, Sendable {
        /// The name by which its prices are read.
        public var name: String
        /// What the program calls it.
        public var reference: String
        /// Whether it has a price for each hour, and not for each month.
        public var isHourly: Bool
        /// What its source states a price for, as in `MWh`.
        public var unit: String
        /// What to type so that its prices are read from a file.
        public var command: String

        init?(_ reference: PriceReference) {
            guard let name = reference.series, let command = reference.importCommand else {
                return nil
            }
            self.name = name
            self.reference = reference.name
            isHourly = reference.isHourly
            unit = reference.unit.rawValue
            self.command = command
        }
    }

    /// A price as a program says it, in words with its figures.
    public struct Price: Hashable, Sendable {
        /// The term, or what the fee is for.
        public var name: String
        /// The class of subscribers; `all` where it is the same for all.
        public var memberClass: String
        public var price: String
        /// The line of the program's file.
        public var line: Int
        /// Whether it is not from a published sheet.
        public var isIllustrative: Bool
    }

    /// What a program that comes with the installation says; no book is needed.
    public func callAsFunction(shippedIn installation: Installation) throws -> Description {
        let versions = try installation.rateFiles(key, of: .programs).map { file in
            try ProgramFile.read(file.bytes, file: file.name, schema: nil)
        }
        guard let program = versions.last(where: { $0.identity.effective.contains(date) }) else {
            throw MonthError.programDoesNotCover(key, date)
        }
        return Description(program, on: date)
    }

    public func callAsFunction(in book: Book) throws -> Description {
        try book.read { reader in
            guard try !reader.programVersions(key).isEmpty else {
                throw OperationError.unknownProgram(key, known: try reader.programKeys())
            }
            guard let program = try RateCache().program(key, on: date, in: reader) else {
                throw MonthError.programDoesNotCover(key, date)
            }
            return Description(program, on: date)
        }
    }
}

extension ShowProgram.Description {
    init(_ program: Program, on date: CivilDate) {
        let identity = program.identity
        key = identity.id.rawValue
        name = identity.name
        version = identity.version
        effective = identity.effective
        currency = identity.currency
        rounding = identity.rounding.rawValue
        timeZone = identity.timeZone
        classes = program.classes
        creditUnit = program.value.unit.rawValue
        let inForce = program.value.terms.filter { $0.effective?.contains(date) != false }
        terms = inForce.map(\.name)
        let words = PriceWords(program)
        prices = inForce.flatMap(words.prices) + words.payouts
        fees = words.fees
        step = program.allocation.step
        shareUnit = program.allocation.key.rawValue
        allocationLimit = program.allocation.limit.rawValue
        unallocated = program.unallocated.destination.rawValue
        bank = Self.words(program.bank.carry)
        settlement = program.settlement.mode.rawValue
        series = program.references.compactMap(ShowProgram.Series.init)
        let rulesInWords = ProgramWords(program)
        masks = rulesInWords.masks
        rules = rulesInWords.rules
        limits = rulesInWords.limits
        sources = identity.sources.map(\.description)
        illustrative = identity.illustrative.map(\.description)
        unsupported = program.unsupported.map(\.description)
    }

    private static func words(_ carry: BankRule.Carry) -> String {
        switch carry {
        case .none: "nothing is carried"
        case .rolling(let months): "carried for \(months) months"
        case .annual(let month): "carried to month \(month) of the year"
        case .annualFromStart: "carried for a year from the first credit"
        case .indefinite: "carried without limit"
        }
    }
}

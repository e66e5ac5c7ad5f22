public import Quantities

/// What a program is called, when it holds, and where its figures are from.
public struct ProgramIdentity: Hashable, Sendable {
    /// The same in all versions of a program.
    public var id: ID<Program>
    public var version: String
    public var name: String
    /// The days on which this version holds.
    public var effective: DatePeriod
    public var sources: [ProgramSource]
    /// ISO 4217, as in `USD`.
    public var currency: String
    /// How an amount is brought to the cent, once.
    public var rounding: RoundingRule
    /// IANA name of the zone in which hours and days are read; needed for masks.
    public var timeZone: String?
    /// The clauses of rates that are not from a published sheet.
    public var illustrative: [ProgramClause]
    /// Where the file says all this.
    public var clause: ProgramClause

    public init(
        id: ID<Program>, version: String, name: String, effective: DatePeriod,
        sources: [ProgramSource] = [], currency: String = "USD",
        rounding: RoundingRule = .halfAwayFromZero, timeZone: String? = nil,
        illustrative: [ProgramClause] = [], clause: ProgramClause = .none
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.effective = effective
        self.sources = sources
        self.currency = currency
        self.rounding = rounding
        self.timeZone = timeZone
        self.illustrative = illustrative
        self.clause = clause
    }

    /// Whether a rate of the program is an example; a statement made from it says so.
    public var isIllustrative: Bool { !illustrative.isEmpty }
}

public import Quantities

/// What the files leave to the customer, as far as it is known.
///
/// Statements are for territories, kinds of customer and meter-reading dates that a rate
/// plan does not settle. What is left nil is not guessed: a charge that depends on it is
/// reported and blocks billing.
public struct IEDRCustomer: Hashable, Sendable {
    /// As in `NYISO_J`.
    public var territory: String?
    /// As in `Residential`.
    public var customerClass: String?
    /// The kind of organization, as in `NonProfit`; nil for a household.
    public var entity: String?
    /// Values of other lists by their names, as in `["dwelling": "SingleFamily"]`.
    public var traits: [String: String]
    /// The codes of rate plan modifiers the customer has.
    public var modifiers: Set<String>
    /// Statements for some customers only, by code: whether the customer is one of them.
    public var statements: [String: Bool]
    /// The months of seasons that a book names and does not define.
    public var seasons: [String: Set<Int>]
    /// The days from one meter reading to the next, by which market supply is priced.
    public var readingWindow: DatePeriod?

    public init(
        territory: String? = nil, customerClass: String? = nil, entity: String? = nil,
        traits: [String: String] = [:], modifiers: Set<String> = [],
        statements: [String: Bool] = [:], seasons: [String: Set<Int>] = [:],
        readingWindow: DatePeriod? = nil
    ) {
        self.territory = territory
        self.customerClass = customerClass
        self.entity = entity
        self.traits = traits
        self.modifiers = modifiers
        self.statements = statements
        self.seasons = seasons
        self.readingWindow = readingWindow
    }
}

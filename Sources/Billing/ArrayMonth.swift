public import Metering
public import NetMetering
public import Quantities

/// Everything that one array's month is billed from.
///
/// The bill run reads it from the book, ``MonthRun`` turns it into an outcome, and nothing
/// else is looked at: the same inputs give the same statements, byte for byte.
public struct ArrayMonth: Sendable {
    public var array: ArrayFacts
    public var month: Month
    /// The day the statements bear.
    public var issued: CivilDate
    public var cooperative: String
    public var currency: String
    public var disputeContact: String?
    public var program: Program
    public var programSource: RunFacts.Source
    public var references: ReferencePrices
    /// What the production meter delivered, as far as it was read.
    public var production: ReadingSeries
    public var meterFiles: [RunFacts.Source]
    /// Whether gaps in the production were accepted by the administrator.
    public var acceptsGaps: Bool
    public var template: RunFacts.Source?
    public var hostMoney: CreditBank<Money>
    public var hostEnergy: CreditBank<Energy>
    /// In the order of filing, which settles ties.
    public var subscriptions: [SubscriptionMonth]
    /// How many statements the array has issued before.
    public var lastSequence: Int64
    /// Whether some statements of the month were issued by an earlier run.
    public var isContinuation: Bool
    /// The utility's reports that bills and use were taken from.
    public var utilityReports: [RunFacts.Source]
    /// What the tariff whose price credit is worth says and could not be computed, as it was
    /// accepted, in words.
    public var acceptedItems: [String]
    /// Whether the array has terms of sharing in the month, so that rates are asked for.
    public var asksForSharing: Bool

    public init(
        array: ArrayFacts, month: Month, issued: CivilDate, cooperative: String,
        currency: String, disputeContact: String?, program: Program,
        programSource: RunFacts.Source, references: ReferencePrices, production: ReadingSeries,
        meterFiles: [RunFacts.Source], acceptsGaps: Bool, template: RunFacts.Source?,
        hostMoney: CreditBank<Money>, hostEnergy: CreditBank<Energy>,
        subscriptions: [SubscriptionMonth], lastSequence: Int64, isContinuation: Bool,
        utilityReports: [RunFacts.Source] = [], acceptedItems: [String] = [],
        asksForSharing: Bool = false
    ) {
        self.array = array
        self.month = month
        self.issued = issued
        self.cooperative = cooperative
        self.currency = currency
        self.disputeContact = disputeContact
        self.program = program
        self.programSource = programSource
        self.references = references
        self.production = production
        self.meterFiles = meterFiles
        self.acceptsGaps = acceptsGaps
        self.template = template
        self.hostMoney = hostMoney
        self.hostEnergy = hostEnergy
        self.subscriptions = subscriptions
        self.lastSequence = lastSequence
        self.isContinuation = isContinuation
        self.utilityReports = utilityReports
        self.acceptedItems = acceptedItems
        self.asksForSharing = asksForSharing
    }
}

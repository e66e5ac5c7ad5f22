public import Metering
public import NetMetering
public import Quantities
public import Sharing

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

/// An array as a bill run sees it.
public struct ArrayFacts: Sendable {
    /// The number the book gave it.
    public var number: Int64
    public var id: String
    public var name: String
    public var utility: String
    public var capacity: Power
    public var shares: ShareBasis
    public var timeZone: TimeZoneRules
    public var dueDays: Int

    public init(
        number: Int64, id: String, name: String, utility: String, capacity: Power,
        shares: ShareBasis, timeZone: TimeZoneRules, dueDays: Int
    ) {
        self.number = number
        self.id = id
        self.name = name
        self.utility = utility
        self.capacity = capacity
        self.shares = shares
        self.timeZone = timeZone
        self.dueDays = dueDays
    }
}

/// One subscription as a bill run sees it.
public struct SubscriptionMonth: Sendable {
    /// The number the book gave it.
    public var number: Int64
    public var recipient: Statement.Recipient
    /// The days the contract holds.
    public var active: DatePeriod
    /// In order of time.
    public var holdings: [ShareHolding<Int64>]
    /// The contract's own fee, in place of the program's.
    public var feeOverride: FeeModel?
    /// What was used at the account in the month; nil where it is not known.
    public var usage: Energy?
    /// What of ``usage`` the subscriber's meter did not measure.
    public var unmeasuredUsage: [UnmeasuredEnergy] = []
    /// What the credit may be set against; nil where it is not known.
    public var utilityBill: Money?
    public var moneyBank: CreditBank<Money>
    public var energyBank: CreditBank<Energy>
    /// The first month that earned credit; nil where this would be it.
    public var firstCredit: Month?
    /// Of the loan that came with the list of members.
    public var installment: StatementLine.InstallmentFact?
    /// The loans of the book; nil where there are none.
    public var financing: FinancingMonth?
    /// What is owed now, payments taken off; negative where money is owed to the subscriber.
    public var owed: Money
    /// Payments since the last statement, as a positive amount.
    public var paid: Money
    public var paymentCount: Int
    /// How many payments were taken back since the last statement, as bounced checks are;
    /// they are part of ``paid`` and not of the count.
    public var paymentsTakenBack: Int
    /// The days of those payments, where they are few.
    public var paymentDays: [CivilDate]
    public var lastStatement: StatementNumber?
    /// Up to eleven months before this one, oldest first.
    public var history: [Statement.HistoryMonth]
    public var sharing: Statement.SharingFact?
    /// Whether an earlier run issued the month's statement.
    public var isIssued: Bool
    /// Why no statement can be made, where the book already shows it.
    public var obstacle: String?
    /// The places in ``ArrayMonth/utilityReports`` of the reports that name the bill and the
    /// use; nil where none does.
    public var billReport: Int?
    public var usageReport: Int?

    public init(
        number: Int64, recipient: Statement.Recipient, active: DatePeriod,
        holdings: [ShareHolding<Int64>], feeOverride: FeeModel?, usage: Energy?,
        utilityBill: Money?, moneyBank: CreditBank<Money>, energyBank: CreditBank<Energy>,
        firstCredit: Month?, installment: StatementLine.InstallmentFact?, owed: Money,
        paid: Money, paymentCount: Int, lastStatement: StatementNumber?,
        history: [Statement.HistoryMonth], sharing: Statement.SharingFact?, isIssued: Bool,
        obstacle: String?, paymentDays: [CivilDate] = [], paymentsTakenBack: Int = 0,
        billReport: Int? = nil, usageReport: Int? = nil, financing: FinancingMonth? = nil
    ) {
        self.number = number
        self.recipient = recipient
        self.active = active
        self.holdings = holdings
        self.feeOverride = feeOverride
        self.usage = usage
        self.utilityBill = utilityBill
        self.moneyBank = moneyBank
        self.energyBank = energyBank
        self.firstCredit = firstCredit
        self.installment = installment
        self.owed = owed
        self.paid = paid
        self.paymentCount = paymentCount
        self.lastStatement = lastStatement
        self.history = history
        self.sharing = sharing
        self.isIssued = isIssued
        self.obstacle = obstacle
        self.paymentDays = paymentDays
        self.paymentsTakenBack = paymentsTakenBack
        self.billReport = billReport
        self.usageReport = usageReport
        self.financing = financing
    }
}

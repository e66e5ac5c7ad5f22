public import NetMetering
public import Quantities
public import Sharing

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

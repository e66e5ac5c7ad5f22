public import NetMetering
public import Quantities

/// One array's month under a program: from output and shares to credits, fees and banks.
///
/// No program is known by name here. Everything the month needs is a value of it, and
/// ``outcome()`` gives the same for the same values, always.
public struct ProgramMonth: Sendable {
    public var program: Program
    public var month: Month
    public var references: ReferencePrices
    /// The array's power, needed where a fee is by the kilowatt and shares are not in watts.
    public var capacity: Power?
    /// The stretches of the month between changes of shares, in order of time.
    public var segments: [Segment]
    /// In the order of the filing, which breaks ties.
    public var members: [Member]
    public var hostMoney: CreditBank<Money>
    public var hostEnergy: CreditBank<Energy>

    public init(
        program: Program, month: Month, references: ReferencePrices = ReferencePrices(),
        capacity: Power? = nil, segments: [Segment], members: [Member],
        hostMoney: CreditBank<Money> = CreditBank(), hostEnergy: CreditBank<Energy> = CreditBank()
    ) {
        self.program = program
        self.month = month
        self.references = references
        self.capacity = capacity
        self.segments = segments
        self.members = members
        self.hostMoney = hostMoney
        self.hostEnergy = hostEnergy
    }

    /// A stretch of the month in which all shares stay the same.
    public struct Segment: Sendable {
        public var days: DatePeriod
        public var output: Output
        /// What each member holds, in the array's share unit and the order of the members;
        /// behind them what nobody holds, which is divided to like any other share.
        public let weights: [Int64]

        public init(days: DatePeriod, output: Output, weights: [Int64], unsubscribed: Int64) {
            self.days = days
            self.output = output
            self.weights = weights + [unsubscribed]
        }

        public var unsubscribed: Int64 { weights.last ?? 0 }
    }

    /// A subscription as the month finds it.
    public struct Member: Sendable {
        public var memberClass: ClassIndex
        /// What the subscriber used in the month; nil where it is not known here.
        public var usage: Energy?
        /// The amount of the utility's bill that the credit may be set against, before it;
        /// nil where it is not known here.
        public var bill: Money?
        public var moneyBank: CreditBank<Money>
        public var energyBank: CreditBank<Energy>
        /// The first month that earned credit; nil where this would be it.
        public var firstCredit: Month?
        /// The subscription's own fee, in place of the program's.
        public var fee: FeeModel?
        /// The day the subscription began, from which its fee escalates.
        public var start: CivilDate?
        /// Whether the account closes with this month.
        public var isClosing: Bool

        public init(
            memberClass: ClassIndex = .other, usage: Energy? = nil, bill: Money? = nil,
            moneyBank: CreditBank<Money> = CreditBank(),
            energyBank: CreditBank<Energy> = CreditBank(), firstCredit: Month? = nil,
            fee: FeeModel? = nil, start: CivilDate? = nil, isClosing: Bool = false
        ) {
            self.memberClass = memberClass
            self.usage = usage
            self.bill = bill
            self.moneyBank = moneyBank
            self.energyBank = energyBank
            self.firstCredit = firstCredit
            self.fee = fee
            self.start = start
            self.isClosing = isClosing
        }
    }
}

public import Quantities

/// A worked figure of a program: a small month and what it must come to.
///
/// It stands in the program's file beside the rules, with its source, and a test computes
/// it. What an example does not expect is not compared.
public struct ProgramExample: Hashable, Sendable {
    public var id: String
    public var month: Month
    public var capacity: Power?
    /// In the order of ``Program/references``.
    public var references: ReferencePrices
    public var output: Output
    public var unsubscribed: Int64
    public var members: [Member]
    public var expected: Expected
    public var clause: ProgramClause

    public init(
        id: String, month: Month, capacity: Power? = nil, references: ReferencePrices,
        output: Output, unsubscribed: Int64, members: [Member], expected: Expected,
        clause: ProgramClause
    ) {
        self.id = id
        self.month = month
        self.capacity = capacity
        self.references = references
        self.output = output
        self.unsubscribed = unsubscribed
        self.members = members
        self.expected = expected
        self.clause = clause
    }

    public struct Member: Hashable, Sendable {
        public var name: String
        public var memberClass: ClassIndex
        /// In the program's share unit.
        public var share: Int64
        public var usage: Energy?
        public var bill: Money?
        public var fee: FeeModel?
        public var moneyBank: CreditBank<Money>
        public var energyBank: CreditBank<Energy>
        public var expected: Expected

        public init(
            name: String, memberClass: ClassIndex, share: Int64, usage: Energy? = nil,
            bill: Money? = nil, fee: FeeModel? = nil,
            moneyBank: CreditBank<Money> = CreditBank(),
            energyBank: CreditBank<Energy> = CreditBank(), expected: Expected
        ) {
            self.name = name
            self.memberClass = memberClass
            self.share = share
            self.usage = usage
            self.bill = bill
            self.fee = fee
            self.moneyBank = moneyBank
            self.energyBank = energyBank
            self.expected = expected
        }
    }

    /// Figures by what they are of, as the file writes them.
    public struct Expected: Hashable, Sendable {
        public var amounts: [Amount: Money]
        public var energies: [EnergyFigure: Energy]
        /// Terms of the host's value, by their place, rounded to the cent.
        public var terms: [Int: Money]

        public init(
            amounts: [Amount: Money] = [:], energies: [EnergyFigure: Energy] = [:],
            terms: [Int: Money] = [:]
        ) {
            self.amounts = amounts
            self.energies = energies
            self.terms = terms
        }
    }

    /// An amount of money an example can expect.
    public enum Amount: String, Hashable, Sendable, CaseIterable {
        /// Of the array: the value of its output, and what fell to what nobody holds.
        case value, unallocatedCredit, unallocatedPayout
        /// Of a member, or the sum of all members'.
        case credit, applied, fee, adminFee, netCredit, saving, fromUtility, fromMember
        /// Of a member.
        case banked, expired, payout, utilityBill
    }

    /// An amount of energy an example can expect.
    public enum EnergyFigure: String, Hashable, Sendable, CaseIterable {
        case allocatedKWh, unallocatedKWh
        case appliedKWh, bankedKWh, expiredKWh, paidOutKWh
    }
}

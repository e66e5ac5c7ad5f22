public import NetMetering
public import Quantities

extension ProgramMonth {
    /// What a month came to, for the host and for each member.
    public struct Outcome: Sendable {
        public var host: Host
        /// In the order of ``ProgramMonth/members``.
        public var members: [MemberOutcome]
        public var totals: Totals
        let division: Division
        let prices: MonthPrices
        /// Of each segment, where a term at the host counts once for the month.
        let dividers: [ShareDivider]
    }

    /// What the array as a whole came to.
    public struct Host: Sendable {
        public var metered: Energy
        /// The part that no member holds; metered = allocated to members + this.
        public var unallocated: Energy
        /// The value of the whole output, where the program values it at the host.
        public var terms: [TermValue]
        /// The sum of the terms, rounded once; nil where accounts are valued.
        public var value: Money?
        /// The part of ``value`` that fell to the output nobody holds.
        ///
        /// It is granted only where it is banked; where the output is paid for, the payment
        /// takes its place.
        public var unallocatedCredit: Money
        /// What the utility pays for the output nobody holds.
        public var unallocatedPayout: Money
        /// The price of that payout.
        public var unallocatedPrice: EnergyPrice?
        public var money: CreditMovement<Money>
        public var energy: CreditMovement<Energy>
    }

    /// What the member amounts sum to.
    public struct Totals: Sendable {
        public var allocated: Energy = .zero
        /// Credit earned by members, in money.
        public var credit: Money = .zero
        public var applied: Money = .zero
        public var appliedEnergy: Energy = .zero
        public var fee: Money = .zero
        public var adminFee: Money = .zero
        public var netCredit: Money = .zero
        public var saving: Money = .zero
        /// What the utility pays the sponsor.
        public var fromUtility: Money = .zero
        /// What members pay the sponsor.
        public var fromMembers: Money = .zero
        /// Members that are held.
        public var held = 0
    }
}

/// What one subscription's month came to.
///
/// In both banks: before + earned = applied + forfeited + pooled + paid out + after.
public struct MemberOutcome: Sendable {
    /// Why the subscription cannot be billed; its output and credit are counted all the
    /// same, so that the array's totals tie, but nothing else of it is computed.
    public var hold: MemberHold?
    public var allocated: Energy = .zero
    /// Energy earned is the member's part of the output; applied, what earned money or,
    /// in a program that counts kilowatt-hours, what was taken off the usage.
    public var energy: CreditMovement<Energy>
    /// The credit's value before anything is kept from it.
    public var credit: Money = .zero
    /// Money earned is what reaches the member's utility bill: the credit, or with net
    /// crediting the saving.
    public var money: CreditMovement<Money>
    public var application: CreditFacts.Application = .utilityDecides
    /// The minimum bill the credit could not touch or that was added back.
    public var minimumBill: Money?
    /// The part of the utility's bill after the credit that is the minimum bill added to it.
    public var addedBill: Money = .zero
    /// The utility's bill after the credit; nil where it is not known.
    public var utilityBill: Money?
    /// Expired credit paid to the member, in money.
    public var payout: Money = .zero
    /// The price of energy that is paid out; nil where none is.
    public var payoutPrice: EnergyPrice?
    /// What expired credit that goes to a common fund is worth.
    public var pooledValue: Money = .zero
    public var fee: FeeFacts = .none
    public var settlement: Settlement = .none
    /// What the member is better off by this month.
    ///
    /// What the bills together fell by: credit used and paid out, less the fee and less a
    /// minimum bill that is added; below zero, more is paid. Banked credit counts when it is used.
    public var saving: Money = .zero
    public var firstCredit: Month?
}

/// A fee with all that it was made from.
public struct FeeFacts: Hashable, Sendable {
    /// The terms that held, escalated.
    public var model: FeeModel
    public var quantity: Quantity
    public var exact: UnroundedMoney
    /// The credit that limited the fee; nil where it did not.
    public var cap: Money?
    public var amount: Money
    /// Whether the subscription's own terms were used and not the program's.
    public var isOwn: Bool

    public static let none = FeeFacts(
        model: .free, quantity: .nothing, exact: .zero, cap: nil, amount: .zero, isOwn: false)

    public enum Quantity: Hashable, Sendable {
        case nothing
        case credit(Money, FeeRule.Base)
        case energy(Energy, FeeRule.Base)
        /// The power held, averaged over the days where the program says so.
        case power(Power)
        /// Millionths of a block, averaged in the same way.
        case blocks(millionths: Int64)
    }
}

/// Who pays whom for one subscription's month.
public struct Settlement: Hashable, Sendable {
    public var mode: SettlementRule.Mode
    /// What the utility keeps for settling.
    public var adminFee: Money
    /// What the utility pays the sponsor; negative where the sponsor owes its fee.
    public var fromUtility: Money
    /// What the member pays the sponsor directly; negative where the sponsor pays.
    public var fromMember: Money
    /// The fee that the utility collects with its bill.
    public var onUtilityBill: Money
    /// The credit that reaches the member.
    public var netCredit: Money

    public static let none = Settlement(
        mode: .separate, adminFee: .zero, fromUtility: .zero, fromMember: .zero,
        onUtilityBill: .zero, netCredit: .zero)
}

public import NetMetering
public import Quantities

extension ProgramMonth {
    /// What a month came to, for the host and for each member.
    public struct Outcome: Sendable {
        public var host: Host
        /// In the order of ``ProgramMonth/members``.
        public var members: [SubscriptionOutcome]
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

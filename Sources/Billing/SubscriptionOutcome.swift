public import NetMetering
public import Quantities

/// What one subscription's month came to.
///
/// In both banks: before + earned = applied + forfeited + pooled + paid out + after.
public struct SubscriptionOutcome: Sendable {
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

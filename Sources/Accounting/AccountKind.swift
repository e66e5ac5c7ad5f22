/// The chart of accounts: every purpose an account can have.
///
/// The number of a kind is kept in books and hashed with their entries, so it never changes
/// and is never used again. Its two high bits are the ledger; the bit below them is set when
/// each subscription has an account of its own. What a credit is to the co-op decides where it
/// is kept: with a third-party utility it is the subscriber's claim on the utility and stays in
/// the ``Ledger/credit`` ledger, and where the co-op is the utility it is a liability in
/// the ``Ledger/general`` one.
public enum AccountKind: UInt8, CaseIterable, Hashable, Sendable {
    // The general ledger, common to the co-op.

    /// Cash and bank.
    case cash = 0x01
    /// What is expected not to be collected of ``receivable``; its balance is a credit.
    case allowance = 0x02
    /// What a utility owes the co-op under net crediting or consolidated billing.
    case utilityReceivable = 0x03
    case salesTaxPayable = 0x08
    /// Credit of output that no subscription holds, kept until the program says whose it is.
    case unallocatedCredit = 0x09
    /// Money held for low-income members.
    case lowIncomePool = 0x0A
    /// What the notes of investors who fund loans have outstanding, and that is not charged off.
    case notesPayable = 0x0B
    /// What came in for the notes of investors and is not paid out; a debit where a payment that
    /// was paid out bounced.
    case distributionsPayable = 0x0C
    /// What came in from the books kept before this one.
    case openingBalance = 0x10
    /// The year's margin before it is assigned to members.
    case margins = 0x11
    /// The gain when capital credits are retired early for less than their face.
    case retiredCapitalGain = 0x12
    /// What the co-op keeps of the payments it hands on to investors.
    case servicingIncome = 0x14
    /// Interest and fees of loans that belong to the investors who fund them, before servicing.
    case noteInterest = 0x16
    /// What investors bear of loans that were charged off; lessens ``loanLosses``.
    case noteLosses = 0x17
    /// What shares cost that were bought on loans of the book: the other side of what is lent.
    /// Where the sale of a share is booked, it is moved there.
    case sharesOnLoan = 0x13
    case subscriptionRevenue = 0x18
    case interestIncome = 0x19
    /// Fees of loans: with payments, for late ones, and what is withheld when they are disbursed.
    case loanFeeIncome = 0x1A
    /// Money that came in for loans after they were charged off.
    case loanRecoveries = 0x1B
    /// What the co-op, being the utility, gave in bill credits; lessens revenue.
    case creditCost = 0x1C
    /// What a utility keeps of the credits for running the program.
    case adminFee = 0x1D
    case badDebt = 0x1E
    /// What was owed on loans when they were charged off.
    case loanLosses = 0x1F

    // The general ledger, by subscription.

    case receivable = 0x21
    /// The principal still owed on a share bought on credit.
    case loanReceivable = 0x22
    /// Interest on a loan up to a day that is not paid yet.
    case loanInterestReceivable = 0x23
    /// Fees of a loan that are not paid yet.
    case loanFeesReceivable = 0x24
    /// What statements asked for of a loan and is not passed on to it yet: its balance is a
    /// credit, and the same is part of ``receivable``.
    case loanBilled = 0x25
    case deposit = 0x28
    /// Credits the co-op, being the utility, owes to its members.
    case creditLiability = 0x29
    /// What was paid upfront for service in later years.
    case deferredRevenue = 0x2A
    /// Banked credits that are to be paid in cash.
    case payoutPayable = 0x2B
    case unclaimedProperty = 0x2C
    case patronageCapital = 0x30
    case patronagePayable = 0x31

    // The energy ledger.

    /// Where energy comes from: the array's production meter; its balance is a credit.
    case meteredOutput = 0x41
    case unallocatedEnergy = 0x42
    case allocatedEnergy = 0x61

    // The credit ledger. A subscription's six accounts sum to zero:
    // earned = expected + banked + applied + expired + paid out + netted.

    /// Credit of output that no subscription holds, at the utility.
    case hostCreditBank = 0x81
    /// Where the host's credits come from; its balance is a credit.
    case hostCreditEarned = 0x82
    /// Where a subscription's credits come from; its balance is a credit.
    case creditEarned = 0xA1
    /// Computed by us, and not yet reported by the utility.
    case creditExpected = 0xA2
    case creditBank = 0xA3
    case creditApplied = 0xA4
    case creditExpired = 0xA5
    case creditPaidOut = 0xA6
    /// The part of a credit a net-crediting utility paid to the co-op instead.
    case creditNetted = 0xA7

    // The same in kilowatt-hours.

    case hostEnergyCreditBank = 0xC1
    case hostEnergyCreditEarned = 0xC2
    case energyCreditEarned = 0xE1
    case energyCreditExpected = 0xE2
    case energyCreditBank = 0xE3
    case energyCreditApplied = 0xE4
    case energyCreditExpired = 0xE5
    case energyCreditPaidOut = 0xE6
}

extension AccountKind {
    public var ledger: Ledger {
        switch rawValue >> 6 {
        case 0: .general
        case 1: .energy
        case 2: .credit
        default: .energyCredit
        }
    }

    /// Whether each subscription has an account of this kind of its own.
    public var belongsToSubscription: Bool { rawValue & 0x20 != 0 }
}

extension AccountKind: Comparable {
    public static func < (lhs: AccountKind, rhs: AccountKind) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}

extension AccountKind: CustomStringConvertible {
    public var description: String { name }
}

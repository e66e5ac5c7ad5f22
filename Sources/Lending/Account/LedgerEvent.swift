public import Quantities

/// Something that happens to a simple-interest loan on a day.
public struct LedgerEvent: Hashable, Sendable {
    public let date: CivilDate
    public let action: Action

    public init(_ action: Action, on date: CivilDate) {
        self.date = date
        self.action = action
    }

    public enum Action: Hashable, Sendable {
        case payment(Money)
        /// A payment of whatever is owed.
        case payoff
        /// A payment beside what is due, which covers no installment.
        case prepayment(Money)
        /// A fee that is not the contract's own, as for a check that bounced.
        case fee(Money)
        /// More is lent.
        case advance(Money)
        /// What would pay the loan off is asked for.
        case quote
        /// How far behind the loan is, is asked for.
        case status
    }
}

/// A fee for an installment that is not covered in time.
public struct LateFee: Hashable, Sendable {
    public let flat: Money?
    /// A part of the installment.
    public let part: Ratio?
    public let choice: Choice
    /// How many days after its due date an installment may be paid without a fee.
    public let graceDays: Int

    /// Which of two amounts is charged.
    public enum Choice: String, Hashable, Sendable, CaseIterable {
        case greater, lesser
    }

    public init(flat: Money?, part: Ratio?, choice: Choice, graceDays: Int) {
        self.flat = flat
        self.part = part
        self.choice = choice
        self.graceDays = graceDays
    }

    func amount(of installment: Money, _ rule: RoundingRule) -> Money {
        let share = part.map { part in
            let product = Int128(installment.cents) * Int128(part.billionths)
            return Money(cents: Int64(product.divided(by: Int128(Ratio.one.billionths), rule)))
        }
        let amounts = [flat, share].compactMap { $0 }
        return (choice == .greater ? amounts.max() : amounts.min()) ?? .zero
    }
}

/// One row of a loan's ledger.
public struct LedgerRow: Hashable, Sendable {
    /// Money that comes in is numbered from 1; other rows have no number.
    public let number: Int?
    public let date: CivilDate
    /// The days of interest that were posted with it.
    public let days: Int
    public let interest: Money
    public let principal: Money
    public let fee: Money
    public let balance: Money
    public let kind: Kind
    public let interestUnpaid: Money
    public let feeUnpaid: Money

    public var payment: Money { interest + principal + fee }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case payment, payoff, recovery, advance, prepayment, capitalize
        case feeAssessed = "fee_assessed"
        case lateFeeAssessed = "late_fee_assessed"
        case chargeOff = "charge_off"
    }
}

/// What would pay a loan off on a day.
public struct PayoffQuote: Hashable, Sendable {
    public let date: CivilDate
    public let principal: Money
    public let interest: Money
    public let fees: Money
    /// The interest of one more day in millionths of a cent: for display, nothing is reckoned
    /// with it.
    public let perDiemMillionths: Int64
    public let rounding: RoundingRule

    public var payoff: Money { principal + interest + fees }
    public var perDiem: Money {
        Money(cents: perDiemMillionths.divided(by: 1_000_000, rounding))
    }
}

/// How far behind a loan is on a day.
public struct LoanStatus: Hashable, Sendable {
    public let date: CivilDate
    /// Days since the oldest installment was due that is not covered.
    public let daysPastDue: Int
    public let pastDue: Money
    public let isChargedOff: Bool

    /// The bucket of the aging report, as in `30-59`.
    public var bucket: String {
        if isChargedOff { return "charged_off" }
        return switch daysPastDue {
        case ..<1: "current"
        case ..<30: "1-29"
        case ..<60: "30-59"
        case ..<90: "60-89"
        case ..<120: "90-119"
        default: "120+"
        }
    }
}

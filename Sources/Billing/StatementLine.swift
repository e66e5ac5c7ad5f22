public import Quantities

/// One amount on a statement, with what it was made from.
public struct StatementLine: Hashable, Sendable {
    public var kind: Kind
    /// Positive where the subscriber owes it.
    public var amount: Money
    public var basis: Basis

    public init(_ kind: Kind, _ amount: Money, _ basis: Basis) {
        self.kind = kind
        self.amount = amount
        self.basis = basis
    }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What was owed when the last statement was issued, or brought in from older books.
        case previousBalance = "previous-balance"
        case payment
        /// The subscription's fee for the month.
        case fee
        /// Credit that the co-op, being the utility, gives on this statement.
        case credit
        /// The part of the fee that the utility collects for the co-op.
        case collectedByUtility = "collected-by-utility"
        /// What is asked for of a loan the share was bought with.
        case installment
        /// What earlier statements asked for of a loan and is not due any more, as what was paid
        /// to the loan itself.
        case installmentTakenBack = "installment-taken-back"
        /// Banked credit that is paid out.
        case payout
    }
}

extension StatementLine {
    /// How an amount came about; enough to compute it again.
    public enum Basis: Hashable, Sendable {
        /// A quantity of energy at a price, as a clause of the program or contract says.
        case energy(Energy, at: EnergyPrice, of: EnergyBase, rounding: RoundingRule, Clause)
        /// A percentage of an amount.
        case percentage(Ratio, of: Money, MoneyBase, rounding: RoundingRule, Clause)
        /// A price for each unit of size: blocks, or kilowatts held.
        case size(Size, price: Ratio, rounding: RoundingRule, Clause)
        /// An installment of a level-payment loan.
        case installment(InstallmentFact)
        /// What is to be paid of a loan of the book.
        case loan(LoanCharge)
        /// What was asked for of a loan of the book and is not due any more.
        case loanTakenBack(loan: String)
        /// Carried over from what was owed before.
        case carried(from: StatementNumber?)
        /// Payments received since the last statement.
        ///
        /// Their days are named where they are few, see ``mostPaymentDays``. Those taken back,
        /// as bounced checks are, are not among them, and counted apart.
        case payments(count: Int, on: [CivilDate] = [], takenBack: Int = 0)
        /// The other side of other lines, since the utility settles them.
        case settledByUtility(Clause)
        /// Limited by another amount, as a fee by the credit it is for.
        indirect case limited(to: Money, MoneyBase, from: Basis)
        /// What is left of a credit after the part that reaches the subscriber, which was rounded
        /// in its place.
        indirect case rest(of: Money, after: Money, from: Basis)
    }

    /// How many days of payments a statement names at most, to stay on its page.
    public static let mostPaymentDays = 4

    public enum EnergyBase: String, Hashable, Sendable, CaseIterable {
        case allocated, applied, expired, banked
        case paidOut = "paid-out"
    }

    public enum MoneyBase: String, Hashable, Sendable, CaseIterable {
        case generatedCredit = "generated-credit"
        case appliedCredit = "applied-credit"
    }

    /// How large a share is, in the unit a price is for.
    public enum Size: Hashable, Sendable {
        /// Millionths of a block: an average over days need not be whole.
        case blocks(millionths: Int64)
        case power(Power)
    }

    /// One installment, as its schedule has it.
    public struct InstallmentFact: Hashable, Sendable {
        public var number: Int
        public var count: Int
        public var interest: Money
        public var principal: Money
        /// What is left to repay after it.
        public var balance: Money
        /// The nominal rate of a year; nil on statements from before it was kept.
        public var rate: Ratio?

        public init(
            number: Int, count: Int, interest: Money, principal: Money, balance: Money,
            rate: Ratio? = nil
        ) {
            self.number = number
            self.count = count
            self.interest = interest
            self.principal = principal
            self.balance = balance
            self.rate = rate
        }
    }

    /// What a statement asks for of a loan, and how it is settled if it is paid on its day.
    public struct LoanCharge: Hashable, Sendable {
        public var loan: String
        /// The installments it is for, from the first to the last; nil where it is for fees
        /// alone.
        public var numbers: ClosedRange<Int>?
        /// How many installments the loan has.
        public var count: Int
        /// The day the last of them is due.
        public var due: CivilDate?
        public var interest: Money
        public var principal: Money
        public var fees: Money
        /// What is left to repay after it.
        public var balance: Money
        /// The nominal rate of a year.
        public var rate: Ratio

        public init(
            loan: String, numbers: ClosedRange<Int>?, count: Int, due: CivilDate?,
            interest: Money, principal: Money, fees: Money, balance: Money, rate: Ratio
        ) {
            self.loan = loan
            self.numbers = numbers
            self.count = count
            self.due = due
            self.interest = interest
            self.principal = principal
            self.fees = fees
            self.balance = balance
            self.rate = rate
        }
    }

    /// Where a rule stands.
    public enum Clause: Hashable, Sendable {
        /// A line of the program's file, see ``RunFacts/program``.
        case program(line: Int)
        /// The subscription's own terms.
        case contract
    }
}

public import Quantities

/// The schedule of a contract, if every payment is made on its day.
///
/// Four things are rounded to the cent, once each, from an exact quotient: the level payment, each
/// period's interest, fees and servicing fees. Principal, the last payment and the balance are
/// differences.
public struct PaymentPlan: Sendable {
    public let contract: LoanContract
    /// The level payment that the schedule begins with, without fees; with steps, the base.
    public let payment: Money
    /// The interest of an odd first period beyond that of a regular one, where it is separate.
    public let stubInterest: Money?
    /// The payment after the last prepayment with recast.
    public let recastPayment: Money?
    /// The payment after the change of the rate.
    public let paymentAfterRateChange: Money?
    public let paydown: PaydownOutcome?
    let rows: [PlanRow]
    let lengths: PeriodLengths

    /// What became of a solar loan's paydown.
    public struct PaydownOutcome: Hashable, Sendable {
        public let target: Money
        /// What was owed when the payment was found anew.
        public let balance: Money
        public let payment: Money
    }

    /// Makes the schedule.
    ///
    /// It is refused where a payment does not cover its interest though it must.
    public init(_ contract: LoanContract) throws(LoanContractError) {
        var writer = PlanWriter(contract)
        try writer.write()
        self.contract = contract
        payment = Money(cents: writer.firstPayment)
        stubInterest = writer.stub.map(Money.init(cents:))
        recastPayment = writer.recastPayment.map(Money.init(cents:))
        paymentAfterRateChange = writer.changedPayment.map(Money.init(cents:))
        paydown = writer.paydown
        rows = writer.rows
        lengths = writer.lengths
    }

    /// How many rows there are.
    public var count: Int { rows.count }

    /// The sums of the rows.
    public var totals: LoanTotals {
        rows.reduce(into: LoanTotals()) { totals, row in
            totals.interest += Money(cents: row.interest)
            totals.fees += Money(cents: row.fee)
            totals.payments += Money(cents: row.interest + row.principal + row.fee)
        }
    }
}

extension PaymentPlan: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }

    public subscript(index: Int) -> PlannedPayment {
        let row = rows[index]
        return PlannedPayment(
            number: Int(row.number), due: contract.dueDate(Int(row.number)), days: days(row),
            interest: Money(cents: row.interest), principal: Money(cents: row.principal),
            fee: Money(cents: row.fee), balance: Money(cents: row.balance), kind: row.kind,
            interestUnpaid: Money(cents: row.carried))
    }

    private func days(_ row: PlanRow) -> Int {
        if row.isExtra { return 0 }
        let number = Int(row.number)
        let start = number == 1 ? contract.disbursed : contract.dueDate(number - 1)
        guard contract.dayCount == .thirty360US, case .months(let months) = contract.frequency,
            number > 1 || contract.hasRegularFirstPeriod
        else { return contract.dayCount.days(from: start, to: contract.dueDate(number)) }
        return 30 * months
    }
}

/// What is paid over the life of a loan.
public struct LoanTotals: Hashable, Sendable {
    public var payments = Money.zero
    public var interest = Money.zero
    public var fees = Money.zero

    public init() {}
}

/// A row before its date and days are asked for, in cents.
struct PlanRow: Hashable {
    let number: Int32
    let kind: PlannedPayment.Kind
    /// Whether it comes on the same day as the scheduled payment of its number.
    let isExtra: Bool
    let interest: Int64
    let principal: Int64
    let fee: Int64
    let balance: Int64
    let carried: Int64
}

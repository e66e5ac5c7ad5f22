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
    private let rows: [PlanRow]
    private let dates: DueDates
    private let periods: PeriodDays

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
        dates = contract.dates
        periods = PeriodDays(contract)
    }

    /// How many rows there are.
    public var count: Int { rows.count }

    /// The sums of the rows.
    public var totals: LoanTotals {
        var (interest, principal, fees): (Int64, Int64, Int64) = (0, 0, 0)
        for row in rows {
            interest += row.interest
            principal += row.principal
            fees += row.fee
        }
        var totals = LoanTotals()
        totals.interest = Money(cents: interest)
        totals.fees = Money(cents: fees)
        totals.payments = Money(cents: interest + principal + fees)
        return totals
    }
}

extension PaymentPlan: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }

    public subscript(index: Int) -> PlannedPayment {
        let row = rows[index]
        let number = Int(row.number)
        return PlannedPayment(
            row, due: dates.date(number), days: row.isExtra ? 0 : periods.days(of: number, dates))
    }

    public func makeIterator() -> Iterator { Iterator(rows, dates, periods) }

    /// Makes the rows in order, each with its date, as it is asked for.
    public struct Iterator: IteratorProtocol {
        private let rows: [PlanRow]
        private var dates: DueDateWalk
        private let periods: PeriodDays
        private var index = 0

        init(_ rows: [PlanRow], _ dates: DueDates, _ periods: PeriodDays) {
            self.rows = rows
            self.dates = DueDateWalk(dates)
            self.periods = periods
        }

        public mutating func next() -> PlannedPayment? {
            guard index < rows.count else { return nil }
            let row = rows[index]
            index += 1
            let number = Int(row.number)
            return PlannedPayment(
                row, due: dates.date(number),
                days: row.isExtra ? 0 : periods.days(of: number, dates.dates))
        }
    }
}

extension PlannedPayment {
    fileprivate init(_ row: PlanRow, due: CivilDate, days: Int) {
        self.init(
            number: Int(row.number), due: due, days: days, interest: Money(cents: row.interest),
            principal: Money(cents: row.principal), fee: Money(cents: row.fee),
            balance: Money(cents: row.balance), kind: row.kind,
            interestUnpaid: Money(cents: row.carried))
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

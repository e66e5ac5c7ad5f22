public import Quantities

/// What a borrower asks for.
public struct LoanApplication: Hashable, Sendable {
    public var amount: Money
    /// How many payments there are.
    public var periods: Int
    /// The day the money is lent, on which interest begins.
    public var disbursed: CivilDate
    /// Nil for the product's first due date that is at least one period later.
    public var firstDue: CivilDate?
    /// The day of the month that due dates are counted from, where the month of the first is too
    /// short for it.
    public var dueDay: Int?
    /// Whether payments are drawn automatically from the start.
    public var hasAutopay: Bool

    public init(
        amount: Money, periods: Int, disbursed: CivilDate, firstDue: CivilDate? = nil,
        dueDay: Int? = nil, hasAutopay: Bool = false
    ) {
        self.amount = amount
        self.periods = periods
        self.disbursed = disbursed
        self.firstDue = firstDue
        self.dueDay = dueDay
        self.hasAutopay = hasAutopay
    }
}

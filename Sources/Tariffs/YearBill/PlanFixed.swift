internal import Quantities

/// A fixed charge in one month.
final class PlanFixed: Sendable {
    let index: Int
    /// What it comes to, or for each meter, in femtos; negative for a credit.
    let femtos: Int128
    let isPerMeter: Bool
    let dates: DatePeriod
    let quantity: TariffBill.Quantity
    let amount: ChargeAmount
    let clause: Clause

    init(
        index: Int, femtos: Int128, isPerMeter: Bool, dates: DatePeriod,
        quantity: TariffBill.Quantity, amount: ChargeAmount, clause: Clause
    ) {
        self.index = index
        self.femtos = femtos
        self.isPerMeter = isPerMeter
        self.dates = dates
        self.quantity = quantity
        self.amount = amount
        self.clause = clause
    }
}

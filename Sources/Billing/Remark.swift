public import Quantities

/// Something a statement or preview has to say beside its figures.
public enum Remark: Hashable, Sendable {
    case firstStatement
    case lastStatement
    /// The share changed within the month; the split is by interval, or by days where the
    /// meter was read once.
    case shareChanged(byInterval: Bool)
    case acceptedGap(TimeRange)
    /// Part of what a meter counted is an estimate, or otherwise not measured.
    case unmeasured(UnmeasuredEnergy)
    /// The credit is worth the price of a tariff that cannot be computed whole; says of what in
    /// it, and what was done about it.
    case acceptedItem(String)
    case illustrativeRate
    case noCredit
    /// The credit differs by more than half from the month before.
    case unusualChange(before: CreditAmount)
    case usageUnknown
    case noIntervalData
    /// Issued after the other statements of the month, when what held it was mended.
    case issuedLater
    case feeExceedsCredit
    /// What the bank still held when the subscription ended, and what became of it.
    case bankEnded(CreditAmount, BankEnd)

    /// What becomes of a bank whose subscription ends.
    public enum BankEnd: String, Hashable, Sendable, CaseIterable {
        case forfeited, pooled
        case paidOut = "paid-out"
    }
}

public import Quantities

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

public import Quantities

/// One part of a credit's value: a price times a quantity.
public struct ValueTerm: Hashable, Sendable {
    public var name: String
    /// What people call it: the title the program gives, or the name with blanks for its dashes.
    public var title: String
    public var price: PriceFormula
    public var quantity: Quantity
    /// The term counts for a month whose first day lies in it; nil for always.
    public var effective: DatePeriod?
    /// Whether the price is not from a published sheet.
    public var isIllustrative: Bool
    public var clause: ProgramClause

    public init(
        name: String, title: String? = nil, price: PriceFormula,
        over quantity: Quantity = .energy, effective: DatePeriod? = nil,
        isIllustrative: Bool = false,
        clause: ProgramClause = .none
    ) {
        self.name = name
        self.title = title ?? String(name.map { $0 == "-" ? " " : $0 })
        self.price = price
        self.quantity = quantity
        self.effective = effective
        self.isIllustrative = isIllustrative
        self.clause = clause
    }

    /// What the price is for.
    public enum Quantity: Hashable, Sendable {
        /// Each kilowatt-hour.
        case energy
        /// Each kilowatt-hour in the hours of a mask, by its place in ``Program/masks``.
        case mask(Int)
        /// The month, whatever the output.
        case month
        /// The array's power in the system's peak hour; understood, not computed.
        case peakPower
    }
}

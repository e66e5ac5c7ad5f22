public import Quantities

/// What a program's credit is worth, and where it is measured.
public struct ValueRule: Hashable, Sendable {
    public var unit: Unit
    public var at: Level
    /// How credits become cents, where the array's output is valued as a whole.
    public var rounded: Rounded
    /// The parts of the value.
    ///
    /// Where the unit is energy they grant nothing: they say what an offset kilowatt-hour
    /// is worth, for the saving that a statement shows and for fees that are a percentage.
    public var terms: [ValueTerm]
    public var clause: ProgramClause

    public init(
        unit: Unit, at level: Level, rounded: Rounded = .together, terms: [ValueTerm] = [],
        clause: ProgramClause = .none
    ) {
        self.unit = unit
        at = level
        self.rounded = rounded
        self.terms = terms
        self.clause = clause
    }

    /// What credits are counted in.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case energy = "kWh"
        case money
    }

    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// The array's output is valued as a whole, and the money divided.
        case host
        /// Each account's part of the output is valued.
        case account
        /// What is produced and used at once is valued.
        case matched
    }

    /// Whose amounts are brought to the cent.
    public enum Rounded: String, Hashable, Sendable, CaseIterable {
        /// The whole value; the credits sum to it, their cents by largest remainder.
        case together
        /// Each member's credit by itself; the host bears what that leaves or lacks.
        case each
    }
}

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

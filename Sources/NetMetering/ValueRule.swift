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

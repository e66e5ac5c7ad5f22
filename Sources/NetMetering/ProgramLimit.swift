public import Quantities

/// One predicate a project's subscriptions must meet, as in "members of 25 kW or more
/// hold at most 40 % together".
public struct ProgramLimit: Hashable, Sendable {
    /// What it is about, in words.
    public var name: String
    public var metric: Metric
    public var scope: Scope
    public var aggregate: Aggregate
    public var comparison: Comparison
    /// A fraction for ``Metric/share`` and for limits of usage or project; otherwise
    /// kilowatts, kilowatt-hours or a count.
    public var bound: Ratio
    public var of: Base
    public var clause: ProgramClause

    public init(
        name: String, metric: Metric, scope: Scope = .all, aggregate: Aggregate,
        comparison: Comparison, bound: Ratio, of base: Base = .constant,
        clause: ProgramClause = .none
    ) {
        self.name = name
        self.metric = metric
        self.scope = scope
        self.aggregate = aggregate
        self.comparison = comparison
        self.bound = bound
        of = base
        self.clause = clause
    }

    public enum Metric: String, Hashable, Sendable, CaseIterable {
        /// The part of the array's power that is held.
        case share
        /// The power that is held.
        case power = "kW"
        /// The energy expected in a year.
        case energy = "kWh"
        /// How many hold a part.
        case count
    }

    /// The members that count.
    public struct Scope: Hashable, Sendable {
        /// Nil for all classes.
        public var classes: Set<ClassIndex>?
        public var atLeast: Power?
        /// Not included.
        public var below: Power?

        public init(
            classes: Set<ClassIndex>? = nil, atLeast: Power? = nil, below: Power? = nil
        ) {
            self.classes = classes
            self.atLeast = atLeast
            self.below = below
        }

        public static let all = Scope()
    }

    public enum Aggregate: String, Hashable, Sendable, CaseIterable {
        case sum, max, min, count
    }

    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        case atMost = "at-most"
        case atLeast = "at-least"
    }

    /// What the bound is a part or a multiple of.
    public enum Base: String, Hashable, Sendable, CaseIterable {
        case constant
        /// The array's power, or its yearly output.
        case project
        /// Each member's own usage of a year.
        case usage
        /// Each megawatt of the array.
        case megawatt
    }
}

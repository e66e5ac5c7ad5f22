public import Quantities

/// The use a day that a regulator holds to be basic, by season and territory.
public struct Baseline: Hashable, Sendable {
    /// The climate zone, as in PG&E's territory T.
    public let territory: String
    public let allowances: [Allowance]
    public let clause: Clause

    public init(territory: String, allowances: [Allowance], clause: Clause) {
        self.territory = territory
        self.allowances = allowances
        self.clause = clause
    }

    /// The allowance of some seasons.
    public struct Allowance: Hashable, Sendable {
        public let seasons: Set<String>?
        public let perDay: Energy
        public let clause: Clause

        public init(seasons: Set<String>?, perDay: Energy, clause: Clause) {
            self.seasons = seasons
            self.perDay = perDay
            self.clause = clause
        }
    }
}

/// A day on which another time-of-use period may hold.
public struct Holiday: Hashable, Sendable {
    public let name: String
    public let rule: HolidayRule
    public let clause: Clause

    public init(name: String, rule: HolidayRule, clause: Clause) {
        self.name = name
        self.rule = rule
        self.clause = clause
    }
}

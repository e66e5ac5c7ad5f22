/// What a subscriber pays the array's sponsor for the subscription, unless the
/// subscription has terms of its own.
public struct FeeRule: Hashable, Sendable {
    /// By class, for income tiers.
    public var model: ClassTable<FeeModel>
    public var base: Base
    /// Whether the fee never exceeds the credit it is for.
    public var isCappedAtCredit: Bool
    public var proration: Proration
    public var escalation: Escalation?
    public var clause: ProgramClause

    public init(
        _ model: ClassTable<FeeModel>, on base: Base = .generated,
        isCappedAtCredit: Bool = false, proration: Proration = .none,
        escalation: Escalation? = nil, clause: ProgramClause = .none
    ) {
        self.model = model
        self.base = base
        self.isCappedAtCredit = isCappedAtCredit
        self.proration = proration
        self.escalation = escalation
        self.clause = clause
    }

    public static let none = FeeRule(ClassTable(.free))

    /// What a percentage or a price per kilowatt-hour is taken of.
    public enum Base: String, Hashable, Sendable, CaseIterable {
        /// The credit that was used.
        case applied
        /// The credit that was earned, used or not.
        case generated
        /// The subscriber's part of the output, whether it earned credit or not.
        case share
    }

    /// How a fee for the size of a share is reckoned when it was held for part of a month.
    public enum Proration: String, Hashable, Sendable, CaseIterable {
        /// For the size held last in the month, as if held all month.
        case none
        /// For each day's size.
        case days
    }
}

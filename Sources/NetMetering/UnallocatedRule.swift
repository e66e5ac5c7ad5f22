/// What becomes of the output that no subscriber holds.
public struct UnallocatedRule: Hashable, Sendable {
    public var destination: Destination
    /// What a kilowatt-hour is paid with, where it is paid out.
    public var rate: PriceFormula?
    /// Where ``rate`` stands.
    public var rateClause: ProgramClause
    /// Months after which the host's banked credit is forfeited; nil for never.
    public var graceMonths: Int?
    public var clause: ProgramClause

    public init(
        to destination: Destination = .none, rate: PriceFormula? = nil,
        rateClause: ProgramClause = .none, graceMonths: Int? = nil, clause: ProgramClause = .none
    ) {
        self.destination = destination
        self.rate = rate
        self.rateClause = rateClause
        self.graceMonths = graceMonths
        self.clause = clause
    }

    public enum Destination: String, Hashable, Sendable, CaseIterable {
        /// Credit is earned by the host and carried, to be given to subscribers later.
        case hostBank = "host-bank"
        /// The utility pays the host for the energy.
        case payout
        /// It goes to a common fund, such as one for low-income members.
        case pool
        /// Nothing is earned on it.
        case none
    }
}

public import Quantities

/// Who pays whom for credits and fees.
public struct SettlementRule: Hashable, Sendable {
    public var mode: Mode
    /// At which level the utility rounds what it keeps and passes on.
    public var level: Level
    /// What the utility keeps for its work, each from a date on, ascending.
    public var adminFee: [DatedRatio]
    public var adminBase: AdminBase
    public var clause: ProgramClause

    public init(
        mode: Mode, level: Level = .member, adminFee: [DatedRatio] = [],
        adminBase: AdminBase = .credit, clause: ProgramClause = .none
    ) {
        self.mode = mode
        self.level = level
        self.adminFee = adminFee
        self.adminBase = adminBase
        self.clause = clause
    }

    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// The utility credits the subscriber, who pays the sponsor.
        case separate
        /// The utility gives the subscriber the saving and the sponsor the rest.
        case net
        /// The utility bills the fee with its own charges and passes it on.
        case consolidated
        /// The sponsor is the utility: credit and fee stand on one bill.
        case coop
    }

    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// Rounded once for the array; the parts of members sum to it.
        case project
        /// Rounded for each member; the array's figure is their sum.
        case member
    }

    public enum AdminBase: String, Hashable, Sendable, CaseIterable {
        case credit, fee
    }

    /// The utility's fee for a month whose first day is `date`.
    public func adminRate(on date: CivilDate) -> Ratio {
        adminFee.last { $0.from <= date }?.ratio ?? .zero
    }
}

/// A ratio that holds from a date on.
public struct DatedRatio: Hashable, Sendable {
    public let from: CivilDate
    public let ratio: Ratio
    public let clause: ProgramClause

    public init(_ ratio: Ratio, from: CivilDate, clause: ProgramClause = .none) {
        self.ratio = ratio
        self.from = from
        self.clause = clause
    }
}

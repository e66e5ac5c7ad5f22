/// What was found when a limit of a program was checked.
public struct LimitFinding: Hashable, Sendable {
    public let limit: ProgramLimit
    public let verdict: Verdict
    public let found: LimitAmount
    public let allowed: LimitAmount
    /// The member that is worst, by place, where the limit is on each.
    public let member: Int?
    /// All who break a limit on each, the worst first; of a limit on them together all who
    /// count, the largest first.
    public var parts: [Part] = []

    /// What one member has to do with a finding.
    public struct Part: Hashable, Sendable {
        /// By place.
        public let member: Int
        public let amount: LimitAmount
    }

    public enum Verdict: Hashable, Sendable {
        case met
        case broken
        /// It cannot be told, for want of a figure.
        case unknown(missing: String)
    }
}

extension LimitFinding: CustomStringConvertible {
    /// The limit with what was found, as in `"residents together": found 48 %, at least
    /// 50 % required`.
    public var description: String {
        switch verdict {
        case .unknown(let missing):
            "\"\(limit.name)\" cannot be checked, the \(missing) is not known"
        case .met, .broken:
            switch limit.comparison {
            case .atMost: "\"\(limit.name)\": found \(found), at most \(allowed) allowed"
            case .atLeast: "\"\(limit.name)\": found \(found), at least \(allowed) required"
            }
        }
    }
}

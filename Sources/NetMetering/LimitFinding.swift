public import Quantities

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

/// An amount that a limit is about, in its own unit.
public struct LimitAmount: Hashable, Sendable {
    public let unit: Unit
    /// Of the unit; of a fraction where the unit is a percentage.
    public let millionths: Int128

    public enum Unit: String, Hashable, Sendable {
        case percent = "%"
        case kilowatts = "kW"
        case kilowattHours = "kWh"
        case members
    }

    init(_ unit: Unit, millionths: Int128) {
        self.unit = unit
        self.millionths = millionths
    }
}

extension LimitAmount: CustomStringConvertible {
    public var description: String {
        let decimals = unit == .percent ? 4 : 6
        return Numeral.text(millionths, decimals: decimals, trimming: true) + " \(unit.rawValue)"
    }
}

/// A subscription as limits see it.
public struct LimitMember: Hashable, Sendable {
    public var memberClass: ClassIndex
    /// What it holds of the array.
    public var power: Power
    /// What it is expected to get in a year; nil where nobody said.
    public var yearlyEnergy: Energy?
    /// What the subscriber used in the last year; nil where nobody said.
    public var yearlyUsage: Energy?

    public init(
        memberClass: ClassIndex, power: Power, yearlyEnergy: Energy? = nil,
        yearlyUsage: Energy? = nil
    ) {
        self.memberClass = memberClass
        self.power = power
        self.yearlyEnergy = yearlyEnergy
        self.yearlyUsage = yearlyUsage
    }
}

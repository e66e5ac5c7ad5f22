import Quantities
public import Sharing

/// Contributions under both rules, as figures to print.
///
/// Amounts and indices have six decimals. Both are rounded by largest remainder, so that
/// each column sums to its total and each index to one.
public struct ContributionReport: Hashable, Sendable {
    public struct Rule: Hashable, Sendable {
        public let members: [Member]
        public let total: String
        public let totalEnergy: String
        public let totalCapacity: String
    }

    public struct Member: Hashable, Sendable {
        public let member: String
        public let amount: String
        public let energyAmount: String
        public let capacityAmount: String
        /// The rates are nil where nothing was saved.
        public let rate: String?
        public let energyRate: String?
        public let peakRate: String?
    }

    public let theta: Rule
    public let marginal: Rule

    public init(
        members: [String], theta: SharingContributions, marginal: SharingContributions
    ) {
        self.theta = Rule(theta, members: members)
        self.marginal = Rule(marginal, members: members)
    }
}

extension ContributionReport.Rule {
    fileprivate init(_ contributions: SharingContributions, members: [String]) {
        let whole = Column(contributions, .whole)
        let energy = Column(contributions, .energy)
        let capacity = Column(contributions, .capacity)
        self.members = members.indices.map { index in
            ContributionReport.Member(
                member: members[index], amount: whole.amounts[index],
                energyAmount: energy.amounts[index], capacityAmount: capacity.amounts[index],
                rate: whole.rates?[index], energyRate: energy.rates?[index],
                peakRate: capacity.rates?[index])
        }
        total = whole.total
        totalEnergy = energy.total
        totalCapacity = capacity.total
    }

    /// One part of all members' contributions.
    private struct Column {
        let amounts: [String]
        let rates: [String]?
        let total: String

        init(_ contributions: SharingContributions, _ part: SharingContributions.Part) {
            let rounded = contributions.amounts(part, decimals: 6)
            amounts = rounded.map(Self.text)
            total = Self.text(rounded.reduce(.zero, +))
            rates = contributions.index(part)?.map {
                Numeral.text(Int128($0.billionths / 1000), decimals: 6, trimming: false)
            }
        }

        private static func text(_ amount: UnroundedMoney) -> String {
            Numeral.text(amount.femtos / 1_000_000_000, decimals: 6, trimming: false)
        }
    }
}

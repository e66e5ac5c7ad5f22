public import Quantities

/// How the gain of a shared kilowatt-hour is split between the side that fed it in and
/// the side that took it.
public enum ContributionRule: Hashable, Sendable {
    /// A fixed part, from 0 to 1, goes to the side that fed in.
    ///
    /// At one half the energy part is the mid-market rate on net loads. Continuous in
    /// the data and easy to explain, so this is the index to publish.
    case theta(Ratio)
    /// All goes to the side that was scarce: a member's contribution is what the member
    /// would have paid alone less the own net load at the community's marginal price.
    ///
    /// No group of members would do better on its own (it lies in the core), but it
    /// jumps where the community changes from import to export.
    case marginal

    public static let half = ContributionRule.theta(Ratio(billionths: 500_000_000))

    /// The billionths of a gain that go to those who fed in, when the members on one
    /// side took `taken` and on the other fed in `fed`.
    func supplyBillionths(taken: UInt64, fed: UInt64) -> Int64 {
        switch self {
        case .theta(let ratio): ratio.billionths
        case .marginal:
            if taken > fed { 1_000_000_000 } else if taken < fed { 0 } else { 500_000_000 }
        }
    }
}

/// The intervals whose demand the capacity price is asked for.
public enum PeakIntervals: Hashable, Sendable {
    /// The one of the community's greatest demand, the earliest of equals.
    case greatest
    /// Those the market or utility named; a member's demand is the mean over them.
    case named([Int])
}

internal import Quantities

/// Divides use among tiers.
enum TierFilling {
    /// How much of each of `uses` lies in each tier.
    ///
    /// The sum of the uses fills the tiers from the first on, and each use has its part of
    /// every tier in proportion. Parts are whole milliwatt-hours: the parts of each use sum
    /// to that use, and the parts of each tier to what is in the tier. `limits` ascend, and
    /// only the last is nil.
    static func fill(
        _ limits: [Energy?], with uses: [Energy]
    ) throws(QuantityError) -> [[Energy]] {
        var left = uses.map(\.milliwattHours)
        var rest = try Energy.sum(of: uses).milliwattHours
        var parts = [[Energy]](repeating: [], count: uses.count)
        var floor: Int64 = 0
        for limit in limits {
            let room = limit.map { $0.milliwattHours - floor } ?? rest
            let inTier = min(rest, room)
            // Each part is at most what is left of its use, for shares of whole numbers
            // are rounded to the next whole number at most.
            guard let shares = try? Apportionment.parts(of: inTier, weights: left) else {
                throw .overflow(what: "sum of energy")
            }
            for index in uses.indices {
                parts[index].append(Energy(milliwattHours: shares[index]))
                left[index] -= shares[index]
            }
            rest -= inTier
            floor = limit?.milliwattHours ?? floor
        }
        return parts
    }
}

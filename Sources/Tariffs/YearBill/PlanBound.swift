import Quantities

/// Where a tier ends.
struct PlanBound: Hashable, Sendable {
    /// A limit of its own, or that of a block.
    struct End: Hashable, Sendable {
        /// Milliwatt-hours, or millionths of a kilowatt-hour for each kilowatt of demand.
        let amount: Int64
        let isPerKilowatt: Bool

        static let none = End(amount: .max, isPerKilowatt: false)

        func milliwattHours(demand: Int64) -> Int64 {
            guard isPerKilowatt else { return amount }
            let product = Int128(amount) * Int128(demand)
            return Int64(clamping: product.divided(by: 1_000_000, .halfAwayFromZero))
        }
    }

    let own: End
    /// Where the block ends that the tier divides, nil where it divides none.
    let block: End?

    /// The limit in milliwatt-hours, at a billing demand of so many milliwatts.
    func milliwattHours(demand: Int64) -> Int64 {
        let end = own.milliwattHours(demand: demand)
        return block.map { min(end, $0.milliwattHours(demand: demand)) } ?? end
    }
}

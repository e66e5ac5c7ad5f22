/// What a kilowatt-hour costs in each interval.
struct HourlyPrice: Sendable {
    let series: String
    /// For each interval of the plan: multiplier × series, in billionths a kilowatt-hour.
    let index: [Int64]
    let adder: Int64
    let block: Block?

    struct Block: Sendable {
        /// Milliwatt-hours bought in each interval.
        let energy: Int64
        let price: Int64
        let settlement: BlockAndIndexPrice.Settlement
    }

    /// What `energy` costs in an interval, in femtos.
    ///
    /// With a block: price × block + (use - block) × index + adder × use, where the difference
    /// is not below zero if the block is taken or paid for.
    func cost(of energy: Int64, in interval: Int) -> Int128 {
        let own = Int128(energy)
        let price = Int128(index[interval])
        guard let block else { return own * (price + Int128(adder)) }
        let rest = own - Int128(block.energy)
        let settled = block.settlement == .takeOrPay ? max(0, rest) : rest
        return Int128(block.energy) * Int128(block.price) + settled * price
            + own * Int128(adder)
    }
}

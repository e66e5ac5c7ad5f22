internal import Quantities

extension PlanMaker {
    /// The prices of each interval by an index.
    func hourly(
        _ index: IndexPrice, _ layout: PlanLayout, _ charge: Charge, _ clause: Clause,
        block: HourlyPrice.Block? = nil
    ) throws(TariffBillError) -> HourlyPrice {
        guard let series = inputs.prices[index.series] else {
            throw .noSeries(index.series, charge: charge.id, clause: clause)
        }
        var prices: [Int64] = []
        for price in try series.prices(from: layout.start, step: step, count: layout.count) {
            let value = (Int128(price) * Int128(index.multiplier.billionths)).divided(
                by: 1_000_000_000, .halfEven)
            guard value.magnitude <= Self.priceLimit.magnitude else {
                throw .priceTooLarge(charge: charge.id, clause: clause)
            }
            prices.append(Int64(value))
        }
        let adder = index.adder.nanosPerKilowattHour
        guard adder.magnitude <= Self.priceLimit.magnitude else {
            throw .priceTooLarge(charge: charge.id, clause: clause)
        }
        return HourlyPrice(series: index.series, index: prices, adder: adder, block: block)
    }

    func hourly(
        _ price: BlockAndIndexPrice, _ layout: PlanLayout, _ charge: Charge, _ clause: Clause
    ) throws(TariffBillError) -> HourlyPrice {
        let energy = (Int128(price.block.milliwatts) * Int128(step)).divided(
            by: 3_600, .halfAwayFromZero)
        guard price.price.nanosPerKilowattHour.magnitude <= Self.priceLimit.magnitude else {
            throw .priceTooLarge(charge: charge.id, clause: clause)
        }
        let block = HourlyPrice.Block(
            energy: Int64(clamping: energy), price: price.price.nanosPerKilowattHour,
            settlement: price.settlement)
        return try hourly(price.index, layout, charge, clause, block: block)
    }
}

extension PriceSeries {
    /// The price of each of `count` intervals of `step` seconds from `start` on, in
    /// billionths a kilowatt-hour.
    ///
    /// Where a price changes within an interval, the mean by time, to the nearest billionth.
    func prices(
        from start: Instant, step: Int, count: Int
    ) throws(TariffBillError) -> [Int64] {
        var prices: [Int64] = []
        prices.reserveCapacity(count)
        var cursor = max(0, steps.partitioningIndex { $0.range.start > start } - 1)
        var begin = start
        for _ in 0..<count {
            let end = begin.adding(seconds: Int64(step))
            while cursor < steps.count, steps[cursor].range.end <= begin { cursor += 1 }
            var at = begin
            var sum: Int128 = 0
            var next = cursor
            while at < end {
                guard next < steps.count, steps[next].range.contains(at) else {
                    throw .noSeriesPrice(name, at: at)
                }
                let until = min(end, steps[next].range.end)
                sum +=
                    Int128(steps[next].price.nanosPerKilowattHour)
                    * Int128(until.seconds(since: at))
                at = until
                next += 1
            }
            prices.append(Int64(clamping: sum.divided(by: Int128(step), .halfEven)))
            begin = end
        }
        return prices
    }
}

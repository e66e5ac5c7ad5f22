import Quantities

/// The present value of cash flows as the rate of a period changes, enclosed.
///
/// An amount after t periods and the part f of one is discounted by (1 + f·i)·(1 + i)ᵗ, as
/// Regulation Z, Appendix J (b)(8) has it.
struct PresentValue {
    /// Rates are in units of 2⁻⁸⁰ a period.
    static let rateBits = 80
    static let one = Int128(1) << rateBits
    /// Amounts together take so many bits at most, so that sums and products fit.
    private static let amountBits = 100

    private struct Group {
        let odd: YearFraction
        /// Amounts by period, the earliest first, positive ones apart from negative ones.
        var received: [(period: Int, amount: UInt128)] = []
        var advanced: [(period: Int, amount: UInt128)] = []
    }

    private var groups: [Group] = []
    private let last: Int
    private let shift: Int

    init(_ flows: [CashFlow]) {
        last = flows.map(\.period).max() ?? 0
        let total = flows.reduce(UInt128(0)) { $0 + UInt128($1.amount.cents.magnitude) }
        shift = max(0, Self.amountBits - (128 - total.leadingZeroBitCount))
        for flow in flows.sorted(by: { $0.period < $1.period }) where flow.amount != .zero {
            let amount = UInt128(flow.amount.cents.magnitude) << shift
            let index = groups.firstIndex { $0.odd == flow.odd } ?? groups.endIndex
            if index == groups.endIndex { groups.append(Group(odd: flow.odd)) }
            if flow.amount > .zero {
                groups[index].received.append((flow.period, amount))
            } else {
                groups[index].advanced.append((flow.period, amount))
            }
        }
    }

    /// 1 where what is received is worth more at `rate` than what is advanced, −1 where it is
    /// worth less, 0 where the bounds do not tell it.
    func sign(at rate: Int128) -> Int {
        var received = FixedPoint.zero
        var advanced = FixedPoint.zero
        for group in groups {
            guard let plus = value(of: group.received, group.odd, at: rate),
                let minus = value(of: group.advanced, group.odd, at: rate)
            else { return 0 }
            received = received + plus
            advanced = advanced + minus
        }
        if received.lower > advanced.upper { return 1 }
        return received.upper < advanced.lower ? -1 : 0
    }

    private func value(
        of amounts: [(period: Int, amount: UInt128)], _ odd: YearFraction, at rate: Int128
    ) -> FixedPoint? {
        let whole = rate < 0 ? grown(amounts, at: rate) : discounted(amounts, at: rate)
        guard odd.numerator != 0 else { return whole }
        let fraction = Int128(odd.denominator) * Self.one + Int128(odd.numerator) * rate
        let factor = FixedPoint.quotient(
            UInt128(odd.denominator), shift: Self.rateBits + 100, by: UInt128(fraction))
        return whole?.times(factor, bits: 100)
    }

    /// The value at the beginning: each amount times (1 + i)⁻ᵗ, from the last one backwards.
    private func discounted(
        _ amounts: [(period: Int, amount: UInt128)], at rate: Int128
    ) -> FixedPoint? {
        let factor = FixedPoint.quotient(
            1, shift: FixedPoint.factorBits + Self.rateBits, by: UInt128(Self.one + rate))
        var sum = FixedPoint.zero
        var period = amounts.last?.period ?? 0
        for (earlier, amount) in amounts.reversed() {
            guard let moved = Self.moved(sum, by: factor, periods: period - earlier)
            else { return nil }
            sum = moved + FixedPoint(lower: amount, upper: amount)
            period = earlier
        }
        return Self.moved(sum, by: factor, periods: period)
    }

    /// The value at the end, each amount times (1 + i) to the power of what is left.
    ///
    /// At a negative rate that is the factor below one. The sign of the difference is the same.
    private func grown(
        _ amounts: [(period: Int, amount: UInt128)], at rate: Int128
    ) -> FixedPoint? {
        let exact = UInt128(Self.one + rate) << (FixedPoint.factorBits - Self.rateBits)
        let factor = FixedPoint(lower: exact, upper: exact)
        var sum = FixedPoint.zero
        var period = amounts.first?.period ?? last
        for (later, amount) in amounts {
            guard let moved = Self.moved(sum, by: factor, periods: later - period)
            else { return nil }
            sum = moved + FixedPoint(lower: amount, upper: amount)
            period = later
        }
        return Self.moved(sum, by: factor, periods: last - period)
    }

    private static func moved(
        _ sum: FixedPoint, by factor: FixedPoint, periods: Int
    ) -> FixedPoint? {
        let bits = FixedPoint.factorBits
        guard periods > 0 else { return sum }
        guard periods > 1 else { return sum.times(factor, bits: bits) }
        return factor.power(periods, bits: bits).flatMap { sum.times($0, bits: bits) }
    }
}

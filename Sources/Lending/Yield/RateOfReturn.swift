import Quantities

/// The rate of a period at which what is advanced is worth what is received.
///
/// It is enclosed by bisection with proven signs, to about 2⁻⁸⁰; a printed percentage is therefore
/// right to its last digit. Where a rate lies so near to halfway between two percentages that the
/// enclosure holds both, it is taken to be halfway, as where a single payment makes it exactly so.
public struct RateOfReturn: Hashable, Sendable {
    /// In units of 2⁻⁸⁰.
    private let lower: Int128
    private let upper: Int128

    /// The rate, nil where there is none from −100 percent to 25,600 percent a period.
    ///
    /// Flows must begin with what is advanced, so that there is at most one.
    public init?(of flows: [CashFlow]) {
        let value = PresentValue(flows)
        guard let (low, high) = Self.bracket(of: value) else { return nil }
        (lower, upper) = Self.narrowed(low, high, value)
    }

    /// A rate below and one above, between which the value changes its sign.
    private static func bracket(of value: PresentValue) -> (Int128, Int128)? {
        let one = PresentValue.one
        switch value.sign(at: 0) {
        case 0: return (0, 0)
        case 1:
            var high = one
            while value.sign(at: high) != -1 {
                high *= 2
                guard high <= one << 8 else { return nil }
            }
            return (0, high)
        default:
            var left = one / 2
            while value.sign(at: left - one) != 1 {
                left /= 2
                guard left >= one >> 20 else { return nil }
            }
            return (left - one, 0)
        }
    }

    private static func narrowed(
        _ low: Int128, _ high: Int128, _ value: PresentValue
    ) -> (Int128, Int128) {
        var (low, high) = (low, high)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            switch value.sign(at: middle) {
            case 1: low = middle
            case -1: high = middle
            default: return widened(around: middle, low, high, value)
            }
        }
        return (low, high)
    }

    /// The nearest rates around `middle` whose signs are proven.
    private static func widened(
        around middle: Int128, _ low: Int128, _ high: Int128, _ value: PresentValue
    ) -> (Int128, Int128) {
        var distance: Int128 = 1
        while true {
            let below = max(low, middle - distance)
            let above = min(high, middle + distance)
            let isProvenBelow = below == low || value.sign(at: below) == 1
            if isProvenBelow, above == high || value.sign(at: above) == -1 {
                return (below, above)
            }
            distance *= 4
        }
    }
}

// MARK: - Percentages

extension RateOfReturn {
    /// The rate times the periods of a year, as a percentage of so many decimals, at most six.
    public func nominalPercent(perYear: YearFraction, decimals: Int) -> String {
        let scale = Int128(perYear.numerator) * 100 * Int128.powerOfTen(decimals)
        let divisor = PresentValue.one * Int128(perYear.denominator)
        return Self.text(lower * scale, upper * scale, over: divisor, decimals)
    }

    /// What the rate comes to in a year of `periods` when it is compounded, as a percentage.
    ///
    /// Nil where it is beyond a hundred million percent.
    public func effectivePercent(periods: Int, decimals: Int) -> String? {
        let one = PresentValue.one
        let base = FixedPoint(lower: UInt128(one + lower), upper: UInt128(one + upper))
        guard let grown = base.power(periods, bits: PresentValue.rateBits),
            grown.upper < UInt128(one) << 20
        else { return nil }
        let scale = 100 * Int128.powerOfTen(decimals)
        return Self.text(
            (Int128(grown.lower) - one) * scale, (Int128(grown.upper) - one) * scale, over: one,
            decimals)
    }

    private static func text(
        _ lower: Int128, _ upper: Int128, over divisor: Int128, _ decimals: Int
    ) -> String {
        let least = lower.divided(by: divisor, .halfAwayFromZero)
        let most = upper.divided(by: divisor, .halfAwayFromZero)
        let value = least.magnitude > most.magnitude ? least : most
        return Numeral.text(value, decimals: decimals, trimming: false)
    }
}

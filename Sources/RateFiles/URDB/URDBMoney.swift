internal import Diagnostics
internal import JSONParsing
internal import Quantities
internal import Tariffs

/// Reads amounts of money and limits, to the decimals the domain keeps.
///
/// Files that passed through binary fractions have figures as 0.07076899707317352; those are
/// rounded to the billionth, half away from zero, with a remark.
extension URDBValue {
    /// The sum of this amount and `other` in billionths, within `limit` either way.
    func nanos(plus other: URDBValue? = nil, limit: Int64) -> Int64? {
        let parts = [self, other].compactMap(\.self)
        var sum: Int128 = 0
        for part in parts {
            guard let number = part.number else { return nil }
            guard let scaled = number.scaled(decimals: 18),
                scaled.value.magnitude <= Int128(limit).magnitude * 1_000_000_000
            else {
                part.report("\(Excerpt(number.text)) is out of range")
                return nil
            }
            sum += scaled.value
        }
        return rounded(sum, limit: limit)
    }

    /// `sum` in quintillionths as billionths.
    private func rounded(_ sum: Int128, limit: Int64) -> Int64? {
        let (quotient, rest) = sum.quotientAndRemainder(dividingBy: 1_000_000_000)
        let up: Int128 = rest.magnitude >= 500_000_000 ? rest.signum() : 0
        guard let nanos = Int64(exactly: quotient + up), nanos.magnitude <= limit.magnitude else {
            report("the sum with \"adj\" is out of range")
            return nil
        }
        if rest != 0 {
            let text = Numeral.text(Int128(nanos), decimals: 9, trimming: true)
            remark("has more than 9 decimals, it was rounded to \(text)")
        }
        return nanos
    }

    /// The end of a tier in millionths of its unit, which must be above zero.
    var tierLimit: Int64? {
        guard let number else { return nil }
        guard let scaled = number.scaled(decimals: 6), let limit = Int64(exactly: scaled.value),
            limit > 0, limit <= Power.inputLimit.milliwatts
        else {
            report(
                "expected a limit above zero and at most 100 million, found "
                    + "\(Excerpt(number.text))")
            return nil
        }
        if !scaled.isExact {
            remark("has more than 6 decimals, it was rounded to \(TierLimit(millionths: limit))")
        }
        return limit
    }
}

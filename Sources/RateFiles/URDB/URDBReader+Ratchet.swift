internal import Diagnostics
internal import JSONParsing
internal import Quantities
internal import Tariffs

/// The rule by which past peaks count: `lookback...`, or `demandratchetpercentage` of before.
extension URDBReader {
    func ratchet() -> Ratchet? {
        let lookBack = lookBack()
        let percentages = percentages()
        guard let lookBack, percentages != nil else { return lookBack ?? percentages }
        rate["demandratchetpercentage"]?.refuse(
            "demandratchetpercentage", "/lookbackpercent states another ratchet")
        return lookBack
    }

    /// The months before the billed one, where a rate says only which of the year count.
    private static let wholeYear = 11

    private func lookBack() -> Ratchet? {
        guard let percent = rate["lookbackpercent"], !percent.saysNothing,
            let part = part(percent)
        else { return nil }
        let range = rate["lookbackrange"].flatMap { $0.integer(in: 0...120) } ?? 0
        let months = rate["lookbackmonths"].flatMap(flaggedMonths)
        let clause = percent.clause("ratchet", quoting: true)
        if range > 0 {
            // A range of months back has no months of the year beside it, or all are false.
            let months = months.flatMap { $0.isEmpty || $0.count == 12 ? nil : $0 }
            return Ratchet(part: part, lookBackMonths: range, months: months, clause: clause)
        }
        guard months?.isEmpty != true else {
            percent.remark("neither a range nor a month to look back at is stated, no ratchet")
            return nil
        }
        return Ratchet(
            part: part, lookBackMonths: Self.wholeYear,
            months: months.flatMap { $0.count == 12 ? nil : $0 }, clause: clause)
    }

    /// The months that are true, from 1 to 12; nil where the value is not twelve flags.
    private func flaggedMonths(_ value: URDBValue) -> Set<Int>? {
        guard let elements = value.elements else { return nil }
        guard elements.count == 12 else {
            value.report("expected 12 months, found \(elements.count)")
            return nil
        }
        return Set(elements.indices.filter { !elements[$0].saysNothing }.map { $0 + 1 })
    }

    private func percentages() -> Ratchet? {
        guard let value = rate["demandratchetpercentage"], !value.saysNothing,
            let elements = value.elements
        else { return nil }
        guard elements.count == 12 else {
            value.report("expected 12 months, found \(elements.count)")
            return nil
        }
        let parts = elements.compactMap(part)
        guard parts.count == 12, let first = parts.first else { return nil }
        let clause = value.clause("ratchet", quoting: true)
        return parts.allSatisfy { $0 == first }
            ? Ratchet(part: first, lookBackMonths: Self.wholeYear, clause: clause)
            : Ratchet(partByMonth: parts, lookBackMonths: Self.wholeYear, clause: clause)
    }

    /// A part of the whole: 0.8, or in rates of some hands 80.
    private func part(_ value: URDBValue) -> Ratio? {
        guard let number = value.number else { return nil }
        guard let scaled = number.scaled(decimals: 9), (0...100_000_000_000).contains(scaled.value)
        else {
            value.report("expected a part from 0 to 1, found \(Excerpt(number.text))")
            return nil
        }
        guard scaled.value > 1_000_000_000 else {
            return Ratio(billionths: Int64(clamping: scaled.value))
        }
        value.remark("was read as percent, for it is above 1")
        return number.scaled(decimals: 7).map { Ratio(billionths: Int64(clamping: $0.value)) }
    }
}

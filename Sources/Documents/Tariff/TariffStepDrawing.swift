import Quantities
import Tariffs

/// The tiers of a price as steps, drawn: as wide as their use, as high as their price.
struct TariffStepDrawing {
    let charge: Charge
    let tiers: [StatedPrice]
    let words: TariffWords

    private static let width = 3_000
    private static let height = 1_000
    /// Wide enough for the number of the tier.
    private static let leastWidth = 160

    func write(to sheet: inout SVGSheet, x: Int) {
        guard let first = tiers.first else { return }
        let conditions = words.conditions(first, of: charge)
        sheet.y += 60
        sheet.paragraph(
            charge.name + (conditions.isEmpty ? "" : ", \(conditions)"), x: x, columns: 52,
            isBold: true)
        sheet.y += 60
        let values = tiers.map(Self.value)
        let most = max(1, values.map { $0.magnitude }.max() ?? 1)
        let hasNegative = values.contains { $0 < 0 }
        let base = sheet.y + Self.height
        var left = x
        for (index, width) in widths.enumerated() {
            let scaled = Int(Int128(values[index]) * Int128(Self.height) / Int128(most))
            let height = max(10, abs(scaled))
            let shade = Self.shade(values[index], in: values)
            sheet.rectangle(
                x: left, y: scaled < 0 ? base : base - height, width: width, height: height,
                fill: TariffMapDrawing.fills[shade], stroke: SVGSheet.faint)
            let inside = height >= 160
            sheet.text(
                "\(index + 1)", x: left + width / 2,
                y: inside ? (scaled < 0 ? base + 130 : base - height + 130) : base - height - 30,
                anchor: .middle, isBold: true,
                fill: inside ? TariffMapDrawing.inks[shade] : SVGSheet.ink)
            left += width
        }
        sheet.line("M\(SVGSheet.tenths(x)) \(SVGSheet.tenths(base))h\(SVGSheet.tenths(Self.width))")
        sheet.y = base + (hasNegative ? Self.height : 0) + 40
        for tier in tiers {
            sheet.paragraph(
                (tier.tier.map(words.tier) ?? "") + ": \(words.price(tier, of: charge))", x: x,
                columns: 56, size: 11)
        }
        sheet.y += 100
    }

    /// As wide as the tiers are, the last one a third of what lies before it; equal where
    /// their limits are in several units.
    private var widths: [Int] {
        let limits = tiers.dropLast().map { tier in
            tier.tier?.upTo.flatMap { try? TierLimit($0) }?.millionths
        }
        let units = Set(tiers.map { $0.tier?.unit })
        let known = limits.compactMap { $0 }
        let spare = Self.width - Self.leastWidth * tiers.count
        guard units.count == 1, known.count == limits.count, let last = known.last, last > 0,
            spare > 0
        else { return tiers.map { _ in Self.width / tiers.count } }
        let ends = known.map { Int128($0) } + [Int128(last) * 4 / 3]
        let starts = [0] + ends.dropLast()
        return zip(starts, ends).map { start, end in
            Self.leastWidth + Int(max(0, end - start) * Int128(spare) / (ends.last ?? 1))
        }
    }

    /// Billionths of the currency unit; of a price that follows an index, what it adds.
    private static func value(_ price: StatedPrice) -> Int64 {
        switch price.amount {
        case .energy(.fixed(let price)): price.nanosPerKilowattHour
        case .energy(.index(let index)): index.adder.nanosPerKilowattHour
        case .energy(.blockAndIndex(let block)): block.price.nanosPerKilowattHour
        case .perUnit(let amount): amount.nanos
        case .part(let ratio): ratio.billionths
        }
    }

    private static func shade(_ value: Int64, in values: [Int64]) -> Int {
        guard let least = values.min(), let most = values.max(), most > least else { return 0 }
        let part = (Int128(value) - Int128(least)) * Int128(TariffMap.shades - 1)
        return Int(part / (Int128(most) - Int128(least)))
    }
}

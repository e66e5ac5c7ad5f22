public import Quantities
public import Tariffs

/// A tariff as a drawing: its hours as a map of months and hours, its tiers as steps.
///
/// Periods are told by letters and prices by figures; the colours only say it again.
public enum TariffChart {
    /// The drawing of `tariff` as of a day, as SVG that stands alone.
    public static func render(_ tariff: Tariff, on date: CivilDate) -> String {
        var writer = TariffChartWriter(tariff, on: date)
        return writer.svg()
    }

    /// The charges that are not in the drawing, for they have no price on its day, in words.
    public static func missing(from tariff: Tariff, on date: CivilDate) -> [String] {
        tariff.unpriced(on: date).map { charge in
            let days = tariff.pricedDays(of: charge).map { ", only \(TariffWords.dates($0))" }
            return "Not drawn: \(charge.name) has no price on \(date)" + (days ?? "")
        }
    }
}

private struct TariffChartWriter {
    let tariff: Tariff
    let date: CivilDate
    let words: TariffWords
    var sheet = SVGSheet()

    init(_ tariff: Tariff, on date: CivilDate) {
        self.tariff = tariff
        self.date = date
        words = TariffWords(tariff, style: .page)
    }

    private var title: String { "\(tariff.identity.schedule) \(tariff.identity.name)" }

    mutating func svg() -> String {
        let maps = TariffMap.all(of: tariff, on: date)
        writeHead()
        for map in maps { TariffMapDrawing(map: map, words: words).write(to: &sheet) }
        writeSteps()
        writeOtherCharges()
        writeFoot()
        let hours = maps.map { TariffMapDrawing(map: $0, words: words).description }
        let description = (hours + prices).joined(separator: " ")
        return sheet.svg(
            title: "\(title), \(tariff.identity.utility.name)", description: description,
            id: "tariff")
    }

    private mutating func writeHead() {
        sheet.y = 100
        sheet.paragraph(title, columns: 78, size: 16, isBold: true)
        sheet.paragraph(
            "\(tariff.identity.utility.name), in force \(TariffWords.dates(tariff.effective)); "
                + "prices on \(date)", fill: SVGSheet.faint)
        if tariff.source.isIllustrative {
            sheet.paragraph("An illustration: not the figures of a published sheet.")
        }
    }

    // MARK: - Steps

    /// The tiered prices in force, each set of tiers with the charge they are of.
    private var steps: [(charge: Charge, tiers: [StatedPrice])] {
        tariff.charges.flatMap { charge in
            TariffWords.groups(inForce(of: charge)).filter { $0.count > 1 }.map { (charge, $0) }
        }
    }

    private func inForce(of charge: Charge) -> [StatedPrice] {
        charge.statedPrices.filter { $0.dates.contains(date) }
    }

    private mutating func writeSteps() {
        let steps = steps
        guard !steps.isEmpty else { return }
        sheet.y += 200
        sheet.paragraph("Tiers", size: 14, isBold: true)
        for start in stride(from: 0, to: steps.count, by: 2) {
            let top = sheet.y
            var bottom = top
            for (column, step) in steps[start..<min(start + 2, steps.count)].enumerated() {
                sheet.y = top
                TariffStepDrawing(charge: step.charge, tiers: step.tiers, words: words)
                    .write(to: &sheet, x: 100 + column * 3_400)
                bottom = max(bottom, sheet.y)
            }
            sheet.y = bottom
        }
    }

    // MARK: - What is not drawn

    /// Prices that go by no hours and no tiers.
    private mutating func writeOtherCharges() {
        let others = tariff.charges.filter { charge in
            let prices = inForce(of: charge)
            return charge.timeOfUse == nil && !prices.isEmpty
                && !prices.contains { $0.tier != nil }
        }
        guard !others.isEmpty else { return }
        sheet.y += 200
        sheet.paragraph("Other charges", size: 14, isBold: true)
        for charge in others {
            for price in inForce(of: charge) {
                let conditions = words.conditions(price, of: charge)
                let name = charge.name + (conditions.isEmpty ? "" : ", \(conditions)")
                sheet.paragraph("\(name): \(words.price(price, of: charge))")
            }
        }
    }

    private mutating func writeFoot() {
        sheet.y += 100
        for words in TariffChart.missing(from: tariff, on: date) { sheet.paragraph(words) }
        for item in tariff.unsupported {
            sheet.paragraph("\(item.name) \(item.effect.fault)", fill: SVGSheet.faint)
        }
        let source = [tariff.source.document, tariff.source.page].compactMap { $0 }
        sheet.paragraph(
            "Source: " + source.joined(separator: ", ") + ", read \(tariff.source.read)",
            columns: 125, size: 11, fill: SVGSheet.faint)
    }

    /// Every price in force, in words.
    private var prices: [String] {
        tariff.charges.flatMap { charge in
            inForce(of: charge).map { price in
                let parts = [
                    words.conditions(price, of: charge), price.tier.map(words.tier) ?? "",
                ].filter { !$0.isEmpty }
                return ([charge.name] + parts).joined(separator: ", ")
                    + ": \(words.price(price, of: charge))."
            }
        }
    }
}

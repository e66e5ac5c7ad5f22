import Quantities
import Tariffs

/// A time-of-use schedule as a map of months and hours, drawn.
struct TariffMapDrawing {
    let map: TariffMap
    let words: TariffWords

    private static let left = 800
    private static let hourWidth = 240
    private static let rowHeight = 180
    private static let right = left + 24 * hourWidth

    /// From light to dark, so that they stay apart in grey and to every eye.
    static let fills = ["#fff6d6", "#fbd27a", "#f2a144", "#c4562f", "#8a2a52", "#45184f"]

    /// Black or white, whichever stands out on the fill.
    static let inks = ["#1a1a1a", "#1a1a1a", "#1a1a1a", "#ffffff", "#ffffff", "#ffffff"]

    private var seasons: [Season] { words.tariff.calendar.seasons }

    func write(to sheet: inout SVGSheet) {
        sheet.y += 200
        sheet.paragraph("Hours: \(map.map.timeOfUse.id)", size: 14, isBold: true)
        for days in map.map.days { write(days, to: &sheet) }
        for grid in map.grids { writeLegend(of: grid, to: &sheet) }
        if map.grids.isEmpty { writeNames(to: &sheet) }
    }

    private func write(_ days: TimeOfUseMap.Days, to sheet: inout SVGSheet) {
        sheet.y += 60
        let name = map.map.words(for: days)
        sheet.paragraph(name.prefix(1).uppercased() + name.dropFirst(), isBold: true)
        sheet.y += 140
        for hour in stride(from: 0, through: 24, by: 2) {
            sheet.text(
                hour < 10 ? "0\(hour)" : "\(hour)", x: Self.left + hour * Self.hourWidth,
                y: sheet.y, size: 10, anchor: .middle, fill: SVGSheet.faint)
        }
        sheet.y += 40
        let top = sheet.y
        for row in days.rows { write(row, to: &sheet) }
        var start = 0
        while start < days.rows.count {
            let season = days.rows[start].season
            let count = days.rows[start...].prefix { $0.season == season }.count
            writeSeason(season, at: top + start * Self.rowHeight, rows: count, to: &sheet)
            if start > 0 { separate(at: top + start * Self.rowHeight, &sheet) }
            start += count
        }
    }

    private func separate(at y: Int, _ sheet: inout SVGSheet) {
        sheet.line(
            "M\(SVGSheet.tenths(Self.left)) \(SVGSheet.tenths(y))H\(SVGSheet.width)",
            stroke: SVGSheet.ink)
    }

    private func writeSeason(_ index: Int, at y: Int, rows: Int, to sheet: inout SVGSheet) {
        guard seasons.indices.contains(index) else { return }
        let lines = TerminalText.wrapped(seasons[index].name, to: 16).prefix(rows)
        for (number, line) in lines.enumerated() {
            sheet.text(
                line, x: Self.right + 60, y: y + 125 + number * Self.rowHeight, size: 11,
                fill: SVGSheet.faint)
        }
    }

    private func write(_ row: TimeOfUseMap.Row, to sheet: inout SVGSheet) {
        let month = TariffWords.shortMonth(row.month)
        let days = "\(row.days.lowerBound)\u{2013}\(row.days.upperBound)"
        sheet.text(
            row.isWholeMonth ? month : "\(month) \(days)", x: Self.left - 60, y: sheet.y + 125,
            size: 11, anchor: .end)
        for stretch in row.stretches {
            let x = Self.left + stretch.time.start * Self.hourWidth / 60
            let width = (stretch.time.end - stretch.time.start) * Self.hourWidth / 60
            let shade = map.grids.first.flatMap {
                map.shade(stretch.period, season: row.season, in: $0)
            }
            sheet.rectangle(
                x: x, y: sheet.y, width: width, height: Self.rowHeight, fill: Self.fill(shade))
            sheet.letters(
                map.letters[stretch.period], xs: Self.letterPlaces(stretch.time),
                y: sheet.y + 125, size: 10, fill: Self.ink(shade))
        }
        sheet.y += Self.rowHeight
    }

    /// The middle of each hour, or of the stretch where it holds the middle of none.
    private static func letterPlaces(_ time: DayTime) -> [Int] {
        let hours = (0..<24).filter { $0 * 60 + 30 >= time.start && $0 * 60 + 30 < time.end }
        let middles = hours.map { left + $0 * hourWidth + hourWidth / 2 }
        return middles.isEmpty ? [left + (time.start + time.end) * hourWidth / 120] : middles
    }

    private static func fill(_ shade: Int?) -> String { shade.map { fills[$0] } ?? "#f2f2f2" }
    private static func ink(_ shade: Int?) -> String { shade.map { inks[$0] } ?? "#1a1a1a" }

    // MARK: - The legend

    private static let columnWidth = 1_400
    private static let columnsAcross = 4

    private func writeLegend(of grid: PriceGrid, to sheet: inout SVGSheet) {
        let names = seasons.isEmpty ? ["Price"] : seasons.map(\.name)
        for start in stride(from: 0, to: names.count, by: Self.columnsAcross) {
            let columns = start..<min(start + Self.columnsAcross, names.count)
            sheet.y += 240
            for column in columns {
                sheet.text(
                    Self.cut(names[column], to: 22), x: Self.x(column - start), y: sheet.y,
                    size: 11, fill: SVGSheet.faint)
            }
            sheet.y += 60
            for index in map.map.timeOfUse.periods.indices {
                writeLegendRow(index, columns, of: grid, to: &sheet)
            }
        }
        sheet.paragraph(caption(of: grid), size: 11, fill: SVGSheet.faint)
    }

    private func writeLegendRow(
        _ index: Int, _ columns: Range<Int>, of grid: PriceGrid, to sheet: inout SVGSheet
    ) {
        let period = map.map.timeOfUse.periods[index]
        sheet.text(Self.cut(period.name, to: 20), x: 100, y: sheet.y + 120)
        for column in columns {
            guard let span = grid.spans[column][index] else { continue }
            let x = Self.x(column - columns.lowerBound)
            let shade = map.shade(index, season: column, in: grid)
            sheet.rectangle(
                x: x, y: sheet.y, width: Self.hourWidth, height: 150, fill: Self.fill(shade),
                stroke: SVGSheet.faint)
            sheet.letters(
                map.letters[index], xs: [x + Self.hourWidth / 2], y: sheet.y + 112, size: 10,
                fill: Self.ink(shade))
            sheet.text(words.span(span), x: x + Self.hourWidth + 60, y: sheet.y + 120)
        }
        sheet.y += 190
    }

    private static func x(_ column: Int) -> Int { 1_600 + column * columnWidth }

    /// The letters without prices, where no price goes by the schedule.
    private func writeNames(to sheet: inout SVGSheet) {
        sheet.y += 60
        for (index, period) in map.map.timeOfUse.periods.enumerated() {
            sheet.paragraph("\(map.letters[index])  \(period.name)")
        }
    }

    private static func cut(_ text: String, to length: Int) -> String {
        text.count > length ? text.prefix(length - 1) + "\u{2026}" : text
    }

    private func caption(of grid: PriceGrid) -> String {
        words.caption(of: grid) + "; darker is dearer."
    }

    /// The map in words: on which days and when each period holds, by season.
    var description: String {
        map.map.days.map { days in
            var seen: Set<Int> = []
            let parts = days.rows.filter { seen.insert($0.season).inserted }.map { row in
                let season = seasons.indices.contains(row.season) ? seasons[row.season].name : ""
                let hours = row.stretches.map {
                    "\($0.time) \(map.map.timeOfUse.periods[$0.period].name)"
                }
                return (season.isEmpty ? "" : season + ": ") + hours.joined(separator: ", ")
            }
            return "\(map.map.words(for: days)): " + parts.joined(separator: "; ") + "."
        }.joined(separator: " ")
    }
}

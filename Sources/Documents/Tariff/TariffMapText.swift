import Quantities
import Tariffs

/// A time-of-use schedule as a map of months and hours in a terminal.
struct TariffMapText {
    let map: TariffMap
    let words: TariffWords
    let isColored: Bool

    private static let labelWidth = 10

    func write(to page: inout TerminalText) {
        let schedule = map.map.timeOfUse
        page.heading("Hours: \(schedule.id)")
        for days in map.map.days {
            page.line(TerminalText.clean(capitalized(map.map.words(for: days))))
            page.line(String(repeating: " ", count: Self.labelWidth) + Self.scale)
            for row in days.rows { page.line(line(of: row)) }
            page.blank()
        }
        if map.isFinerThanHalfHours {
            page.paragraph("A letter is a half hour, and the period of most of it.")
        }
        let grid = map.grids.first
        if map.grids.isEmpty { writeLegend(nil, to: &page) }
        for grid in map.grids { writeLegend(grid, to: &page) }
        if isColored, grid != nil { page.paragraph("Darker is dearer.") }
    }

    private func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// The hours over the letters, two letters an hour.
    private static let scale = stride(from: 0, to: 24, by: 2).map {
        ($0 < 10 ? "0" : "") + "\($0)  "
    }.joined()

    private func line(of row: TimeOfUseMap.Row) -> String {
        let month = TariffWords.shortMonth(row.month)
        let days = "\(row.days.lowerBound)-\(row.days.upperBound)"
        let label = row.isWholeMonth ? month : "\(month) \(days)"
        let seasons = words.tariff.calendar.seasons
        let season = seasons.indices.contains(row.season) ? seasons[row.season].name : ""
        return TerminalText.padded(label, to: Self.labelWidth) + letters(of: row) + "  "
            + Self.cut(season, to: 20)
    }

    private func letters(of row: TimeOfUseMap.Row) -> String {
        let periods = TariffMap.halfHours(of: row)
        var text = ""
        var start = periods.startIndex
        while start < periods.endIndex {
            let end = periods[start...].firstIndex { $0 != periods[start] } ?? periods.endIndex
            let letter = map.letters[periods[start]]
            let run = String(repeating: letter, count: end - start)
            text += painted(run, periods[start], season: row.season)
            start = end
        }
        return text
    }

    /// The text on the shade of its price, where there are colours.
    private func painted(_ text: String, _ period: Int, season: Int) -> String {
        guard isColored, let grid = map.grids.first,
            let shade = map.shade(period, season: season, in: grid)
        else { return text }
        return "\u{1B}[\(Self.inks[shade])m\(text)\u{1B}[0m"
    }

    /// Black on light and white on dark, by the codes of 256-colour terminals.
    private static let inks = [
        "38;5;16;48;5;230", "38;5;16;48;5;222", "38;5;16;48;5;215", "38;5;231;48;5;130",
        "38;5;231;48;5;89", "38;5;231;48;5;53",
    ]

    // MARK: - The legend

    private func writeLegend(_ grid: PriceGrid?, to page: inout TerminalText) {
        let seasons = words.tariff.calendar.seasons
        let names = seasons.isEmpty ? ["Price"] : seasons.map(\.name)
        let isTable = names.count <= 3
        if isTable, grid != nil { write("    Period", names, isPrice: false, to: &page) }
        for (index, period) in map.map.timeOfUse.periods.enumerated() {
            let label = "\(map.letters[index])   \(TerminalText.clean(period.name))"
            let prices = grid?.spans.map { $0[index].map(words.span) ?? "-" } ?? []
            guard !isTable else {
                write(label, prices, to: &page)
                continue
            }
            page.line(label)
            for (name, price) in zip(names, prices) where price != "-" {
                page.row("    \(name)", price)
            }
        }
        if let grid { page.paragraph(words.caption(of: grid), indent: 4) }
        page.blank()
    }

    /// A line of the legend; only names are cut where they are too long, never prices.
    private func write(
        _ label: String, _ cells: [String], isPrice: Bool = true, to page: inout TerminalText
    ) {
        let width = min(26, 54 / max(1, cells.count))
        var line = TerminalText.padded(Self.cut(label, to: 26), to: 26)
        for cell in cells {
            let cell = isPrice ? cell : Self.cut(cell, to: width - 1)
            let blanks = max(1, width - TerminalText.width(of: cell))
            line += String(repeating: " ", count: blanks) + cell
        }
        page.line(line)
    }

    private static func cut(_ text: String, to width: Int) -> String {
        let text = TerminalText.clean(text)
        guard TerminalText.width(of: text) > width else { return text }
        var kept = text
        while TerminalText.width(of: kept) >= width { kept.removeLast() }
        return kept + "~"
    }
}

import Quantities

/// A year of months as bars, drawn as SVG that needs nothing else.
///
/// Coordinates are whole tenths of a unit, so that the same months give the same bytes
/// everywhere. The drawing is as wide as half a page or a phone, where its texts come out in
/// the size of the text around it.
struct BarChart {
    /// A month with a value; months without one are left empty.
    struct Bar {
        var month: Month
        var value: Int64
        /// The value with its unit.
        var text: String
    }

    /// Tells the chart from others of the page.
    var id: String
    var title: String
    /// In order of time, none twice, the last one meant most.
    var bars: [Bar]
    /// The text of a value on the scale.
    var scale: (Int128) -> String
    var figures: Figures

    private static let top = 80
    private static let height = 1000
    private static let left = 400
    private static let right = 3580
    /// A chart is at least this many months wide, so that a single bar is not a wall.
    private static let leastMonths = 6

    func svg() -> String {
        guard let last = bars.last else { return "" }
        let first = bars.first?.month ?? last.month
        let slots = max(Self.leastMonths, last.month.months(since: first) + 1)
        let ticks = Ticks(values: bars.map { Int128($0.value) })
        var svg = """
            <svg class="chart" viewBox="0 0 360 126" role="img" \
            preserveAspectRatio="xMinYMid" \
            aria-labelledby="\(id)-title \(id)-text" xmlns="http://www.w3.org/2000/svg">
            <title id="\(id)-title">\(HTML.escaped(title))</title>
            <desc id="\(id)-text">\(HTML.escaped(description))</desc>

            """
        appendScale(of: ticks, to: &svg)
        let width = (Self.right - Self.left) / slots
        for bar in bars {
            let slot = bar.month.months(since: first)
            append(bar, ticks, x: Self.left + slot * width, width: width, last.month, to: &svg)
        }
        svg += "</svg>"
        return svg
    }

    /// The chart in words: every month with its value.
    private var description: String {
        bars.map { "\(figures.month($0.month)): \($0.text)" }.joined(separator: "; ") + "."
    }

    private func appendScale(of ticks: Ticks, to svg: inout String) {
        svg += "<g class=\"scale\" font-size=\"10\" text-anchor=\"end\" fill=\"#4c5852\">\n"
        for tick in ticks.values {
            let y = Self.y(tick, ticks)
            let stroke = tick == 0 ? "#4c5852" : "#d9dfdb"
            svg += "<path d=\"M\(tenths(Self.left)) \(tenths(y))H\(tenths(Self.right))\" "
            svg += "stroke=\"\(stroke)\"/>"
            svg += "<text x=\"\(tenths(Self.left - 50))\" y=\"\(tenths(y + 33))\">"
            svg += "\(HTML.escaped(scale(tick)))</text>\n"
        }
        svg += "</g>\n"
    }

    private func append(
        _ bar: Bar, _ ticks: Ticks, x: Int, width: Int, _ last: Month, to svg: inout String
    ) {
        let zero = Self.y(0, ticks)
        let end = Self.y(Int128(bar.value), ticks)
        let isLast = bar.month == last
        let margin = max(20, width * 18 / 100)
        svg += "<rect class=\"\(isLast ? "bar now" : "bar")\" "
        svg += "x=\"\(tenths(x + margin))\" y=\"\(tenths(min(zero, end)))\" "
        svg += "width=\"\(tenths(width - 2 * margin))\" "
        svg += "height=\"\(tenths(abs(end - zero)))\" "
        svg += "fill=\"\(isLast ? "#1d6b47" : "#e6b450")\">"
        svg += "<title>\(HTML.escaped("\(figures.month(bar.month)): \(bar.text)"))</title></rect>"
        svg += "<text x=\"\(tenths(x + width / 2))\" y=\"121\" font-size=\"10\" "
        svg += "text-anchor=\"middle\" fill=\"#4c5852\">\(figures.shortMonth(bar.month))</text>\n"
    }

    /// The height at which `value` stands, in tenths.
    private static func y(_ value: Int128, _ ticks: Ticks) -> Int {
        let part = (ticks.highest - value) * Int128(height) / ticks.span
        return top + Int(clamping: part)
    }

    private func tenths(_ value: Int) -> String {
        Numeral.text(Int128(value), decimals: 1, trimming: true)
    }
}

extension BarChart {
    /// Round values a scale is marked with: zero, and about two steps to each side in use.
    struct Ticks {
        let lowest: Int128
        let highest: Int128
        private let step: Int128

        init(values: [Int128]) {
            let most = max(0, values.max() ?? 0)
            let least = min(0, values.min() ?? 0)
            let step = Self.step(for: most - least)
            self.step = step
            lowest = (least - (step - 1)) / step * step
            highest = max((most + step - 1) / step * step, lowest + step)
        }

        /// The least of 1, 2 and 5 times a power of ten that divides `span` in three or less.
        private static func step(for span: Int128) -> Int128 {
            var power: Int128 = 1
            while true {
                for factor: Int128 in [1, 2, 5] where power * factor * 3 >= span {
                    return power * factor
                }
                power *= 10
            }
        }

        var span: Int128 { highest - lowest }

        var values: [Int128] {
            Array(sequence(first: lowest) { $0 < highest ? $0 + step : nil })
        }
    }
}

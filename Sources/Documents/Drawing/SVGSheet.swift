import Quantities

/// A drawing that is written from the top down, as SVG that needs nothing else.
///
/// Coordinates are whole tenths of a unit, so that the same input gives the same bytes
/// everywhere.
struct SVGSheet {
    /// In units, as the text sizes are.
    static let width = 760
    private(set) var body = ""
    /// How far down it is written, in tenths.
    var y = 0

    static let ink = "#1f2723"
    static let faint = "#5a665f"

    enum Anchor: String {
        case start, middle, end
    }

    mutating func text(
        _ content: String, x: Int, y: Int, size: Int = 12, anchor: Anchor = .start,
        isBold: Bool = false, fill: String = Self.ink
    ) {
        let weight = isBold ? " font-weight=\"bold\"" : ""
        let end = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        body += "<text x=\"\(Self.tenths(x))\" y=\"\(Self.tenths(y))\" font-size=\"\(size)\""
        body += "\(weight)\(end) fill=\"\(fill)\">\(HTML.escaped(Self.clean(content)))</text>\n"
    }

    /// One letter at each of `xs`.
    mutating func letters(_ letter: Character, xs: [Int], y: Int, size: Int, fill: String) {
        let places = xs.map(Self.tenths).joined(separator: " ")
        let letters = HTML.escaped(String(repeating: letter, count: xs.count))
        body += "<text x=\"\(places)\" y=\"\(Self.tenths(y))\" font-size=\"\(size)\" "
        body += "text-anchor=\"middle\" fill=\"\(fill)\">\(letters)</text>\n"
    }

    mutating func rectangle(
        x: Int, y: Int, width: Int, height: Int, fill: String, stroke: String = "#ffffff"
    ) {
        body += "<rect x=\"\(Self.tenths(x))\" y=\"\(Self.tenths(y))\" "
        body += "width=\"\(Self.tenths(width))\" height=\"\(Self.tenths(height))\" "
        body += "fill=\"\(fill)\" stroke=\"\(stroke)\"/>\n"
    }

    mutating func area(_ path: String, fill: String) {
        body += "<path d=\"\(path)\" fill=\"\(fill)\"/>\n"
    }

    mutating func line(_ path: String, stroke: String = Self.faint) {
        body += "<path d=\"\(path)\" fill=\"none\" stroke=\"\(stroke)\"/>\n"
    }

    /// A paragraph of lines broken at `columns` letters, below what is written so far.
    mutating func paragraph(
        _ content: String, x: Int = 100, columns: Int = 110, size: Int = 12,
        isBold: Bool = false, fill: String = Self.ink
    ) {
        for line in TerminalText.wrapped(content, to: columns) {
            y += size * 13
            text(line, x: x, y: y, size: size, isBold: isBold, fill: fill)
        }
    }

    /// The whole drawing, with what it shows in words for those who do not see it; `id` tells
    /// it from others of a page.
    func svg(title: String, description: String, id: String) -> String {
        let height = (y + 200) / 10
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" \
            width="\(Self.width)" height="\(height)" role="img" \
            aria-labelledby="\(id)-title \(id)-text" \
            font-family="Helvetica, Arial, sans-serif" \
            style="print-color-adjust:exact;-webkit-print-color-adjust:exact">
            <title id="\(id)-title">\(HTML.escaped(Self.clean(title)))</title>
            <desc id="\(id)-text">\(HTML.escaped(Self.clean(description)))</desc>
            <rect width="\(Self.width)" height="\(height)" fill="#ffffff"/>
            \(body)</svg>

            """
    }

    static func tenths(_ value: Int) -> String {
        Numeral.text(Int128(value), decimals: 1, trimming: true)
    }

    /// Without what XML cannot hold or would turn the writing around.
    private static func clean(_ text: String) -> String { TerminalText.clean(text) }
}

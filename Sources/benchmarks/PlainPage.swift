import Mustache

/// A page as anybody would make it with the library: dictionaries, eight lines, twelve bars,
/// about five kilobytes.
struct PlainPage {
    private let template: MustacheTemplate

    init() throws {
        template = try MustacheTemplate(string: Self.text)
    }

    func render(_ number: Int) -> String {
        template.render(
            [
                "number": "MEADOW-\(100_000 + number)", "name": "Ana & Björn <Castillo>",
                "month": "June 2026", "due": "24 July 2026", "total": "51.84",
                "account": "3020000001", "array": "Solar garden 12",
                "lines": (1...8).map { line in
                    [
                        "label": "Line \(line) of \"the\" statement", "amount": "\(line * 7).25",
                        "detail": "602.113 kWh at 0.1033 = 62.1982729, rounded to the cent",
                    ]
                },
                "bars": (1...12).map { month in
                    [
                        "x": "\(month * 40)", "y": "\(160 - month * 9)", "height": "\(month * 9)",
                        "label": "2026-\(month)",
                    ]
                },
            ] as [String: Any])
    }

    private static let text = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Statement {{number}}</title>
        <style>
        body { font: 16px/1.5 sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem; }
        table { border-collapse: collapse; width: 100%; } td, th { padding: .25rem .5rem; }
        .amount { text-align: right; font-variant-numeric: tabular-nums; }
        </style></head>
        <body><main>
        <h1>Statement {{number}}</h1>
        <p>For {{name}}, account {{account}}, {{month}}, {{array}}</p>
        <table>
        <tr><th scope="col">What</th><th scope="col">How</th><th scope="col">Amount</th></tr>
        {{#lines}}
        <tr><th scope="row">{{label}}</th><td>{{detail}}</td><td class="amount">{{amount}}</td></tr>
        {{/lines}}
        <tr><th scope="row">To be paid by {{due}}</th><td></td>
        <td class="amount">{{total}}</td></tr>
        </table>
        <svg viewBox="0 0 520 200" role="img" aria-label="Credits of the last twelve months">
        {{#bars}}
        <rect x="{{x}}" y="{{y}}" width="30" height="{{height}}" fill="#2a6f4e"></rect>
        <text x="{{x}}" y="190" font-size="10" text-anchor="middle">{{label}}</text>
        {{/bars}}
        </svg>
        <p>Questions: billing@sunlithills.example, 555 0142. Please name the statement's number.</p>
        </main></body></html>

        """
}

import Billing
import Quantities

extension StatementExplanation {
    /// The explanation as text, 80 characters wide.
    public var text: String {
        var page = TerminalText()
        page.paragraph("Statement \(number), \(figures.month(month))")
        for item in items {
            page.blank()
            page.row(item.label, item.result.text(figures))
            page.paragraph("= \(item.formula)", indent: 2)
            if let unrounded = item.unrounded {
                page.paragraph("exactly \(figures.exact(unrounded))", indent: 2)
            }
            if let rounding = item.rounding { page.paragraph(rounding, indent: 2) }
            for source in item.sources { page.paragraph("from \(source)", indent: 2) }
        }
        return page.text
    }

    /// The explanation as JSON, of the schema `commonwatt.explanation/1`.
    public var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "commonwatt.explanation/1")
            json.key("number")
            json.value(number)
            json.key("month")
            json.value(month)
            json.member("currency", currency)
            json.key("items")
            json.array { json in for item in items { item.write(to: &json) } }
        }
        return json.bytes
    }
}

extension StatementExplanation.Item {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("subject", subject)
            json.member("label", label)
            json.key("result")
            json.value(result.plain)
            json.member("unit", result.unit)
            json.member("formula", formula)
            if let unrounded { json.member("unrounded", unrounded.description) }
            if let rounding { json.member("rounding", rounding) }
            json.key("sources")
            json.array { json in for source in sources { source.write(to: &json) } }
        }
    }
}

extension StatementExplanation.Result {
    fileprivate func text(_ figures: Figures) -> String {
        switch self {
        case .money(let money): figures.money(money)
        case .exactMoney(let money): figures.exact(money)
        case .energy(let energy): figures.exact(energy)
        case .rate: plain
        }
    }

    fileprivate var plain: String {
        switch self {
        case .money(let money): money.description
        case .exactMoney(let money): money.description
        case .energy(let energy): energy.description
        case .rate(let millionths):
            Numeral.text(Int128(millionths), decimals: 6, trimming: false)
        }
    }

    fileprivate var unit: String {
        switch self {
        case .money, .exactMoney: "money"
        case .energy: "kwh"
        case .rate: "ratio"
        }
    }
}

extension StatementExplanation.Source: CustomStringConvertible {
    var description: String {
        switch self {
        case .file(let source, .some(let line)):
            "\(source.name):\(line) (SHA-256 \(source.digest.prefix(16))…)"
        case .file(let source, .none): "\(source.name) (SHA-256 \(source.digest.prefix(16))…)"
        case .share(let subscription): "the shares of subscription \(subscription)"
        case .contract(let subscription): "the terms of subscription \(subscription)"
        case .statement(let number): "statement \(number)"
        case .loan(let id): "what happened to loan \(id) (commonwatt loan show \(id))"
        }
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .file(let source, let line):
                json.member("file", source.name)
                if let line {
                    json.key("line")
                    json.value(Int64(line))
                }
                json.member("sha256", source.digest)
            case .share(let subscription): json.member("shares_of", subscription)
            case .contract(let subscription): json.member("terms_of", subscription)
            case .statement(let number): json.member("statement", number.description)
            case .loan(let id): json.member("events_of_loan", id)
            }
        }
    }
}

import Foundation
import Quantities

/// An explanation as it is printed, read back from its text or its JSON.
struct PrintedExplanation {
    struct Item {
        var label: String
        var result: PrintedNumber
        var formula: String
        var exactly: PrintedNumber?
        var rounding: String?
    }

    private(set) var items: [Item] = []

    init(text: String) throws {
        for block in text.components(separatedBy: "\n\n").dropFirst() {
            items.append(try Self.item(of: block))
        }
    }

    init(json: [UInt8]) throws {
        struct Document: Decodable {
            struct Item: Decodable {
                var label: String
                var result: String
                var formula: String
                var unrounded: String?
                var rounding: String?
            }
            var items: [Item]
        }
        items = try JSONDecoder().decode(Document.self, from: Data(json)).items.map {
            guard let result = PrintedNumber($0.result) else { throw Unreadable(text: $0.result) }
            return Item(
                label: $0.label, result: result, formula: $0.formula,
                exactly: $0.unrounded.flatMap { PrintedNumber($0) }, rounding: $0.rounding)
        }
    }

    private static func item(of block: String) throws -> Item {
        let lines = block.split(separator: "\n")
        guard let row = lines.first?.firstMatch(of: #/^(.*?) +(-?\$?[0-9][0-9,.]*)( kWh)?$/#),
            let result = PrintedNumber(row.output.2)
        else { throw Unreadable(text: block) }
        var item = Item(label: String(row.output.1), result: result, formula: "")
        var rounding: [Substring] = []
        var isFormula = false
        for line in lines.dropFirst() {
            guard line.hasPrefix("  ") else {
                item.label += " " + line
                continue
            }
            let line = line.dropFirst(2)
            if line.hasPrefix("= ") {
                isFormula = true
                item.formula = String(line.dropFirst(2))
            } else if line.hasPrefix("exactly ") {
                isFormula = false
                item.exactly = PrintedNumber(line.dropFirst("exactly ".count))
            } else if line.hasPrefix("from ") && !line.hasPrefix("from payment") {
                break
            } else if line.hasPrefix("to the milli") || !isFormula {
                isFormula = false
                rounding.append(line)
            } else {
                item.formula += " " + line
            }
        }
        item.rounding = rounding.isEmpty ? nil : rounding.joined(separator: " ")
        return item
    }

    struct Unreadable: Error {
        let text: String
    }
}

extension PrintedExplanation.Item {
    /// What the formula comes to with its printed digits; nil where it is words alone.
    ///
    /// What stands above it has the results that formulas of sums name.
    func value(after above: [PrintedExplanation.Item]) -> PrintedNumber? {
        switch formula {
        case "the sum of the parts above":
            return Self.sum(above.filter { $0.label.hasPrefix("Your share, ") })
        case "the sum of the terms above":
            return Self.sum(above.filter { $0.label.hasPrefix("Credit, ") })
        case "the sum of the lines above":
            let first = above.lastIndex { Self.beforeLines.contains($0.label) } ?? -1
            return Self.sum(above[(first + 1)...])
        default: break
        }
        if let rest = formula.firstMatch(of: #/what is left of (\S+) after (\S+)/#) {
            return Self.number(rest.output.1).flatMap { whole in
                Self.number(rest.output.2).map { whole - $0 }
            }
        }
        if let split = formula.firstMatch(of: #/: (\S+) interest.* and (\S+) principal;/#) {
            return Self.number(split.output.1).flatMap { interest in
                Self.number(split.output.2).map { interest + $0 }
            }
        }
        return limited(product)
    }

    private static let beforeLines = [
        "You save", "You paid more", "Expected saving", "Expected cost", "After your loan",
        "Credit carried forward",
    ]

    private static func sum(_ items: some Sequence<PrintedExplanation.Item>) -> PrintedNumber {
        items.reduce(.zero) { $0 + $1.result }
    }

    private static func number(_ text: some StringProtocol) -> PrintedNumber? {
        PrintedNumber(String(text.filter { $0 != ";" }))
    }

    private func limited(_ value: PrintedNumber?) -> PrintedNumber? {
        guard let value, let limit = formula.firstMatch(of: #/; at most [^$]*(-?\$[0-9,.]+)/#)
        else { return value }
        return Self.number(limit.output.1).map { min(value, $0) }
    }

    /// Numbers with `×`, `/`, `+` and `-` between them, and words that are passed over.
    private var product: PrintedNumber? {
        if let percent = formula.firstMatch(of: #/^([0-9.]+)% of [^$]*, (-?\$[0-9,.]+)/#) {
            return Self.number(percent.output.1).flatMap { percent in
                Self.number(percent.trimmedBase(in: formula))
                    .map { percent * $0 / PrintedNumber(100) }
            }
        }
        let words = formula.prefix { $0 != ";" }.split(separator: " ")
        guard words.contains(where: { ["×", "+", "-"].contains($0) }), let first = words.first,
            var term = PrintedNumber(first)
        else { return nil }
        var sum = PrintedNumber.zero
        var operation: Substring?
        for word in words.dropFirst() {
            if ["×", "/", "+", "-"].contains(word) {
                operation = word
            } else if let sign = operation, let number = PrintedNumber(word) {
                switch sign {
                case "×": term = term * number
                case "/": term = term / number
                case "+": (sum, term) = (sum + term, number)
                default: (sum, term) = (sum + term, PrintedNumber.zero - number)
                }
                operation = nil
            }
        }
        return sum + term
    }
}

extension PrintedNumber {
    /// The amount that a percentage in `formula` is taken of.
    fileprivate func trimmedBase(in formula: String) -> Substring {
        formula.firstMatch(of: #/% of [^$]*, (-?\$[0-9,]+\.[0-9]+)/#)?.output.1 ?? ""
    }
}

import Quantities

/// Amounts as lists and reports have them.
///
/// They are plain decimal numbers; of one with the sign of a currency or with commas between
/// thousands, as a spreadsheet shows it, it is said how to write it.
enum ListNumber {
    static func energy(_ text: String) throws(ListNumberError) -> Energy {
        try read(text) { text throws(NumeralError) in try Energy(kilowattHours: text) }
    }

    static func money(_ text: String) throws(ListNumberError) -> Money {
        try read(text) { text throws(NumeralError) in try Money(text) }
    }

    private static func read<Value>(
        _ text: String, _ body: (String) throws(NumeralError) -> Value
    ) throws(ListNumberError) -> Value {
        do throws(NumeralError) {
            return try body(text)
        } catch {
            throw ListNumberError(error: error, meant: plain(text))
        }
    }

    /// The number without what a spreadsheet adds to show it; nil where that is not all.
    private static func plain(_ text: String) -> String? {
        let form = /(-?)[$€£¥]?[ \u{A0}]?(-?)([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?/
        guard let match = text.wholeMatch(of: form)?.output else { return nil }
        let plain = match.1 + match.2 + match.3.filter { $0 != "," } + (match.5 ?? "")
        return plain == text || plain.hasPrefix("--") ? nil : String(plain)
    }
}

/// Why a text is not an amount, and which one it may mean.
struct ListNumberError: Error, Hashable, Sendable {
    let error: NumeralError
    let meant: String?
}

extension ListNumberError: CustomStringConvertible {
    var description: String { "\(error)" + (meant.map { "; write \($0)" } ?? "") }
}

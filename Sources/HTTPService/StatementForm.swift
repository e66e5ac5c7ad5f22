internal import Quantities

/// The forms a statement is sent in, in the order we would rather send them.
enum StatementForm: String, CaseIterable {
    case json = "application/json"
    case html = "text/html"

    /// The form that an `Accept` header likes best (RFC 9110, section 12.5.1); nil where it
    /// likes none.
    static func liked(by header: String?) -> StatementForm? {
        guard let header else { return .json }
        let ranges = header.split(separator: ",").compactMap { MediaRange($0) }
        guard !ranges.isEmpty else { return .json }
        var best: (form: StatementForm, quality: Int64)?
        for form in allCases {
            let matching = ranges.filter { $0.precision(for: form) > 0 }
            let closest = matching.max { $0.precision(for: form) < $1.precision(for: form) }
            let quality = closest?.quality ?? 0
            if quality > best?.quality ?? 0 { best = (form, quality) }
        }
        return best?.form
    }
}

/// One of the media types of an `Accept` header, as in `text/*;q=0.5`.
private struct MediaRange {
    let type: String
    /// In thousandths.
    let quality: Int64

    init?(_ text: Substring) {
        let parts = text.split(separator: ";").map { part in
            part.filter { $0 != " " && $0 != "\t" }.lowercased()
        }
        guard let type = parts.first, type.contains("/") else { return nil }
        self.type = type
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
        quality = weight.flatMap { try? Numeral.scaled($0.utf8, decimals: 3) } ?? 1000
    }

    /// How closely it means `form`: 0 where it does not.
    func precision(for form: StatementForm) -> Int {
        switch type {
        case form.rawValue: 3
        case form.rawValue.prefix { $0 != "/" } + "/*": 2
        case "*/*": 1
        default: 0
        }
    }
}

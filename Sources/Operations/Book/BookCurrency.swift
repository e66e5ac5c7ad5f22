internal import Storage

/// The one currency of a book: prices in another are refused wherever they enter or are used.
///
/// Nothing is converted: a price that was read in one currency and billed in another would be
/// wrong by the exchange rate.
struct BookCurrency {
    let code: String

    init(_ book: BookReader) throws {
        code = try book.settings().currency
    }

    /// Why something, as `program "x"`, cannot be used; nil where it is in the book's currency.
    func refusal(of what: String, in currency: String) -> String? {
        guard currency != code else { return nil }
        return "\(what) states its amounts in \(currency), and this book is kept in \(code); "
            + "nothing is converted: take one in \(code), or keep a book in \(currency)"
    }
}

internal import Accounting

/// Memos of entries.
enum Memo {
    /// `what` and the key it is about, cut where a memo could not hold it.
    ///
    /// A key has at most 64 characters, which may take up to 256 bytes.
    static func text(_ what: String, _ key: String) -> String {
        text("\(what) \(key)")
    }

    /// The memo, cut where it is too long for one.
    static func text(_ memo: String) -> String {
        var text = ""
        for scalar in memo.unicodeScalars {
            guard text.utf8.count + scalar.utf8.count <= Entry.memoLimit else { break }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}

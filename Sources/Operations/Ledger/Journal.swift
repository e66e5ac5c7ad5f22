internal import Accounting
internal import Storage

/// Adds entries at the ends of their arrays' chains, within one change of the book.
struct Journal {
    private let writer: BookWriter
    private var chains: [Int64: HashChain] = [:]

    init(_ writer: BookWriter) {
        self.writer = writer
    }

    /// Adds an entry, and returns its number.
    @discardableResult
    mutating func append(_ entry: Entry) throws -> Int64 {
        let array = entry.array
        var chain =
            try chains[array]
            ?? HashChain(
                array: array, after: try writer.reader.lastLink(ofArray: array),
                sha256: { bytes in Digest(of: bytes) })
        let link = chain.append(entry)
        chains[array] = chain
        try writer.append(entry, link)
        return link.number
    }
}

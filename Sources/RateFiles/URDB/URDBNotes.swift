internal import Diagnostics
internal import JSONParsing
internal import Tariffs

/// What is noted while one rate is read.
///
/// A class, so that every value of the file can note in the same place.
final class URDBNotes {
    var problems = Problems()
    private(set) var remarks: [TariffRemark] = []
    private(set) var notUnderstood: [UnsupportedItem] = []
    private let bytes: [UInt8]

    /// No rate has so much to remark on; a file made to have it must not cost memory.
    private static let remarkLimit = 200

    /// More characters of a file's text are not quoted.
    private static let quoteLimit = 200

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func add(_ remark: TariffRemark) {
        if remarks.count < Self.remarkLimit { remarks.append(remark) }
    }

    /// Notes an item once by its title.
    func add(_ item: UnsupportedItem) {
        if !notUnderstood.contains(where: { $0.title == item.title }) { notUnderstood.append(item) }
    }

    /// What stands in the file, each run of blanks as one.
    func text(of value: JSONValue) -> String {
        let part = bytes[value.bytes].prefix(4 * Self.quoteLimit)
        let words = String(decoding: part, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let text = words.joined(separator: " ")
        return text.count > Self.quoteLimit ? text.prefix(Self.quoteLimit) + "…" : text
    }
}

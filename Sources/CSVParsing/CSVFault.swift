/// Why bytes are not CSV: nothing after such a place can be read with certainty.
enum CSVFault: Error, Hashable, Sendable {
    case quoteInsideField
    case textAfterClosingQuote(separator: UInt8)
    case quoteNeverClosed
    case fieldTooLong(limit: Int)
    case rowTooLong(limit: Int)
    case tooManyColumns(limit: Int)
    case fileTooLong(limit: Int)
    case notUTF8(UInt8)
    case looksLikeUTF16
    /// The file begins as one of another kind does.
    case isOfAnotherKind(Kind)
    case zeroByte
}

extension CSVFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .quoteInsideField:
            "found a quote inside a field, expected the whole field in quotes and the quote in it "
                + "doubled"
        case .textAfterClosingQuote(let separator):
            "expected \"\(Character(Unicode.Scalar(separator)))\" or the end of the row after a "
                + "closing quote; a quote inside a quoted field is doubled"
        case .quoteNeverClosed: "the quoted field that begins here is never closed"
        case .fieldTooLong(let limit): "a field may have at most \(limit) bytes"
        case .rowTooLong(let limit): "a row may have at most \(limit) bytes"
        case .tooManyColumns(let limit): "a row may have at most \(limit) columns"
        case .fileTooLong(let limit): "the file may have at most \(limit) bytes"
        case .notUTF8(let byte):
            "expected UTF-8 text, found the byte 0x\(String(byte, radix: 16, uppercase: true)); "
                + "save the file as \"CSV UTF-8\""
        case .looksLikeUTF16:
            "expected UTF-8 text, found UTF-16; save the file as \"CSV UTF-8\""
        case .isOfAnotherKind(let kind):
            "expected comma-separated values, found \(kind.rawValue)\(kind.wayOut)"
        case .zeroByte: "expected text, found a zero byte"
        }
    }
}

extension CSVFault {
    /// What people hand in for CSV, told by how it begins.
    enum Kind: String, CaseIterable {
        case xml = "XML"
        case spreadsheet = "a spreadsheet or another ZIP archive"
        case pdf = "a PDF"

        /// How such a file begins, after a byte order mark.
        var signature: [UInt8] {
            switch self {
            case .xml: Array("<?xml".utf8)
            case .spreadsheet: [0x50, 0x4B, 0x03, 0x04]
            case .pdf: Array("%PDF-".utf8)
            }
        }

        fileprivate var wayOut: String {
            switch self {
            case .xml, .pdf: "; is this the right file?"
            case .spreadsheet: "; save the sheet as \"CSV UTF-8\""
            }
        }
    }
}

public import Diagnostics

/// Reads comma-separated values (RFC 4180) row by row, in place.
///
/// A cell becomes a text or a number only when asked for, so a file of millions of
/// figures is read without making millions of strings. Fields may be quoted, with
/// doubled quotes and line breaks in them; rows end with LF, CRLF or CR; a UTF-8 byte
/// order mark and empty lines are skipped. What is not CSV or not UTF-8 is refused
/// with its place, and reading stops there.
///
/// ```swift
/// var reader = CSVReader(bytes, file: "usage.csv")
/// while try reader.next() {
///     guard let milliwattHours = reader.decimal(1, decimals: 6) else { … }
/// }
/// ```
public struct CSVReader: ~Copyable {
    public let file: String
    private let source: (() throws(Problems) -> [UInt8])?
    private var buffer: [UInt8]
    private var isComplete: Bool
    private var bytesRead: Int
    private var hasBegun = false
    private var scanner: CSVScanner
    private var rowStart = 0
    private var nextRow = 0
    /// The line on which the current row begins, counted from one.
    public private(set) var line = 1
    private var nextLine = 1

    /// Reads from `bytes`, which are the whole file.
    ///
    /// `separator` is a comma unless the file's own rules say another, as semicolons
    /// in countries where the comma is the decimal sign.
    public init(
        _ bytes: [UInt8], file: String, separator: Unicode.Scalar = ",",
        limits: CSVLimits = .standard
    ) {
        self.file = file
        source = nil
        buffer = bytes
        isComplete = true
        bytesRead = bytes.count
        scanner = CSVScanner(separator: UInt8(ascii: separator), limits: limits)
    }

    /// Reads from `chunks`, which is asked for more until it returns no bytes.
    ///
    /// Only the current row and one chunk are held.
    public init(
        file: String, separator: Unicode.Scalar = ",", limits: CSVLimits = .standard,
        chunks: @escaping () throws(Problems) -> [UInt8]
    ) {
        self.file = file
        source = chunks
        buffer = []
        isComplete = false
        bytesRead = 0
        scanner = CSVScanner(separator: UInt8(ascii: separator), limits: limits)
    }

    /// Goes to the next row that is not an empty line; false after the last.
    public mutating func next() throws(Problems) -> Bool {
        if !hasBegun { try begin() }
        repeat {
            guard try scanRow() else { return false }
        } while isEmptyLine
        if scanner.bits >= 0x80 { try checkUTF8() }
        return true
    }

    private mutating func scanRow() throws(Problems) -> Bool {
        rowStart = nextRow
        line = nextLine
        while true {
            switch scanFromRowStart() {
            case .row(let next):
                guard next - rowStart <= scanner.limits.rowBytes else {
                    throw problem(.rowTooLong(limit: scanner.limits.rowBytes), at: rowStart)
                }
                nextRow = next
                nextLine += 1 + scanner.innerLineBreaks
                return true
            case .end: return false
            case .incomplete: try readMore()
            case .fault(let fault, let offset): throw problem(fault, at: offset)
            }
        }
    }

    private mutating func scanFromRowStart() -> CSVScanner.Outcome {
        let bytes = buffer
        return scanner.scanRow(bytes.span, from: rowStart, isLast: isComplete)
    }

    private var isEmptyLine: Bool {
        guard scanner.fields.count == 1, let field = scanner.fields.first else { return false }
        return field.start == field.end && !field.isQuoted
    }

    private mutating func begin() throws(Problems) {
        hasBegun = true
        while !isComplete && buffer.count < 8 { try readMore() }
        guard bytesRead <= scanner.limits.bytes else { throw tooLong }
        if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
            throw problem(.looksLikeUTF16, at: 0)
        }
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { nextRow = 3 }
        let start = buffer[nextRow...]
        if let kind = CSVFault.Kind.allCases.first(where: { start.starts(with: $0.signature) }) {
            throw problem(.isOfAnotherKind(kind), at: nextRow)
        }
        rowStart = nextRow
    }

    private mutating func readMore() throws(Problems) {
        guard buffer.count - rowStart <= scanner.limits.rowBytes else {
            throw problem(.rowTooLong(limit: scanner.limits.rowBytes), at: rowStart)
        }
        let chunk = try source?() ?? []
        isComplete = chunk.isEmpty
        bytesRead += chunk.count
        guard bytesRead <= scanner.limits.bytes else { throw tooLong }
        buffer.removeSubrange(..<rowStart)
        rowStart = 0
        buffer.append(contentsOf: chunk)
    }

    private func checkUTF8() throws(Problems) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: buffer.span.extracting(rowStart..<nextRow))
        } catch {
            let offset = rowStart + error.byteOffsets.lowerBound
            throw problem(.notUTF8(buffer[offset]), at: offset)
        }
    }

    private var tooLong: Problems {
        problem(.fileTooLong(limit: scanner.limits.bytes), at: rowStart)
    }

    private func problem(_ fault: CSVFault, at offset: Int) -> Problems {
        Problems(fault.description, at: place(ofByte: offset))
    }
}

extension CSVReader {
    /// How many fields the current row has.
    public var count: Int { scanner.fields.count }

    /// Where the current row begins.
    public var place: Place { Place(file: file, line: line, column: 1) }

    /// Where a field of the current row begins, its quote included.
    public func place(of index: Int) -> Place {
        let field = scanner.fields[index]
        return place(ofByte: rowStart + Int(field.start) - (field.isQuoted ? 1 : 0))
    }

    /// Whether a field has nothing in it.
    public func isEmpty(_ index: Int) -> Bool {
        scanner.fields[index].start == scanner.fields[index].end
    }

    /// Whether all fields of the current row are empty, as spreadsheets leave rows that
    /// once held something.
    public var isBlank: Bool { scanner.fields.allSatisfy { $0.start == $0.end } }

    /// The text of a field, quotes undone.
    public func text(_ index: Int) -> String {
        String(decoding: bytes(index), as: UTF8.self)
    }

    /// The UTF-8 bytes of a field, quotes undone; without copying unless there are
    /// doubled quotes.
    public func bytes(_ index: Int) -> ArraySlice<UInt8> {
        let field = scanner.fields[index]
        let slice = buffer[(rowStart + Int(field.start))..<(rowStart + Int(field.end))]
        guard field.hasDoubledQuotes else { return slice }
        var single: [UInt8] = []
        var isSecond = false
        for byte in slice {
            isSecond = byte == .quote && !isSecond
            if !isSecond { single.append(byte) }
        }
        return single[...]
    }

    /// A field's number times ten to the power `decimals`, or nil where it is not a
    /// plain decimal number of at most eighteen digits.
    ///
    /// This is the quick way for the millions of figures that are as they should be.
    /// On nil, read ``bytes(_:)`` with the strict reader of numerals, whose error says
    /// what is wrong.
    public func decimal(_ index: Int, decimals: Int) -> Int64? {
        let field = scanner.fields[index]
        return buffer.span.extracting(
            (rowStart + Int(field.start))..<(rowStart + Int(field.end))
        ).plainDecimal(decimals: decimals)
    }

    private func place(ofByte offset: Int) -> Place {
        var line = line
        var lineStart = rowStart
        var index = rowStart
        while index < offset {
            let isBreak =
                buffer[index] == .lineFeed
                || (buffer[index] == .carriageReturn && index + 1 < buffer.count
                    && buffer[index + 1] != .lineFeed)
            index += 1
            if isBreak {
                line += 1
                lineStart = index
            }
        }
        return Place(
            file: file, line: line,
            column: Place.column(after: buffer[min(lineStart, offset)..<offset]))
    }
}

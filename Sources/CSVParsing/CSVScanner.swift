/// Where a field lies in the bytes, its enclosing quotes excluded.
struct CSVFieldRange {
    /// Offsets from the start of the row, which is shorter than four gibibytes.
    let start: UInt32
    let end: UInt32
    let isQuoted: Bool
    /// Whether there are doubled quotes to be made single.
    let hasDoubledQuotes: Bool
}

/// Finds the fields of one row, in place.
///
/// Knows nothing of where the bytes come from: where they end within a row it says so,
/// and is asked again from the start of the row when there are more.
struct CSVScanner {
    enum Outcome {
        /// A row that ends before the byte `next`.
        case row(next: Int)
        /// The bytes end within a row, and are not all.
        case incomplete
        case end
        case fault(CSVFault, at: Int)
    }

    private enum Ending {
        /// The field ends before the byte at this offset, which is not part of it.
        case at(Int)
        case incomplete
        case fault(CSVFault, at: Int)
    }

    let separator: UInt8
    let limits: CSVLimits
    private(set) var fields: [CSVFieldRange] = []
    /// Line breaks within quoted fields of the row.
    private(set) var innerLineBreaks = 0
    /// The bytes of the row or-ed together: its high bit tells of a byte that is not ASCII.
    private(set) var bits: UInt8 = 0

    init(separator: UInt8, limits: CSVLimits) {
        self.separator = separator
        self.limits = limits
    }

    mutating func scanRow(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Outcome {
        fields.removeAll(keepingCapacity: true)
        innerLineBreaks = 0
        bits = 0
        guard start < bytes.count else { return isLast ? .end : .incomplete }
        var index = start
        while true {
            guard fields.count < limits.columns else {
                return .fault(.tooManyColumns(limit: limits.columns), at: index)
            }
            let isQuoted = index < bytes.count && bytes[index] == UInt8.quote
            let ending =
                isQuoted
                ? scanQuoted(bytes, from: index + 1, row: start, isLast: isLast)
                : scanPlain(bytes, from: index, row: start)
            switch ending {
            case .incomplete: return .incomplete
            case .fault(let fault, let offset): return .fault(fault, at: offset)
            case .at(let end):
                guard end < bytes.count else { return isLast ? .row(next: end) : .incomplete }
                if bytes[end] != separator {
                    return endOfRow(bytes, at: end, isLast: isLast)
                }
                index = end + 1
            }
        }
    }

    private func endOfRow(_ bytes: Span<UInt8>, at end: Int, isLast: Bool) -> Outcome {
        guard bytes[end] == UInt8.carriageReturn else { return .row(next: end + 1) }
        guard end + 1 < bytes.count else { return isLast ? .row(next: end + 1) : .incomplete }
        return .row(next: bytes[end + 1] == UInt8.lineFeed ? end + 2 : end + 1)
    }

    private mutating func scanPlain(
        _ bytes: Span<UInt8>, from start: Int, row: Int
    ) -> Ending {
        let separator = separator
        let count = bytes.count
        var index = start
        var bits = bits
        while index < count {
            let byte = bytes[index]
            if byte == separator { break }
            if byte < 0x23 {
                if byte == .lineFeed || byte == .carriageReturn { break }
                if byte == .quote { return .fault(.quoteInsideField, at: index) }
                if byte == 0 { return .fault(.zeroByte, at: index) }
            }
            bits |= byte
            index += 1
        }
        self.bits = bits
        return append(from: start, to: index, row: row, quoted: false, doubled: false)
            ?? .at(index)
    }

    private mutating func scanQuoted(
        _ bytes: Span<UInt8>, from start: Int, row: Int, isLast: Bool
    ) -> Ending {
        var index = start
        var isDoubled = false
        while index < bytes.count {
            let byte = bytes[index]
            bits |= byte
            index += 1
            guard byte < 0x23 else { continue }
            switch byte {
            case .quote:
                guard index < bytes.count else {
                    guard isLast else { return .incomplete }
                    return close(before: index, from: start, row: row, doubled: isDoubled)
                }
                if bytes[index] == .quote {
                    isDoubled = true
                    index += 1
                } else if bytes[index] == separator || bytes[index] == .lineFeed
                    || bytes[index] == .carriageReturn
                {
                    return close(before: index, from: start, row: row, doubled: isDoubled)
                } else {
                    return .fault(.textAfterClosingQuote(separator: separator), at: index)
                }
            case .lineFeed: innerLineBreaks += 1
            case .carriageReturn:
                if index < bytes.count, bytes[index] != .lineFeed { innerLineBreaks += 1 }
            case 0: return .fault(.zeroByte, at: index - 1)
            default: break
            }
        }
        return isLast ? .fault(.quoteNeverClosed, at: start - 1) : .incomplete
    }

    /// Ends a quoted field whose closing quote is the byte before `index`.
    private mutating func close(
        before index: Int, from start: Int, row: Int, doubled: Bool
    ) -> Ending {
        append(from: start, to: index - 1, row: row, quoted: true, doubled: doubled)
            ?? .at(index)
    }

    private mutating func append(
        from start: Int, to end: Int, row: Int, quoted: Bool, doubled: Bool
    ) -> Ending? {
        guard end - start <= limits.fieldBytes else {
            return .fault(.fieldTooLong(limit: limits.fieldBytes), at: start)
        }
        fields.append(
            CSVFieldRange(
                start: UInt32(truncatingIfNeeded: start - row),
                end: UInt32(truncatingIfNeeded: end - row), isQuoted: quoted,
                hasDoubledQuotes: doubled))
        return nil
    }
}

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}

import CLibXML2
import Diagnostics

/// A libxml2 push parser that refuses what a data file has no business to hold.
///
/// No DOCTYPE, hence no entities; no recovery from errors; nothing fetched; UTF-8 alone. It is fed
/// in slices so small that a start tag is refused by its length before libxml2, which compares
/// each attribute with every other, gets to see it.
struct PushParser: ~Copyable {
    let context: xmlParserCtxtPtr
    private let fault: UnsafeMutablePointer<Fault>
    private let file: String
    private let byteLimit: Int
    private var received = 0
    private var head: [UInt8] = []

    /// How much libxml2 is given at a time, in bytes.
    private static let slice = 32 << 10
    /// The longest start tag, give or take a slice, in bytes.
    private static let longestTag = 64 << 10
    /// The longest comment or processing instruction, give or take a slice, in bytes.
    private static let longestComment = 4 << 20

    /// Makes a parser that calls `handler` with `userData`, which must outlive it.
    ///
    /// The handler's `internalSubset` must call ``Fault/refuseDoctype(_:)``.
    init(
        handler: xmlSAXHandler, userData: UnsafeMutableRawPointer?, file: String, byteLimit: Int
    ) throws(Problem) {
        ExternalDocuments.closed
        var handler = handler
        commonwatt_mark_sax2(&handler)
        handler.serror = Fault.receive
        guard let context = xmlCreatePushParserCtxt(&handler, userData, nil, 0, nil) else {
            throw Problem("out of memory", at: Place(file: file, line: 1, column: 1))
        }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        fault = .allocate(capacity: 1)
        fault.initialize(to: Fault())
        context.pointee._private = UnsafeMutableRawPointer(fault)
        self.context = context
        self.file = file
        self.byteLimit = byteLimit
    }

    deinit {
        xmlFreeParserCtxt(context)
        fault.deinitialize(count: 1)
        fault.deallocate()
    }
}

extension PushParser {
    /// Parses the next bytes of the document.
    mutating func push(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        received += bytes.count
        guard received <= byteLimit else {
            throw problem("the document is larger than \(byteLimit) bytes, the limit")
        }
        try refuseWideEncodings(bytes)
        var rest = bytes[...]
        while !rest.isEmpty {
            let slice = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.slice))
            rest = rest.dropFirst(slice.count)
            xmlParseChunk(
                context, slice.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(slice.count), 0)
            try throwFault()
            try refuseOtherEncodings()
            try refuseLongMarkup()
        }
    }

    /// Ends the document, which must be complete.
    mutating func finish() throws(Problem) {
        xmlParseChunk(context, nil, 0, 1)
        try throwFault()
        guard context.pointee.wellFormed == 1 else {
            throw problem("not well-formed XML: the document is incomplete")
        }
        try refuseOtherEncodings()
    }

    /// Throws what a callback or libxml2 has found, if anything.
    private func throwFault() throws(Problem) {
        guard let message = fault.pointee.message else { return }
        let place = Place(file: file, line: fault.pointee.line, column: fault.pointee.column)
        throw Problem(message, at: place)
    }

    private func problem(_ message: String) -> Problem {
        let line = Int(xmlSAX2GetLineNumber(context))
        let column = Int(xmlSAX2GetColumnNumber(context))
        return Problem(
            message, at: Place(file: file, line: max(1, line), column: max(1, column)))
    }

    /// UTF-16, UTF-32 and EBCDIC are told by the first four bytes, as XML 1.0 appendix F has it.
    private mutating func refuseWideEncodings(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        guard head.count < 4 else { return }
        head.append(contentsOf: bytes.prefix(4 - head.count))
        let marks: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE], [0x4C, 0x6F, 0xA7, 0x94]]
        if head.contains(0) || marks.contains(where: { head.starts(with: $0) }) {
            throw Problem(
                "the document is not in UTF-8 (it looks like UTF-16, UTF-32 or EBCDIC); "
                    + "save it as UTF-8", at: Place(file: file, line: 1, column: 1))
        }
    }

    /// What the XML declaration says, once libxml2 has read it.
    private func refuseOtherEncodings() throws(Problem) {
        let declared = context.pointee.input?.pointee.encoding ?? context.pointee.encoding
        guard let declared else { return }
        let name = String(cString: declared)
        guard ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name.uppercased()) else {
            throw Problem(
                "the document is declared to be in \(name); save it as UTF-8",
                at: Place(file: file, line: 1, column: 1))
        }
    }

    /// Refuses a tag or comment that has not ended after too many bytes.
    private func refuseLongMarkup() throws(Problem) {
        guard let input = context.pointee.input, let next = input.pointee.cur,
            let end = input.pointee.end, end - next > Self.longestTag
        else { return }
        let isTag = next[0] != UInt8(ascii: "<") || !(next[1] == 0x21 || next[1] == 0x3F)
        let limit = isTag ? Self.longestTag : Self.longestComment
        guard end - next > limit else { return }
        throw problem(
            isTag
                ? "a start tag is longer than \(limit) bytes, the limit"
                : "a comment or processing instruction is longer than \(limit) bytes, the limit")
    }
}

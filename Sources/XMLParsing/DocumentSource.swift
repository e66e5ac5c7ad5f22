import CLibXML2
import Diagnostics

/// Where a parser's document comes from, and the watch over how it is read.
///
/// The watch is kept when libxml2 asks for more. It must then not be told to stop, which frees
/// what it is reading into: it gets no more, and what it makes of that is not listened to.
struct DocumentSource {
    private let context: xmlParserCtxtPtr
    private let fault: UnsafeMutablePointer<Fault>
    private let file: String
    private let byteLimit: Int
    private var fill: ((UnsafeMutableRawBufferPointer) throws -> Int)?
    private var pause: (() throws -> Void)?
    private var received = 0
    /// Bytes read since a comment may have begun that has not ended.
    private var ofComment = 0
    private var error: (any Error)?

    /// The longest start tag, give or take what is read at a time, in bytes.
    private static let longestTag = 64 << 10
    /// The longest comment, likewise; other things libxml2 limits itself.
    private static let longestComment = 4 << 20

    init(
        context: xmlParserCtxtPtr, fault: UnsafeMutablePointer<Fault>, file: String,
        byteLimit: Int
    ) {
        self.context = context
        self.fault = fault
        self.file = file
        self.byteLimit = byteLimit
    }

    /// libxml2's way to ask for more.
    static let read: xmlInputReadCallback = { source, memory, count in
        guard let source = source?.assumingMemoryBound(to: DocumentSource.self), let memory
        else { return -1 }
        return source.pointee.read(
            into: UnsafeMutableRawBufferPointer(start: memory, count: Int(count)))
    }

    mutating func open(
        fill: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
        pause: @escaping () throws -> Void
    ) {
        self.fill = fill
        self.pause = pause
    }

    mutating func close() {
        fill = nil
        pause = nil
    }
}

extension DocumentSource {
    private mutating func read(into memory: UnsafeMutableRawBufferPointer) -> Int32 {
        guard error == nil, fault.pointee.message == nil, let fill, let pause else { return -1 }
        do {
            try pause()
            try refuseLongTag()
            try refuseOtherEncodings()
            // Given less than it asks for, libxml2 takes what is missing for the end.
            var count = 0
            while count < memory.count {
                let more = try fill(UnsafeMutableRawBufferPointer(rebasing: memory[count...]))
                guard more > 0 else { break }
                count += more
            }
            try accept(UnsafeRawBufferPointer(rebasing: memory[..<count]))
            return Int32(count)
        } catch {
            self.error = error
            return -1
        }
    }

    private mutating func accept(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        if received == 0 { try refuseWideEncodings(bytes) }
        try refuseLongComment(bytes)
        received += bytes.count
        guard received <= byteLimit else {
            throw problem("the document is larger than \(byteLimit) bytes, the limit")
        }
    }

    /// Throws what came first: what stopped the reading, or what a callback or libxml2 found.
    func throwWhatIsWrong() throws {
        if let error { throw error }
        if let message = fault.pointee.message {
            throw Problem(
                message,
                at: Place(file: file, line: fault.pointee.line, column: fault.pointee.column))
        }
        guard context.pointee.wellFormed == 1 else {
            throw problem("not well-formed XML: the document is incomplete")
        }
        try refuseOtherEncodings()
    }

    private func problem(_ message: String) -> Problem {
        let line = Int(xmlSAX2GetLineNumber(context))
        let column = Int(xmlSAX2GetColumnNumber(context))
        return Problem(
            message, at: Place(file: file, line: max(1, line), column: max(1, column)))
    }

    /// UTF-16, UTF-32 and EBCDIC are told by the first four bytes, as XML 1.0 appendix F has it.
    private func refuseWideEncodings(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        let head = bytes.prefix(4)
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

    /// Refuses a tag that has not ended after too many bytes, before libxml2, which compares each
    /// attribute with every other, does so.
    ///
    /// What libxml2 has read and keeps is little but for a tag: all else it lets go as it goes.
    private func refuseLongTag() throws(Problem) {
        guard let input = context.pointee.input, let start = input.pointee.base,
            let end = input.pointee.end, end - start > Self.longestTag
        else { return }
        let (line, column) = StartTag.place(before: input.pointee)
        throw Problem(
            "a start tag is longer than \(Self.longestTag) bytes, the limit",
            at: Place(file: file, line: Int(line), column: Int(column)))
    }

    /// Refuses a comment that has not ended after too many bytes, all of which libxml2 keeps.
    private mutating func refuseLongComment(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
        guard context.pointee.instate == XML_PARSER_COMMENT, !Self.endsComment(bytes) else {
            ofComment = 0
            return
        }
        ofComment += bytes.count
        guard ofComment <= Self.longestComment else {
            throw problem("a comment is longer than \(Self.longestComment) bytes, the limit")
        }
    }

    private static func endsComment(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let dash = UInt8(ascii: "-")
        return bytes.indices.dropFirst(2).contains {
            bytes[$0] == UInt8(ascii: ">") && bytes[$0 - 1] == dash && bytes[$0 - 2] == dash
        }
    }
}

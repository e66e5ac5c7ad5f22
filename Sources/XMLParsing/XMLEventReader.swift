import CLibXML2
public import Diagnostics

/// Reads an XML document of any size, in pieces, as events about the elements asked for.
///
/// Memory does not grow with the document. What is refused, and how it is said, is as in
/// ``XMLTree``; there is no schema.
public struct XMLEventReader: ~Copyable {
    private let parser: PullParser
    private let buffer: UnsafeMutablePointer<EventBuffer>
    public let file: String

    /// Readies to read one document that `file` names in what is said of it.
    public init(
        file: String, vocabulary: XMLVocabulary, limits: XMLLimits = .meterFile
    ) throws(Problem) {
        self.file = file
        let buffer = UnsafeMutablePointer<EventBuffer>.allocate(capacity: 1)
        do {
            parser = try PullParser(
                handler: EventBuffer.handler, userData: UnsafeMutableRawPointer(buffer),
                file: file, byteLimit: limits.bytes)
        } catch {
            buffer.deallocate()
            throw error
        }
        buffer.initialize(to: EventBuffer(vocabulary, limits: limits, context: parser.context))
        self.buffer = buffer
    }

    deinit {
        buffer.pointee.deallocate()
        buffer.deinitialize(count: 1)
        buffer.deallocate()
    }

    /// The root element's local name and namespace, once its start tag has been read.
    public var root: (name: String, namespace: String)? {
        buffer.pointee.root.map {
            (LibXML2Text.string($0.name), LibXML2Text.string($0.namespace))
        }
    }

    /// Reads the document, once, and tells of what it was asked for.
    ///
    /// `fill` puts the next bytes into the memory it is given and says how many, zero at the
    /// end. `body` is given each event with its text: an element's when it ends, or an
    /// attribute's value. What either throws ends the reading and is thrown on; what is wrong
    /// with the document is a `Problem`.
    public func read(
        from fill: (UnsafeMutableRawBufferPointer) throws -> Int,
        _ body: (XMLEvent, Span<UInt8>) throws -> Void
    ) throws {
        try parser.parse(from: fill) {
            for index in 0..<buffer.pointee.eventCount {
                let event = buffer.pointee.event(index)
                try body(event.event, buffer.pointee.text(of: event).span)
            }
            buffer.pointee.clear()
        }
    }
}

extension XMLEventReader {
    /// How far into a document its root must begin, in bytes.
    private static let rootLimit = 256 << 10

    /// The local name and namespace of a document's root, which must begin near its beginning.
    ///
    /// Nothing after the root's start tag is looked at.
    public static func root(
        of bytes: [UInt8], file: String
    ) throws(Problem) -> (name: String, namespace: String) {
        let reader = try XMLEventReader(file: file, vocabulary: XMLVocabulary(elements: []))
        var rest = bytes.prefix(rootLimit)
        var problem: Problem?
        do {
            let fill = { (memory: UnsafeMutableRawBufferPointer) in
                // Once the root is known, this was the document.
                let next = rest.prefix(reader.root == nil ? memory.count : 0)
                memory.copyBytes(from: next)
                rest = rest.dropFirst(next.count)
                return next.count
            }
            try reader.read(from: fill) { _, _ in }
        } catch {
            problem = error as? Problem
        }
        if let root = reader.root { return root }
        if let problem, !rest.isEmpty || bytes.count <= rootLimit { throw problem }
        throw Problem(
            "no element begins in the first \(rootLimit) bytes",
            at: Place(file: file, line: 1, column: 1))
    }
}

import CLibXML2
public import Diagnostics

/// Reads an XML document of any size, in pieces, as events about the elements asked for.
///
/// Memory does not grow with the document. What is refused, and how it is said, is as in
/// ``XMLTree``; there is no schema.
public struct XMLEventReader: ~Copyable {
    private var parser: PushParser
    private let buffer: UnsafeMutablePointer<EventBuffer>
    public let file: String

    /// How much of a document is parsed before its events are told, in bytes.
    private static let slice = 32 << 10

    /// Begins a document that `file` names in what is said of it.
    public init(
        file: String, vocabulary: XMLVocabulary, limits: XMLLimits = .meterFile
    ) throws(Problem) {
        self.file = file
        let buffer = UnsafeMutablePointer<EventBuffer>.allocate(capacity: 1)
        do {
            parser = try PushParser(
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

    /// Reads the next bytes, and tells of what ends in them.
    ///
    /// `body` is given each event with its text: an element's when it ends, or an attribute's
    /// value. What it throws ends the reading.
    public mutating func push(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (XMLEvent, Span<UInt8>) throws(Problem) -> Void
    ) throws(Problem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let slice = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.slice))
            rest = rest.dropFirst(slice.count)
            try parser.push(slice)
            try tell(body)
        }
    }

    /// Ends the document, which must be complete.
    public mutating func finish(
        _ body: (XMLEvent, Span<UInt8>) throws(Problem) -> Void
    ) throws(Problem) {
        try parser.finish()
        try tell(body)
    }

    private func tell(
        _ body: (XMLEvent, Span<UInt8>) throws(Problem) -> Void
    ) throws(Problem) {
        for index in 0..<buffer.pointee.eventCount {
            let event = buffer.pointee.event(index)
            try body(event.event, buffer.pointee.text(of: event).span)
        }
        buffer.pointee.clear()
    }
}

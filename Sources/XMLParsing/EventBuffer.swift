import CLibXML2

/// Gathers events while libxml2 runs, for the reader to hand on when it has stopped.
///
/// It lives in memory of its own, outside of any object, so that a callback costs no reference
/// counting: there are some ten million of them in a hundred megabytes.
struct EventBuffer {
    var context: xmlParserCtxtPtr?
    private let limits: XMLLimits
    private let names: NameTable
    private var events: UnsafeMutablePointer<PackedEvent>
    private var eventCapacity = 4096
    private(set) var eventCount = 0
    private var text: UnsafeMutablePointer<UInt8>
    private var textCapacity = 64 << 10
    private var textCount = 0
    private let open: UnsafeMutablePointer<OpenTag>
    private var depth = 0
    private var elements = 0
    /// The depth of the element whose text is being gathered, or zero.
    private var gathering = 0
    /// The last prefix and its length: documents mostly use one.
    private var prefix: UnsafePointer<xmlChar>?
    private var prefixLength: Int32 = 0
    private(set) var root: (name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?)?

    private struct OpenTag {
        var name: Int16
        var line: Int32
        var column: Int32
        var textStart: Int
    }

    init(_ vocabulary: XMLVocabulary, limits: XMLLimits, context: xmlParserCtxtPtr) {
        self.context = context
        self.limits = limits
        names = NameTable(vocabulary, in: context.pointee.dict)
        events = .allocate(capacity: eventCapacity)
        text = .allocate(capacity: textCapacity)
        open = .allocate(capacity: limits.depth + 2)
        open.initialize(
            repeating: OpenTag(name: -1, line: 0, column: 0, textStart: 0),
            count: limits.depth + 2)
    }

    func deallocate() {
        names.deallocate()
        events.deallocate()
        text.deallocate()
        open.deallocate()
    }

    func event(_ index: Int) -> PackedEvent { events[index] }

    func text(of event: PackedEvent) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + Int(event.textStart), count: Int(event.textCount))
    }

    /// Forgets the events told, and keeps the text of an element that has not ended.
    mutating func clear() {
        eventCount = 0
        let kept = gathering > 0 ? open[gathering].textStart : textCount
        if kept > 0, kept < textCount { text.update(from: text + kept, count: textCount - kept) }
        textCount -= kept
        if gathering > 0 { open[gathering].textStart = 0 }
    }
}

extension EventBuffer {
    @inline(__always)
    mutating func start(_ tag: StartTag) {
        depth &+= 1
        elements &+= 1
        guard depth <= limits.depth, elements <= limits.elements,
            tag.attributeCount <= limits.attributesPerElement
        else { return refuse(tag) }
        if depth == 1 { root = (tag.name, tag.namespace) }
        if gathering > 0 { dropText() }
        let known = names.element(tag.name, in: tag.namespace)
        let opened = open + depth
        opened.pointee.name = known.pointee.index
        guard known.pointee.index >= 0, let context else { return }
        if tag.prefix != prefix { rememberPrefix(of: tag) }
        let (line, column) = tag.place(
            in: context, nameLength: known.pointee.nameLength, prefixLength: prefixLength)
        opened.pointee.line = line
        opened.pointee.column = column
        if known.pointee.reads == .text {
            gathering = depth
            opened.pointee.textStart = textCount
            Self.listen(EventBuffer.characters, in: context)
        } else {
            append(.start, name: known.pointee.index, textStart: textCount)
            if known.pointee.reads == .attributes { appendAttributes(of: tag) }
        }
    }

    @inline(__always)
    mutating func end() {
        let name = open[depth].name
        if name >= 0 {
            let start = gathering == depth ? open[depth].textStart : textCount
            append(.end, name: name, textStart: start)
            if gathering > 0 { stopGathering() }
        }
        depth &-= 1
    }

    @inline(__always)
    private mutating func stopGathering() {
        gathering = 0
        if let context { Self.listen(nil, in: context) }
    }

    /// Has libxml2 tell of text, or, where nobody wants it, which is nearly everywhere, not.
    ///
    /// Most text is the white space between elements. Both callbacks must be the same, or
    /// libxml2 looks into each text to tell white space apart.
    @inline(__always)
    private static func listen(_ characters: charactersSAXFunc?, in context: xmlParserCtxtPtr) {
        guard let handler = context.pointee.sax else { return }
        handler.pointee.characters = characters
        handler.pointee.ignorableWhitespace = characters
    }

    private mutating func rememberPrefix(of tag: StartTag) {
        prefix = tag.prefix
        prefixLength = tag.prefix.map(xmlStrlen) ?? 0
    }

    /// Forgets the text of an element that turns out to hold others.
    private mutating func dropText() {
        textCount = open[gathering].textStart
        stopGathering()
    }

    @inline(__always)
    mutating func gather(_ bytes: UnsafePointer<xmlChar>, count: Int) {
        guard gathering > 0 else { return }
        guard textCount - open[gathering].textStart + count <= limits.textBytes else {
            return refuse(
                "the text of an element is longer than \(limits.textBytes) bytes, the limit")
        }
        reserveText(count)
        (text + textCount).update(from: bytes, count: count)
        textCount &+= count
    }

    @inline(__always)
    private mutating func append(_ kind: XMLEvent.Kind, name: Int16, textStart start: Int) {
        if eventCount == eventCapacity { growEvents() }
        let opened = open + depth
        (events + eventCount).initialize(
            to: PackedEvent(
                kind: kind, name: name, depth: Int16(truncatingIfNeeded: depth),
                line: opened.pointee.line, column: opened.pointee.column,
                textStart: Int32(truncatingIfNeeded: start),
                textCount: Int32(truncatingIfNeeded: textCount &- start)))
        eventCount &+= 1
    }

    private mutating func appendAttributes(of tag: StartTag) {
        for index in 0..<tag.attributeCount {
            guard let attribute = tag.attribute(index), let name = names.attribute(attribute.name)
            else { continue }
            let start = textCount
            reserveText(attribute.value.count)
            textCount += LibXML2Text.copyAttributeValue(attribute.value, to: text + textCount)
            append(.attribute, name: name, textStart: start)
        }
    }

    private mutating func growEvents() {
        let larger = UnsafeMutablePointer<PackedEvent>.allocate(capacity: eventCapacity * 2)
        larger.moveInitialize(from: events, count: eventCount)
        events.deallocate()
        events = larger
        eventCapacity *= 2
    }

    @inline(__always)
    private mutating func reserveText(_ count: Int) {
        if textCount + count > textCapacity { growText(by: count) }
    }

    private mutating func growText(by count: Int) {
        let capacity = max(textCapacity * 2, textCount + count)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.moveInitialize(from: text, count: textCount)
        text.deallocate()
        text = larger
        textCapacity = capacity
    }

    private func refuse(_ tag: StartTag) {
        if depth > limits.depth {
            refuse("elements are nested more than \(limits.depth) deep, the limit")
        } else if elements > limits.elements {
            refuse("the document has more than \(limits.elements) elements, the limit")
        } else {
            refuse(
                "an element has \(tag.attributeCount) attributes, more than "
                    + "\(limits.attributesPerElement), the limit")
        }
    }

    private func refuse(_ message: String) {
        guard let context else { return }
        Fault.refuse(context, message)
    }
}

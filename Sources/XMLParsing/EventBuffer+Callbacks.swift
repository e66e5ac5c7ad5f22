import CLibXML2

extension EventBuffer {
    /// libxml2's events, sent to the buffer that is the user data.
    static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.internalSubset = { buffer, _, _, _ in
            guard let context = EventBuffer.at(buffer)?.pointee.context else { return }
            Fault.refuseDoctype(context)
        }
        handler.startElementNs = {
            buffer, name, prefix, namespace, namespaceCount, _, attributeCount, _, attributes in
            guard let name else { return }
            EventBuffer.at(buffer)?.pointee.start(
                StartTag(
                    name: name, prefix: prefix, namespace: namespace,
                    namespaceCount: Int(namespaceCount), attributeCount: Int(attributeCount),
                    attributes: attributes))
        }
        handler.endElementNs = { buffer, _, _, _ in EventBuffer.at(buffer)?.pointee.end() }
        handler.cdataBlock = characters
        return handler
    }

    /// Receives text; set while the text of an element is gathered.
    static let characters: charactersSAXFunc = { buffer, text, count in
        guard let text else { return }
        EventBuffer.at(buffer)?.pointee.gather(text, count: Int(count))
    }

    @inline(__always)
    private static func at(
        _ userData: UnsafeMutableRawPointer?
    ) -> UnsafeMutablePointer<EventBuffer>? {
        userData?.assumingMemoryBound(to: EventBuffer.self)
    }
}

import CLibXML2

/// A start tag as libxml2's SAX2 interface hands it over.
struct StartTag {
    let name: UnsafePointer<xmlChar>
    let prefix: UnsafePointer<xmlChar>?
    let namespace: UnsafePointer<xmlChar>?
    let namespaceCount: Int
    let attributeCount: Int
    /// Five pointers for each attribute: local name, prefix, namespace, begin and end of value.
    let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// An attribute in no namespace, and its value as libxml2 wrote it.
    func attribute(
        _ index: Int
    ) -> (name: UnsafePointer<xmlChar>, value: UnsafeBufferPointer<UInt8>)? {
        guard let attributes else { return nil }
        let parts = attributes + 5 * index
        guard let name = parts[0], parts[2] == nil, let start = parts[3], let end = parts[4]
        else { return nil }
        return (name, UnsafeBufferPointer(start: start, count: end - start))
    }

    /// The line and column of the tag's `<`; the lengths are those of its name and its prefix.
    ///
    /// The parser stands behind the tag's last attribute when it tells of it. Without any, the
    /// way back is the length of the name; else the `<` is looked for, as there can be no other
    /// in a tag.
    @inline(__always)
    func place(
        in context: xmlParserCtxtPtr, nameLength: Int32, prefixLength: Int32
    ) -> (line: Int32, column: Int32) {
        guard let input = context.pointee.input else { return (1, 1) }
        let line = input.pointee.line
        let column = input.pointee.col
        if attributeCount == 0, namespaceCount == 0 {
            let colon: Int32 = prefix == nil ? 0 : 1
            return (line, max(1, column &- nameLength &- prefixLength &- colon &- 1))
        }
        return Self.place(before: input.pointee)
    }

    /// The line and column of the last `<` before where the parser stands.
    static func place(before input: xmlParserInput) -> (line: Int32, column: Int32) {
        let column = input.col
        var line = input.line
        guard let end = input.cur, let base = input.base else { return (line, column) }
        var start = end
        var crossesLines = false
        // Characters are counted, as libxml2 does.
        var back: Int32 = 0
        while start > base, start[0] != UInt8(ascii: "<") {
            if start[0] == 0x0A {
                line -= 1
                crossesLines = true
            }
            start -= 1
            if start[0] & 0xC0 != 0x80 { back += 1 }
        }
        guard crossesLines else { return (line, max(1, column - back)) }
        var lineStart = start
        var before: Int32 = 0
        while lineStart > base, lineStart[-1] != 0x0A {
            lineStart -= 1
            if lineStart[0] & 0xC0 != 0x80 { before += 1 }
        }
        return (line, before + 1)
    }
}

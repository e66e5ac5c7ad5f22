import CLibXML2

/// The only documents libxml2 may open besides the one it is given: those handed to it by name.
///
/// libxml2 asks one process-wide function for everything a document refers to. Ours knows the
/// schemas of the call that is under way and nothing else: no file, no network, no catalog.
enum ExternalDocuments {
    /// The documents by name, for the thread that is compiling a schema.
    @TaskLocal static var available: [String: [UInt8]] = [:]

    /// Readies libxml2 and shuts its door to the outside, once.
    static let closed: Void = {
        xmlInitParser()
        xmlSetExternalEntityLoader { url, _, context in
            guard let url, let bytes = available[lastComponent(String(cString: url))] else {
                return nil
            }
            let copy = bytes.withUnsafeBytes { bytes in
                xmlParserInputBufferCreateMem(
                    bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
                    XML_CHAR_ENCODING_NONE)
            }
            guard let copy else { return nil }
            guard let input = xmlNewIOInputStream(context, copy, XML_CHAR_ENCODING_NONE) else {
                xmlFreeParserInputBuffer(copy)
                return nil
            }
            input.pointee.filename = UnsafePointer(xmlStrdupAsChars(url))
            return input
        }
    }()

    private static func lastComponent(_ url: String) -> String {
        url.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? url
    }

    /// A copy that libxml2 frees with its own allocator.
    private static func xmlStrdupAsChars(
        _ text: UnsafePointer<CChar>
    ) -> UnsafeMutablePointer<CChar>? {
        UnsafeMutableRawPointer(
            xmlStrdup(UnsafeRawPointer(text).assumingMemoryBound(to: xmlChar.self)))?
            .assumingMemoryBound(to: CChar.self)
    }
}

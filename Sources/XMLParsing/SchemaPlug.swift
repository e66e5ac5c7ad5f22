import CLibXML2
import Diagnostics

/// Validates a document while it is parsed, by standing between a parser and its handler.
struct SchemaPlug {
    private let validator: xmlSchemaValidCtxtPtr
    private let plug: xmlSchemaSAXPlugPtr

    /// Plugs `schema` into the parser, which must not have begun; it sends the builder, where
    /// each complaint belongs, all complaints.
    init?(_ schema: xmlSchemaPtr, into context: xmlParserCtxtPtr, of builder: TreeBuilder) {
        guard let validator = xmlSchemaNewValidCtxt(schema) else { return nil }
        let builder = Unmanaged.passUnretained(builder).toOpaque()
        xmlSchemaSetValidStructuredErrors(validator, Self.receive, builder)
        guard
            let plug = xmlSchemaSAXPlug(
                validator, &context.pointee.sax, &context.pointee.userData)
        else {
            xmlSchemaFreeValidCtxt(validator)
            return nil
        }
        // The plug has a handler of its own, which would send errors of form nowhere.
        context.pointee.sax?.pointee.serror = Fault.receive
        self.validator = validator
        self.plug = plug
    }

    func unplug() {
        xmlSchemaSAXUnplug(plug)
        xmlSchemaFreeValidCtxt(validator)
    }

    private static let receive: xmlStructuredErrorFunc = { builder, error in
        guard let builder, let error else { return }
        let receiver = Unmanaged<TreeBuilder>.fromOpaque(builder).takeUnretainedValue()
        receiver.complaints.add(
            LibXML2Text.message(error.pointee.message), at: receiver.place)
    }
}

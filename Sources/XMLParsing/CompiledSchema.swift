import CLibXML2
import Diagnostics
import Synchronization

/// Owns a schema as libxml2 compiled it.
struct CompiledSchema: ~Copyable {
    let pointer: xmlSchemaPtr

    init(main: String, documents: [String: [UInt8]]) throws(Problems) {
        ExternalDocuments.closed
        let complaints = Complaints()
        let schema = ExternalDocuments.$available.withValue(documents) { () -> xmlSchemaPtr? in
            guard let parser = xmlSchemaNewParserCtxt(main) else { return nil }
            defer { xmlSchemaFreeParserCtxt(parser) }
            xmlSchemaSetParserStructuredErrors(
                parser, Complaints.receive, Unmanaged.passUnretained(complaints).toOpaque())
            return withExtendedLifetime(complaints) { xmlSchemaParse(parser) }
        }
        guard let schema, !complaints.problems.hasErrors else {
            if let schema { xmlSchemaFree(schema) }
            throw complaints.problems.hasErrors
                ? complaints.problems
                : Problems("the schema cannot be compiled", at: complaints.place(main, line: 1))
        }
        pointer = schema
    }

    deinit { xmlSchemaFree(pointer) }
}

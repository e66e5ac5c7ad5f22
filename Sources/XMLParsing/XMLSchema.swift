import CLibXML2
public import Diagnostics
import Synchronization

/// An XSD 1.0 schema, compiled from memory.
///
/// What it includes or imports is found by file name among the documents given beside it; nothing
/// is ever read from a disk or a network. A schema may be used from several threads at once; they
/// then take turns.
public final class XMLSchema: Sendable {
    private let compiled: Mutex<CompiledSchema>

    /// Compiles the schema `xsd`, a document called `named`.
    ///
    /// Throws what libxml2 says is wrong with it.
    public init(
        _ xsd: [UInt8], named: String, including: [String: [UInt8]] = [:]
    ) throws(Problems) {
        var documents = including
        documents[named] = xsd
        compiled = Mutex(try CompiledSchema(main: named, documents: documents))
    }

    /// Runs `body` on the compiled schema, which is nobody else's meanwhile.
    func withCompiled<Result: Sendable>(
        _ body: @Sendable (xmlSchemaPtr) -> Result
    ) -> Result {
        compiled.withLock { body($0.pointer) }
    }
}

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

/// Collects what is wrong with a schema.
final class Complaints {
    var problems = Problems()

    func place(_ file: String, line: Int) -> Place {
        Place(file: file, line: max(1, line), column: 1)
    }

    static let receive: xmlStructuredErrorFunc = { complaints, error in
        guard let complaints, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
        else { return }
        let receiver = Unmanaged<Complaints>.fromOpaque(complaints).takeUnretainedValue()
        let file = error.pointee.file.map { String(cString: $0) } ?? "schema"
        receiver.problems.add(
            LibXML2Text.message(error.pointee.message),
            at: receiver.place(file, line: Int(error.pointee.line)))
    }
}

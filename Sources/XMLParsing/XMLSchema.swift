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

import CLibXML2
import Diagnostics

/// A libxml2 parser that asks for the document as it goes, and refuses what a data file has no
/// business to hold.
///
/// No DOCTYPE, hence no entities; no recovery from errors; nothing fetched; UTF-8 alone. Each
/// time libxml2 asks for more, which is every few thousand bytes, ``DocumentSource`` looks at
/// where it stands.
struct PullParser: ~Copyable {
    let context: xmlParserCtxtPtr
    private let source: UnsafeMutablePointer<DocumentSource>
    private let fault: UnsafeMutablePointer<Fault>

    /// Makes a parser that calls `handler` with `userData`, which must outlive it.
    ///
    /// The handler's `internalSubset` must call ``Fault/refuseDoctype(_:)``.
    init(
        handler: xmlSAXHandler, userData: UnsafeMutableRawPointer?, file: String, byteLimit: Int
    ) throws(Problem) {
        ExternalDocuments.closed
        var handler = handler
        commonwatt_mark_sax2(&handler)
        handler.serror = Fault.receive
        source = .allocate(capacity: 1)
        guard
            let context = xmlCreateIOParserCtxt(
                &handler, userData, DocumentSource.read, nil, source, XML_CHAR_ENCODING_NONE)
        else {
            source.deallocate()
            throw Problem("out of memory", at: Place(file: file, line: 1, column: 1))
        }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        fault = .allocate(capacity: 1)
        fault.initialize(to: Fault())
        context.pointee._private = UnsafeMutableRawPointer(fault)
        source.initialize(
            to: DocumentSource(
                context: context, fault: fault, file: file, byteLimit: byteLimit))
        self.context = context
    }

    deinit {
        xmlFreeParserCtxt(context)
        source.deinitialize(count: 1)
        source.deallocate()
        fault.deinitialize(count: 1)
        fault.deallocate()
    }

    /// Parses the one document the parser was made for, which must be complete.
    ///
    /// `fill` puts the next bytes into the memory it is given and says how many, zero at the
    /// end. `pause` is called each time before, when none of the handler's functions is running.
    /// What either throws ends the parsing and is thrown on; what is wrong with the document is
    /// a `Problem`.
    func parse(
        from fill: (UnsafeMutableRawBufferPointer) throws -> Int,
        pause: () throws -> Void = {}
    ) throws {
        try withoutActuallyEscaping(fill) { fill in
            try withoutActuallyEscaping(pause) { pause in
                source.pointee.open(fill: fill, pause: pause)
                defer { source.pointee.close() }
                xmlParseDocument(context)
                try source.pointee.throwWhatIsWrong()
            }
        }
        try pause()
    }
}

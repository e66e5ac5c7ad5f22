import CLibXML2

/// The first thing wrong with a document, as a parser's callbacks leave it for whoever called it.
struct Fault {
    private(set) var message: String?
    private(set) var line = 1
    private(set) var column = 1

    mutating func record(_ message: String, line: Int, column: Int) {
        guard self.message == nil else { return }
        self.message = message
        self.line = max(1, line)
        self.column = max(1, column)
    }
}

extension Fault {
    /// Receives libxml2's errors; warnings are let go.
    ///
    /// An undeclared prefix is only an "error" to libxml2, which reads on; here it ends the
    /// reading as a "fatal error" does.
    static let receive: xmlStructuredErrorFunc = { _, error in
        guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
            let context = error.pointee.ctxt?.assumingMemoryBound(to: xmlParserCtxt.self)
        else { return }
        let message = Fault.message(error.pointee, context.pointee)
        Fault.refuse(
            context, "not well-formed XML: " + message,
            line: Int(error.pointee.line), column: Int(error.pointee.int2))
    }

    private static func message(_ error: xmlError, _ context: xmlParserCtxt) -> String {
        let endsEarly =
            error.code == Int32(XML_ERR_TAG_NOT_FINISHED.rawValue)
            || error.code == Int32(XML_ERR_DOCUMENT_END.rawValue)
                && context.instate != XML_PARSER_EPILOG
        if endsEarly, context.nameNr > 0 {
            return "the document ends before its element '\(LibXML2Text.string(context.name))'"
        }
        if endsEarly || error.code == Int32(XML_ERR_DOCUMENT_EMPTY.rawValue) {
            return "the document does not begin with an element"
        }
        return LibXML2Text.message(error.message)
    }

    /// Records why the document is refused, and stops its parser.
    static func refuse(
        _ context: xmlParserCtxtPtr, _ message: String, line: Int? = nil, column: Int? = nil
    ) {
        guard let fault = context.pointee._private?.assumingMemoryBound(to: Fault.self) else {
            return
        }
        fault.pointee.record(
            message, line: line ?? Int(xmlSAX2GetLineNumber(context)),
            column: column ?? Int(xmlSAX2GetColumnNumber(context)))
        xmlStopParser(context)
    }

    /// Refuses the document for its DOCTYPE, before anything that it declares is read.
    static func refuseDoctype(_ context: xmlParserCtxtPtr) {
        refuse(context, "the document has a DOCTYPE, which is not accepted; remove it")
    }
}

import CLibXML2
public import Diagnostics

/// Reads small documents, as tariffs and programs are, whole.
public enum XMLTree {
    /// The root of the document `bytes`, which `file` names in what is said of it.
    ///
    /// A document that is not well-formed, is not in UTF-8, has a DOCTYPE or goes over a limit is
    /// refused with the first such problem. One that breaks the schema is refused with all its
    /// problems, each at the element it concerns.
    public static func read(
        _ bytes: [UInt8], file: String, schema: XMLSchema?, limits: XMLLimits = .rateFile
    ) throws(Problems) -> LocatedElement {
        let outcome =
            if let schema {
                schema.withCompiled { tree(of: bytes, file: file, schema: $0, limits: limits) }
            } else {
                tree(of: bytes, file: file, schema: nil, limits: limits)
            }
        return try outcome.get()
    }

    private static func tree(
        of bytes: [UInt8], file: String, schema: xmlSchemaPtr?, limits: XMLLimits
    ) -> Result<LocatedElement, Problems> {
        let builder = TreeBuilder(bytes, file: file, limits: limits)
        if let problem = parse(bytes, into: builder, schema: schema) {
            builder.complaints.add(problem)
        }
        guard !builder.complaints.hasErrors else { return .failure(builder.complaints) }
        guard let root = builder.root else {
            return .failure(Problems("the document is empty", at: builder.place))
        }
        return .success(root)
    }

    /// Parses the document, and returns what stopped the parser, if anything did.
    private static func parse(
        _ bytes: [UInt8], into builder: TreeBuilder, schema: xmlSchemaPtr?
    ) -> Problem? {
        do throws(Problem) {
            let parser = try PullParser(
                handler: TreeBuilder.handler,
                userData: Unmanaged.passUnretained(builder).toOpaque(), file: builder.file,
                byteLimit: builder.limits.bytes)
            builder.context = parser.context
            let validation = schema.flatMap { SchemaPlug($0, into: parser.context, of: builder) }
            let problem = feed(bytes, of: builder.file, to: parser)
            validation?.unplug()
            builder.context = nil
            _ = consume parser
            return problem
        } catch {
            return error
        }
    }

    private static func feed(
        _ bytes: [UInt8], of file: String, to parser: borrowing PullParser
    ) -> Problem? {
        var rest = bytes[...]
        do {
            try parser.parse { memory in
                let next = rest.prefix(memory.count)
                memory.copyBytes(from: next)
                rest = rest.dropFirst(next.count)
                return next.count
            }
            return nil
        } catch {
            return error as? Problem
                ?? Problem(
                    "the document cannot be read: \(error)",
                    at: Place(file: file, line: 1, column: 1))
        }
    }
}

import CLibXML2
import Diagnostics

extension TreeBuilder {
    /// libxml2's events, sent to the builder that is the user data.
    static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.internalSubset = { builder, _, _, _ in
            guard let context = TreeBuilder.from(builder)?.context else { return }
            Fault.refuseDoctype(context)
        }
        handler.startElementNs = { builder, name, _, namespace, _, _, count, _, values in
            guard let builder = TreeBuilder.from(builder) else { return }
            builder.start(
                name: TreeBuilder.text(name), namespace: TreeBuilder.text(namespace),
                attributeCount: Int(count)
            ) {
                TreeBuilder.attributes(values, count: Int(count), place: builder.place)
            }
        }
        handler.endElementNs = { builder, _, _, _ in TreeBuilder.from(builder)?.end() }
        let characters: charactersSAXFunc = { builder, text, count in
            TreeBuilder.from(builder)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        return handler
    }

    private static func from(_ userData: UnsafeMutableRawPointer?) -> TreeBuilder? {
        userData.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    /// The attributes, which libxml2 gives as five pointers each: local name, prefix, namespace,
    /// and the value's begin and end.
    private static func attributes(
        _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int, place: Place
    ) -> [LocatedAttribute] {
        guard let values else { return [] }
        return (0..<count).map { index in
            let parts = values + 5 * index
            let value = parts[3].map { start in
                let length = parts[4].map { $0 - start } ?? 0
                return UnsafeBufferPointer(start: start, count: length)
            }
            return LocatedAttribute(
                name: text(parts[0]), namespace: text(parts[2]),
                value: value.map(LibXML2Text.attributeValue) ?? "", place: place)
        }
    }
}

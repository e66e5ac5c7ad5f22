import CLibXML2
import Diagnostics

/// Builds the tree of a document as libxml2 tells of its parts.
///
/// It is also what knows where a complaint of the schema belongs: the element being begun or
/// ended when the complaint is made.
final class TreeBuilder {
    let file: String
    let limits: XMLLimits
    var context: xmlParserCtxtPtr?
    private(set) var root: LocatedElement?
    private(set) var place: Place
    var complaints = Problems()

    private var open: [OpenElement] = []
    private var elements = 0
    private var locator: TagLocator

    private struct OpenElement {
        let name: String
        let namespace: String
        let attributes: [LocatedAttribute]
        let place: Place
        var children: [LocatedElement] = []
        var text: [UInt8] = []
    }

    init(_ bytes: [UInt8], file: String, limits: XMLLimits) {
        self.file = file
        self.limits = limits
        place = Place(file: file, line: 1, column: 1)
        locator = TagLocator(bytes, file: file)
    }

    func start(
        name: String, namespace: String, attributeCount: Int,
        attributes: () -> [LocatedAttribute]
    ) {
        place = locator.tag(before: context.map { Int(xmlByteConsumed($0)) } ?? 0)
        elements += 1
        guard open.count < limits.depth else {
            return refuse("elements are nested more than \(limits.depth) deep, the limit")
        }
        guard elements <= limits.elements else {
            return refuse("the document has more than \(limits.elements) elements, the limit")
        }
        guard attributeCount <= limits.attributesPerElement else {
            return refuse(
                "an element has \(attributeCount) attributes, more than "
                    + "\(limits.attributesPerElement), the limit")
        }
        open.append(
            OpenElement(
                name: name, namespace: namespace, attributes: attributes(), place: place))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let last = open.indices.last else { return }
        guard open[last].text.count + bytes.count <= limits.textBytes else {
            return refuse(
                "the text of an element is longer than \(limits.textBytes) bytes, the limit")
        }
        open[last].text.append(contentsOf: bytes)
    }

    func end() {
        guard let ended = open.popLast() else { return }
        place = ended.place
        let element = LocatedElement(
            name: ended.name, namespace: ended.namespace, attributes: ended.attributes,
            children: ended.children, text: String(decoding: ended.text, as: UTF8.self),
            place: ended.place)
        if let parent = open.indices.last {
            open[parent].children.append(element)
        } else {
            root = element
        }
    }

    func refuse(_ message: String) {
        guard let context else { return }
        Fault.refuse(context, message, line: place.line, column: place.column)
    }
}

public import Diagnostics

/// An element of a small XML document, with the place where it begins.
public struct LocatedElement: Hashable, Sendable {
    /// The local name, without a prefix.
    public let name: String
    /// The namespace's URI, empty for none.
    public let namespace: String
    public let attributes: [LocatedAttribute]
    public let children: [LocatedElement]
    /// The element's own text, joined across comments, CDATA sections and children.
    public let text: String
    /// Where the start tag begins.
    public let place: Place

    public init(
        name: String, namespace: String, attributes: [LocatedAttribute],
        children: [LocatedElement], text: String, place: Place
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.children = children
        self.text = text
        self.place = place
    }
}

/// An attribute of an element; its place is that of the element.
public struct LocatedAttribute: Hashable, Sendable {
    public let name: String
    /// The namespace's URI, empty for none, which is what an attribute without a prefix has.
    public let namespace: String
    public let value: String
    public let place: Place

    public init(name: String, namespace: String, value: String, place: Place) {
        self.name = name
        self.namespace = namespace
        self.value = value
        self.place = place
    }
}

extension LocatedElement {
    /// The value of the attribute `name` in no namespace.
    public func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name && $0.namespace.isEmpty }?.value
    }

    /// The children called `name` in the same namespace as this element.
    public func children(named name: String) -> [LocatedElement] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }

    /// The first child called `name` in the same namespace as this element.
    public func first(named name: String) -> LocatedElement? {
        children.first { $0.name == name && $0.namespace == namespace }
    }

    /// The text without white space at either end, as XSD reads numbers, dates and tokens.
    public var trimmedText: String {
        let bytes = text.utf8
        guard let first = bytes.firstIndex(where: { !$0.isXMLSpace }),
            let last = bytes.lastIndex(where: { !$0.isXMLSpace })
        else { return "" }
        return String(text[first...last])
    }
}

extension UInt8 {
    /// Whether XML calls the byte white space: blank, tab, line feed, carriage return.
    package var isXMLSpace: Bool {
        self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
    }
}

public import Diagnostics

/// The begin or end of an element in a document, or an attribute of one.
public struct XMLEvent: Sendable {
    public enum Kind: UInt8, Sendable {
        case start
        case attribute
        case end
    }

    public let kind: Kind
    /// The index of the element or attribute in the reader's vocabulary.
    public let name: Int
    /// How deep the element lies; the root is at one.
    public let depth: Int
    /// The line of the element's start tag.
    public let line: Int
    /// The column of the element's start tag.
    public let column: Int

    /// Where the element begins.
    public func place(in file: String) -> Place {
        Place(file: file, line: line, column: column)
    }
}

/// An event as it waits to be told, its text in a common buffer.
struct PackedEvent {
    let kind: XMLEvent.Kind
    let name: Int16
    let depth: Int16
    let line: Int32
    let column: Int32
    let textStart: Int32
    let textCount: Int32

    var event: XMLEvent {
        XMLEvent(
            kind: kind, name: Int(name), depth: Int(depth), line: Int(line), column: Int(column))
    }
}

/// What an XML document may at most hold.
///
/// A document is refused as soon as it goes over one of them, so that a hostile file costs no more
/// memory or time than an honest one.
public struct XMLLimits: Hashable, Sendable {
    /// The size of the document, in bytes.
    public var bytes: Int
    /// How deep elements may be nested; the root is at depth one.
    public var depth: Int
    public var attributesPerElement: Int
    public var elements: Int
    /// The text of one element, its children's not counted, in bytes.
    public var textBytes: Int

    public init(
        bytes: Int, depth: Int = 64, attributesPerElement: Int = 256, elements: Int,
        textBytes: Int
    ) {
        self.bytes = bytes
        self.depth = depth
        self.attributesPerElement = attributesPerElement
        self.elements = elements
        self.textBytes = textBytes
    }

    /// For a tariff or a program, which is held in memory as a tree: 64 MiB.
    public static let rateFile = XMLLimits(
        bytes: 64 << 20, elements: 5_000_000, textBytes: 1 << 20)

    /// For meter data, which is streamed: 1 GiB.
    public static let meterFile = XMLLimits(
        bytes: 1 << 30, elements: 200_000_000, textBytes: 64 << 10)
}

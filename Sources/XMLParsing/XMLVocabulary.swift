/// The elements and attributes a streaming reader is asked to tell of.
///
/// Everything else in a document is passed over, at the speed of the parser. An event names an
/// element or attribute by its index here, so that nobody compares strings.
public struct XMLVocabulary: Sendable {
    public struct Element: Hashable, Sendable {
        public let namespace: String
        public let name: String
        public let reads: Reads

        public init(_ name: String, in namespace: String, reads: Reads = .nothing) {
            self.namespace = namespace
            self.name = name
            self.reads = reads
        }
    }

    /// What is told of an element besides that it begins and ends.
    public enum Reads: Hashable, Sendable {
        case nothing
        /// Its text, when it ends; that it begins is then not told. An element that holds others
        /// has no text.
        case text
        /// Its attributes, after its begin.
        case attributes
    }

    public let elements: [Element]
    /// Names of attributes in no namespace.
    public let attributes: [String]

    /// Makes a vocabulary of at most a hundred elements.
    public init(elements: [Element], attributes: [String] = []) {
        precondition(elements.count <= 100, "\(elements.count) elements, at most 100 are known")
        self.elements = elements
        self.attributes = attributes
    }
}

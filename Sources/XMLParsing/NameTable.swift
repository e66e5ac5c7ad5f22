import CLibXML2

/// Finds an element's index by the addresses of its name and namespace.
///
/// libxml2 keeps every name of a document once, in its dictionary: two names are the same exactly
/// if their addresses are.
struct NameTable {
    struct Entry {
        let name: UnsafePointer<xmlChar>?
        let namespace: UnsafePointer<xmlChar>?
        /// The index in the vocabulary; minus one for an element not asked for.
        let index: Int16
        let reads: XMLVocabulary.Reads
        let nameLength: Int32

        static var none: Entry {
            Entry(name: nil, namespace: nil, index: -1, reads: .nothing, nameLength: 0)
        }
    }

    private let slots: UnsafeMutablePointer<Entry>
    private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
    private let attributeCount: Int
    private static let size = 256

    init(_ vocabulary: XMLVocabulary, in dictionary: xmlDictPtr?) {
        slots = .allocate(capacity: Self.size)
        slots.initialize(repeating: .none, count: Self.size)
        attributeCount = vocabulary.attributes.count
        attributes = .allocate(capacity: max(1, attributeCount))
        for (index, name) in vocabulary.attributes.enumerated() {
            (attributes + index).initialize(to: Self.known(name, in: dictionary))
        }
        for (index, element) in vocabulary.elements.enumerated() {
            guard let name = Self.known(element.name, in: dictionary) else { continue }
            var place = Self.home(of: name)
            while slots[place].name != nil { place = (place + 1) % Self.size }
            slots[place] = Entry(
                name: name, namespace: Self.known(element.namespace, in: dictionary),
                index: Int16(index), reads: element.reads,
                nameLength: Int32(element.name.utf8.count))
        }
    }

    func deallocate() {
        slots.deallocate()
        attributes.deallocate()
    }

    /// What is known of the element, or the empty slot where it was looked for.
    @inline(__always)
    func element(
        _ name: UnsafePointer<xmlChar>, in namespace: UnsafePointer<xmlChar>?
    ) -> UnsafeMutablePointer<Entry> {
        var place = Self.home(of: name)
        while let found = slots[place].name {
            if found == name, slots[place].namespace == namespace { break }
            place = (place &+ 1) & (Self.size - 1)
        }
        return slots + place
    }

    func attribute(_ name: UnsafePointer<xmlChar>) -> Int16? {
        (0..<attributeCount).first { attributes[$0] == name }.map { Int16($0) }
    }

    @inline(__always)
    private static func home(of name: UnsafePointer<xmlChar>) -> Int {
        Int((UInt(bitPattern: name) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }

    /// The dictionary's copy of a name, nil for the empty one.
    private static func known(
        _ name: String, in dictionary: xmlDictPtr?
    ) -> UnsafePointer<xmlChar>? {
        name.isEmpty ? nil : xmlDictLookup(dictionary, name, Int32(name.utf8.count))
    }
}

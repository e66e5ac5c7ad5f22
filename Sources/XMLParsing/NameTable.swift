import CLibXML2

/// Finds an element's index by the addresses of its name and namespace.
///
/// libxml2 keeps every name of a document once, in its dictionary: two names are the same exactly
/// if their addresses are.
struct NameTable {
    private struct Slot {
        let name: UnsafePointer<xmlChar>?
        let namespace: UnsafePointer<xmlChar>?
        let index: Int16
        let reads: XMLVocabulary.Reads
    }

    private let slots: UnsafeMutablePointer<Slot>
    private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
    private let attributeCount: Int
    private static let size = 256

    init(_ vocabulary: XMLVocabulary, in dictionary: xmlDictPtr?) {
        slots = .allocate(capacity: Self.size)
        slots.initialize(
            repeating: Slot(name: nil, namespace: nil, index: -1, reads: .nothing),
            count: Self.size)
        attributeCount = vocabulary.attributes.count
        attributes = .allocate(capacity: max(1, attributeCount))
        for (index, name) in vocabulary.attributes.enumerated() {
            (attributes + index).initialize(to: Self.known(name, in: dictionary))
        }
        for (index, element) in vocabulary.elements.enumerated() {
            guard let name = Self.known(element.name, in: dictionary) else { continue }
            var place = Self.home(of: name)
            while slots[place].name != nil { place = (place + 1) % Self.size }
            slots[place] = Slot(
                name: name, namespace: Self.known(element.namespace, in: dictionary),
                index: Int16(index), reads: element.reads)
        }
    }

    func deallocate() {
        slots.deallocate()
        attributes.deallocate()
    }

    /// The index of the element and what is read of it; minus one for one not asked for.
    @inline(__always)
    func element(
        _ name: UnsafePointer<xmlChar>, in namespace: UnsafePointer<xmlChar>?
    ) -> (index: Int16, reads: XMLVocabulary.Reads) {
        var place = Self.home(of: name)
        while let found = slots[place].name {
            if found == name, slots[place].namespace == namespace {
                return (slots[place].index, slots[place].reads)
            }
            place = (place &+ 1) & (Self.size - 1)
        }
        return (-1, .nothing)
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

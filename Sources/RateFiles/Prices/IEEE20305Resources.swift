internal import XMLParsing

/// The pricing resources of IEEE 2030.5 (SEP 2) in some documents, by what refers to them.
///
/// A server answers one request with one resource or one page of a list, and they refer to each
/// other by path: TariffProfile, RateComponent, TimeTariffInterval, ConsumptionTariffInterval, and
/// the ReadingType that says what a price is for.
struct IEEE20305Resources {
    static let namespace = "urn:ieee:std:2030.5:ns"

    enum Kind: String, CaseIterable {
        case profile = "TariffProfile"
        case component = "RateComponent"
        case interval = "TimeTariffInterval"
        case consumption = "ConsumptionTariffInterval"
        case readingType = "ReadingType"
    }

    struct Page {
        let path: String
        let kind: Kind
    }

    /// Resources in the list of a path.
    private var lists: [String: [RateElement]] = [:]
    private(set) var profiles: [RateElement] = []
    private(set) var readingTypes: [String: RateElement] = [:]
    private(set) var isEmpty = true

    /// Adds the resource or list of resources that a document holds.
    mutating func add(_ root: RateElement) {
        isEmpty = false
        if let kind = Kind(rawValue: root.name) {
            add(root, kind: kind, list: nil)
            return
        }
        guard root.name.hasSuffix("List"), let kind = Kind(rawValue: String(root.name.dropLast(4)))
        else {
            let names = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            root.report("expected one of \(names), or a list of them")
            return
        }
        let path = root.optional("href").map(Self.path)
        for child in root.children {
            if child.name == kind.rawValue, child.element.namespace == Self.namespace {
                add(child, kind: kind, list: path)
            } else {
                child.report("expected only <\(kind.rawValue)> in <\(root.name)>")
            }
        }
        checkPages(root, kind: kind)
    }

    private mutating func add(_ element: RateElement, kind: Kind, list: String?) {
        let own = element.optional("href").map(Self.path)
        switch kind {
        case .profile: profiles.append(element)
        case .readingType:
            if let own { readingTypes[own] = element }
        case .component, .interval, .consumption:
            guard let path = list ?? own.map(Self.parent) else {
                element.report("has no path that others could refer to it by")
                return
            }
            lists[path, default: []].append(element)
        }
    }

    /// A list that says it has more than it holds is one page of several.
    private func checkPages(_ root: RateElement, kind: Kind) {
        guard let all = root.integer("all", in: 0...4_294_967_295) else { return }
        let found = root.children(kind.rawValue).count
        if found < all {
            root.problems.addWarning(
                "<\(root.name)>: the list has \(all), the file holds \(found); give the other "
                    + "pages too", at: root.place)
        }
    }

    /// The resources in the list that a link of `element` refers to, nil where it is not given.
    func list(_ link: String, of element: RateElement) -> [RateElement]? {
        guard let path = element.optionalChild(link, in: Self.namespace)?.required("href") else {
            return nil
        }
        return lists[Self.path(path)]
    }

    /// A reference without the query that asked for it.
    static func path(_ reference: String) -> String {
        String(reference.prefix { $0 != "?" && $0 != "#" })
    }

    private static func parent(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
    }
}

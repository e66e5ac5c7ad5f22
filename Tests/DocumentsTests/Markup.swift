/// A simple reading of the tags of a page, to find what a browser would have to mend.
struct Markup {
    private(set) var problems: [String] = []
    private(set) var ids: [String] = []
    private(set) var names: [String] = []
    private var open: [String] = []

    private static let void: Set<String> = ["meta", "br"]

    init(_ html: String) {
        var rest = html[...].unicodeScalars
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...].dropFirst()
            guard let end = rest.firstIndex(of: ">") else {
                problems.append("a tag is not closed")
                return
            }
            take(String(rest[..<end]))
            rest = rest[end...].dropFirst()
        }
        if !open.isEmpty { problems.append("\(open) are not closed") }
    }

    private mutating func take(_ tag: String) {
        guard !tag.hasPrefix("!") else { return }
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            if open.popLast() != name { problems.append("</\(name)> closes nothing") }
            return
        }
        let name = String(tag.prefix { $0.isLetter || $0.isNumber })
        if name.isEmpty { problems.append("<\(tag)> is no tag") }
        names.append(name)
        checkAttributes(of: tag, after: name)
        if !tag.hasSuffix("/"), !Self.void.contains(name) { open.append(name) }
    }

    private mutating func checkAttributes(of tag: String, after name: String) {
        let quotes = tag.count { $0 == "\"" }
        if quotes % 2 != 0 { problems.append("<\(tag)> has a lone quote") }
        // Every second piece between quotes is a value.
        for (index, piece) in tag.dropFirst(name.count).split(
            separator: "\"", omittingEmptySubsequences: false
        ).enumerated() where index % 2 == 0 {
            let known = piece.allSatisfy {
                $0.isLetter || $0.isNumber || $0 == "-" || $0 == "=" || $0 == " " || $0 == "/"
            }
            if !known { problems.append("<\(tag)> has something between its attributes") }
        }
        if let id = tag.firstMatch(of: /\sid="([^"]*)"/)?.1 { ids.append(String(id)) }
    }
}

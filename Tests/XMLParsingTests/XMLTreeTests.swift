import Diagnostics
import Testing
import XMLParsing

struct XMLTreeTests {
    private func read(
        _ text: String, limits: XMLLimits = .rateFile
    ) throws(Problems) -> LocatedElement {
        try XMLTree.read(Array(text.utf8), file: "a.xml", schema: nil, limits: limits)
    }

    @Test func tellsNamesNamespacesAttributesAndText() throws {
        let root = try read(
            """
            <t:tariff xmlns:t="urn:one" xmlns="urn:two" id="x&amp;y" t:kind="k">
              <name>A &lt; B</name>
              <t:name/>
            </t:tariff>
            """)
        #expect(root.name == "tariff")
        #expect(root.namespace == "urn:one")
        #expect(root.attribute("id") == "x&y")
        #expect(root.attribute("kind") == nil)
        #expect(root.attributes.last?.namespace == "urn:one")
        #expect(root.children.map(\.namespace) == ["urn:two", "urn:one"])
        #expect(root.children.first?.text == "A < B")
        #expect(root.children(named: "name").count == 1)
        #expect(root.first(named: "name")?.place.description == "a.xml:3:3")
    }

    @Test(arguments: [
        ("<v>1<!-- c -->0</v>", "10"),
        ("<v><![CDATA[1]]>0</v>", "10"),
        ("<v>1<?pi x?>0</v>", "10"),
        ("<v>\n  21\n   </v>", "21"),
        ("<v/>", ""),
        ("<v>  </v>", ""),
        ("<v>&#49;&#x30;</v>", "10"),
    ])
    func joinsSplitText(document: String, text: String) throws {
        #expect(try read(document).trimmedText == text)
    }

    @Test(arguments: [
        ("<a>\n <b c='1'/></a>", "a.xml:2:2"),
        ("<a><b/></a>", "a.xml:1:4"),
        ("\u{FEFF}<a><b/></a>", "a.xml:1:4"),
        ("<a>é<b/></a>", "a.xml:1:5"),
        ("<a>\r\n<!-- <b> -->\r\n  <b\n   c='>'\n   d='x'/></a>", "a.xml:3:3"),
        ("<?xml version='1.0'?>\n<a><![CDATA[<b>]]><b></b></a>", "a.xml:2:19"),
    ])
    func placesAnElementAtItsTag(document: String, place: String) throws {
        let child = try #require(try read(document).children.first)
        #expect(child.place.description == place)
    }

    @Test func countsColumnsInCharacters() throws {
        let root = try read("<a n='é'>Zoë 😀<b k='ü'/><c/>\nö<d/></a>")
        #expect(
            root.children.map(\.place.description) == ["a.xml:1:15", "a.xml:1:25", "a.xml:2:2"])
    }

    @Test func placesElementsBehindManySlices() throws {
        let rows = (1...20_000).map { "<row n='\($0)'/>" }.joined(separator: "\n")
        let root = try read("<a>\n\(rows)</a>")
        #expect(root.children.count == 20_000)
        #expect(root.children.enumerated().allSatisfy { $1.place.line == $0 + 2 })
        #expect(root.children.allSatisfy { $0.place.column == 1 })
    }

    @Test func limitsElementsAndText() {
        var limits = XMLLimits.rateFile
        limits.elements = 2
        limits.textBytes = 4
        #expect(
            refusal("<a><b/><c/></a>", limits) == """
                a.xml:1:8: the document has more than 2 elements, the limit
                """)
        #expect(
            refusal("<a>\n<b>12345</b></a>", limits) == """
                a.xml:2:1: the text of an element is longer than 4 bytes, the limit
                """)
        limits.bytes = 10
        #expect(
            refusal("<a>      </a>", limits) == """
                a.xml:1:1: the document is larger than 10 bytes, the limit
                """)
    }

    private func refusal(_ document: String, _ limits: XMLLimits) -> String? {
        #expect(throws: Problems.self) { try read(document, limits: limits) }?.description
    }
}

import Diagnostics
import Testing
import XMLParsing

/// The nasty documents that the field knows, each refused with its reason and place.
struct MalformedXMLTests {
    private func refusal(_ bytes: [UInt8]) -> String? {
        let problems = #expect(throws: Problems.self) {
            try XMLTree.read(bytes, file: "a.xml", schema: nil)
        }
        return problems?.description
    }

    private func refusal(_ document: String) -> String? { refusal(Array(document.utf8)) }

    @Test(arguments: [
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/'> %p;]><a/>",
        "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><a>&b;</a>",
        "<!DOCTYPE a><a/>",
    ])
    func refusesDoctypes(document: String) {
        #expect(refusal(document)?.contains("the document has a DOCTYPE") == true)
    }

    @Test(arguments: [
        ("", "a.xml:1:1: not well-formed XML: the document does not begin with an element"),
        ("<a", "a.xml:1:3: not well-formed XML: couldn't find end of Start Tag a line 1"),
        ("<aa>", "a.xml:1:5: not well-formed XML: the document ends before its element 'aa'"),
        ("<a>\n<b>1</b", "a.xml:2:8: not well-formed XML: expected '>'"),
        ("<a/><b/>", "a.xml:1:5: not well-formed XML: extra content at the end of the document"),
        (
            "<a>\n<b>1</c></a>",
            "a.xml:2:9: not well-formed XML: opening and ending tag mismatch: b line 2 and c"
        ),
        ("<a/>x", "a.xml:1:5: not well-formed XML: extra content at the end of the document"),

        (
            "\n<?xml version='1.0'?><a/>",
            """
            a.xml:2:6: not well-formed XML: XML declaration allowed only at the start of the \
            document
            """
        ),
        ("<a b='1' b='2'/>", "a.xml:1:15: not well-formed XML: attribute b redefined"),
        (
            "<a><x:b/></a>",
            "a.xml:1:8: not well-formed XML: namespace prefix x on b is not defined"
        ),
        ("<a>&x;</a>", "a.xml:1:7: not well-formed XML: entity 'x' not defined"),
        ("<a>&#1;</a>", "a.xml:1:8: not well-formed XML: invalid xmlChar value 1"),
        ("<a b=1/>", "a.xml:1:6: not well-formed XML: attValue: \" or ' expected"),
        (
            "{\"a\": 1}",
            "a.xml:1:1: not well-formed XML: the document does not begin with an element"
        ),
    ])
    func refusesWhatIsNotWellFormed(document: String, message: String) {
        #expect(refusal(document) == message)
    }

    @Test(
        arguments: [
            ([0x3C, 0x61, 0x3E, 0xE9, 0x3C, 0x2F, 0x61, 0x3E], "a.xml:1:4"),
            ([0x3C, 0x61, 0x3E, 0x0A, 0x01, 0x3C, 0x2F, 0x61, 0x3E], "a.xml:2:1"),
            ([0x3C, 0x61, 0x3E, 0x0A, 0x00, 0x3C, 0x2F, 0x61, 0x3E], "a.xml:2:1"),
            ([0x3C, 0x61, 0x3E, 0xC0, 0x80, 0x3C, 0x2F, 0x61, 0x3E], "a.xml:1:4"),
        ] as [([UInt8], String)])
    func refusesBytesThatAreNoCharacters(bytes: [UInt8], place: String) {
        #expect(refusal(bytes)?.hasPrefix("\(place): not well-formed XML: ") == true)
    }

    @Test(
        arguments: [
            [0xFE, 0xFF, 0x00, 0x3C, 0x00, 0x61, 0x00, 0x2F, 0x00, 0x3E],
            [0xFF, 0xFE, 0x3C, 0x00, 0x61, 0x00, 0x2F, 0x00, 0x3E, 0x00],
            [0x3C, 0x00, 0x61, 0x00, 0x2F, 0x00, 0x3E, 0x00],
            [0x00, 0x00, 0x00, 0x3C, 0x00, 0x00, 0x00, 0x61],
            [0x4C, 0x6F, 0xA7, 0x94],
        ] as [[UInt8]])
    func refusesWideEncodings(bytes: [UInt8]) {
        #expect(
            refusal(bytes) == """
                a.xml:1:1: the document is not in UTF-8 (it looks like UTF-16, UTF-32 or EBCDIC); \
                save it as UTF-8
                """)
    }

    @Test(arguments: ["UTF-8", "utf-8", "US-ASCII"])
    func readsUTF8(encoding: String) throws {
        let document = "<?xml version='1.0' encoding='\(encoding)'?><a/>"
        #expect(try XMLTree.read(Array(document.utf8), file: "", schema: nil).name == "a")
    }

    @Test func refusesOtherEncodings() {
        #expect(
            refusal("<?xml version='1.0' encoding='ISO-8859-1'?><a/>")
                == """
                a.xml:1:1: the document is declared to be in ISO-8859-1; save it as UTF-8
                """)
        #expect(
            refusal("<?xml version='1.0' encoding='x-none'?><a/>")?
                .contains("unsupported encoding x-none") == true)
    }

    @Test func refusesDeepNesting() {
        #expect(
            refusal(String(repeating: "<a>", count: 65)) == """
                a.xml:1:193: elements are nested more than 64 deep, the limit
                """)
        let nested = String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
        #expect(throws: Never.self) {
            try XMLTree.read(Array(nested.utf8), file: "", schema: nil)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func refusesAHundredThousandAttributesAtOnce() {
        let attributes = (0..<100_000).map { " a\($0)='1'" }.joined()
        #expect(refusal("<a\(attributes)/>")?.contains("the limit") == true)
        let few = (0..<257).map { " a\($0)='1'" }.joined()
        #expect(
            refusal("<a\(few)/>") == """
                a.xml:1:1: an element has 257 attributes, more than 256, the limit
                """)
    }

    @Test func refusesEndlessTagsAndComments() {
        let filler = String(repeating: "x", count: 9 << 20)
        #expect(
            refusal("<a b='\(filler)'/>")?.contains("start tag is longer than 65536 bytes")
                == true)
        #expect(refusal("<!--\(filler)--><a/>")?.contains("a comment is longer") == true)
        #expect(refusal("<?p \(filler)\(filler)?><a/>")?.contains("too big") == true)
        #expect(refusal("<a>\(filler)</a>")?.contains("the text of an element") == true)
    }

    @Test func keepsCommentsOfReasonableLength() throws {
        let filler = String(repeating: "<x> ", count: 100 << 10)
        let root = try XMLTree.read(
            Array("<a><!--\(filler)--><b/></a>".utf8), file: "", schema: nil)
        #expect(root.children.count == 1)
    }
}

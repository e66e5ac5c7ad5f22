import Diagnostics
import Testing
import XMLParsing

struct XMLEventReaderTests {
    private let vocabulary = XMLVocabulary(
        elements: [
            .init("feed", in: "urn:a"), .init("link", in: "urn:a", reads: .attributes),
            .init("value", in: "urn:b", reads: .text),
        ],
        attributes: ["rel", "href"])

    /// The events of a document that is handed over in pieces of `size` bytes.
    private func events(
        _ document: String, piece size: Int = .max, limits: XMLLimits = .meterFile
    ) throws -> [String] {
        let reader = try XMLEventReader(
            file: "m.xml", vocabulary: vocabulary, limits: limits)
        var told: [String] = []
        func tell(_ event: XMLEvent, _ text: Span<UInt8>) {
            let text = String(decoding: text.indices.map { text[$0] }, as: UTF8.self)
            let place = "\(event.line):\(event.column)"
            switch event.kind {
            case .start: told.append("+\(event.name)/\(event.depth)@\(place)")
            case .attribute: told.append("@\(event.name)=\(text)")
            case .end: told.append("-\(event.name)=\(text)@\(place)")
            }
        }
        try reader.read(from: pieces(of: document, size: size)) { tell($0, $1) }
        return told
    }

    private func pieces(
        of document: String, size: Int = .max
    ) -> (UnsafeMutableRawBufferPointer) -> Int {
        var rest = Array(document.utf8)[...]
        return { memory in
            let piece = rest.prefix(min(size, memory.count))
            memory.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    private let document = """
        <?xml version="1.0"?>
        <feed xmlns="urn:a" xmlns:b="urn:b">
          <link rel='self' b:rel='x' href='a?b=1&amp;c=&#38;2'/>
          <other><b:value> 1<!-- -->2<![CDATA[3]]>&#52; </b:value></other>
          <value>9</value><b:link href='no'/>
        </feed>
        """

    @Test(arguments: [1, 2, 3, 7, 64, 1000])
    func countsColumnsInCharacters(piece: Int) throws {
        let document = """
            <feed xmlns="urn:a"><t>Zoë 😀</t><link title="été" rel="é"/><v>ü</v><link
            title="ü"/></feed>
            """
        #expect(
            try events(document, piece: piece).filter { $0.hasPrefix("+1") } == [
                "+1/2@1:33", "+1/2@1:68",
            ])
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1000])
    func tellsOfWhatItWasAskedFor(piece: Int) throws {
        #expect(
            try events(document, piece: piece) == [
                "+0/1@2:1", "+1/2@3:3", "@0=self", "@1=a?b=1&c=&2", "-1=@3:3",
                "-2= 1234 @4:10", "-0=@2:1",
            ])
    }

    @Test func readsNoTextOfAnElementWithOthersInIt() throws {
        let told = try events("<value xmlns='urn:b'>1<x/>2<value>3</value>4</value>")
        #expect(told == ["-2=3@1:28", "-2=@1:1"])
    }

    @Test func growsItsBuffers() throws {
        let rows = (0..<30_000).map { "<link href='\($0)'/>" }.joined(separator: "\n")
        let told = try events("<feed xmlns='urn:a'>\n\(rows)</feed>")
        #expect(told.count == 2 + 3 * 30_000)
        #expect(told[told.count - 3] == "@1=29999")
        #expect(told[told.count - 2] == "-1=@30001:1")
    }

    @Test(arguments: [
        "<x:html xmlns:x='urn:h'>", "<x:html xmlns:x='urn:h'/><", "<!-- --><html xmlns='urn:h'>&",
    ])
    func tellsTheRoot(document: String) throws {
        let root = try XMLEventReader.root(of: Array(document.utf8), file: "m.xml")
        #expect(root.name == "html")
        #expect(root.namespace == "urn:h")
    }

    @Test(arguments: [
        ("", "m.xml:1:1: not well-formed XML: the document does not begin with an element"),
        ("<a b=''", "m.xml:1:8: not well-formed XML: attributes construct error"),
        ("html", "m.xml:1:1: not well-formed XML: the document does not begin with an element"),
    ])
    func saysWhyThereIsNoRoot(document: String, message: String) {
        let problem = #expect(throws: Problem.self) {
            try XMLEventReader.root(of: Array(document.utf8), file: "m.xml")
        }
        #expect(problem?.description == message)
    }

    @Test func passesOnWhatTheSourceThrows() {
        struct Broken: Error {}
        #expect(throws: Broken.self) {
            let reader = try XMLEventReader(file: "m.xml", vocabulary: vocabulary)
            try reader.read(from: { _ in throw Broken() }, { _, _ in })
        }
    }

    @Test(arguments: [
        (
            "<!DOCTYPE feed><feed/>",
            "m.xml:1:15: the document has a DOCTYPE, which is not accepted; remove it"
        ),
        (
            "<feed>\n<value>1",
            "m.xml:2:9: not well-formed XML: the document ends before its element 'value'"
        ),
        (
            "<value xmlns='urn:b'>123456789</value>",
            "m.xml:1:31: the text of an element is longer than 8 bytes, the limit"
        ),
        (
            "<a><a><a><a/></a></a></a>",
            "m.xml:1:12: elements are nested more than 3 deep, the limit"
        ),
        (
            "<a b='' c='' d=''/>",
            "m.xml:1:18: an element has 3 attributes, more than 2, the limit"
        ),
        (
            "<a><b/><b/><b/><b/><b/></a>",
            "m.xml:1:22: the document has more than 5 elements, the limit"
        ),
        (
            "<a></b>",
            "m.xml:1:8: not well-formed XML: opening and ending tag mismatch: a line 1 and b"
        ),
    ])
    func refuses(document: String, message: String) {
        let limits = XMLLimits(
            bytes: 1000, depth: 3, attributesPerElement: 2, elements: 5, textBytes: 8)
        for piece in [1, 5, 1000] {
            let problem = #expect(throws: Problem.self) {
                try events(document, piece: piece, limits: limits)
            }
            #expect(problem?.description == message)
        }
    }

    @Test func refusesMoreBytesThanTheLimit() {
        var limits = XMLLimits.meterFile
        limits.bytes = 20
        let problem = #expect(throws: Problem.self) {
            try events("<a>\n                       </a>", piece: 8, limits: limits)
        }
        #expect(
            problem?.description == """
                m.xml:1:1: the document is larger than 20 bytes, the limit
                """)
    }

    @Test func stopsAtWhatTheReceiverThrows() {
        let problem = #expect(throws: Problem.self) {
            let reader = try XMLEventReader(file: "m.xml", vocabulary: vocabulary)
            try reader.read(from: pieces(of: document)) { event, _ in
                throw Problem("enough", at: event.place(in: "m.xml"))
            }
        }
        #expect(problem?.description == "m.xml:2:1: enough")
    }
}

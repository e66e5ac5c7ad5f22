import Diagnostics
import Testing
import XMLParsing

struct XMLSchemaTests {
    private static let xsd = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"
            xmlns="urn:t" elementFormDefault="qualified">
          <xs:include schemaLocation="money.xsd"/>
          <xs:element name="tariff">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="name" type="xs:token"/>
                <xs:element name="price" type="price" maxOccurs="unbounded"/>
              </xs:sequence>
              <xs:attribute name="id" type="xs:token" use="required"/>
            </xs:complexType>
            <xs:unique name="prices">
              <xs:selector xpath="*"/><xs:field xpath="@id"/>
            </xs:unique>
          </xs:element>
        </xs:schema>
        """
    private static let money = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
          <xs:simpleType name="price">
            <xs:restriction base="xs:decimal"><xs:minInclusive value="0"/></xs:restriction>
          </xs:simpleType>
        </xs:schema>
        """

    private let schema: XMLSchema

    init() throws {
        schema = try XMLSchema(
            Array(Self.xsd.utf8), named: "tariff.xsd",
            including: ["money.xsd": Array(Self.money.utf8)])
    }

    private func read(_ document: String) throws(Problems) -> LocatedElement {
        try XMLTree.read(Array(document.utf8), file: "a.xml", schema: schema)
    }

    @Test func readsWhatIsValid() throws {
        let root = try read(
            "<tariff xmlns='urn:t' id='x'><name>N</name><price> 1.5 </price></tariff>")
        #expect(root.first(named: "price")?.trimmedText == "1.5")
    }

    @Test func collectsEveryViolationAtItsElement() {
        let problems = #expect(throws: Problems.self) {
            try read(
                """
                <tariff xmlns="urn:t">
                  <price>-1</price>
                  <price>1,5</price>
                </tariff>
                """)
        }
        #expect(
            problems?.description == """
                a.xml:1:1: element 'tariff': the attribute 'id' is required but missing
                a.xml:2:3: element 'price': this element is not expected; expected is ( name )
                """)
    }

    @Test(arguments: [
        (
            "<tariff xmlns='urn:t' id='x'>\n<name>N</name>\n<price>x</price></tariff>",
            """
            a.xml:3:1: element 'price': 'x' is not a valid value of the atomic type 'price'
            """
        ),
        (
            "<tariff xmlns='urn:t' id='x'>\n<name>N</name></tariff>",
            "a.xml:1:1: element 'tariff': missing child element(s); expected is ( price )"
        ),
        (
            "<tariff xmlns='urn:t/' id='x'/>",
            """
            a.xml:1:1: element 'tariff': no matching global declaration available for the \
            validation root
            """
        ),
        (
            "<tariff xmlns='urn:t' id='x'><name>N</name>\n<price>1",
            """
            a.xml:2:9: not well-formed XML: the document ends before its element 'price'
            """
        ),
        (
            "<!DOCTYPE tariff><tariff xmlns='urn:t' id='x'/>",
            "a.xml:1:17: the document has a DOCTYPE, which is not accepted; remove it"
        ),
    ])
    func refuses(document: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(document) }
        #expect(problems?.description == message)
    }

    @Test func doesNotLookForWhatItWasNotGiven() {
        let problems = #expect(throws: Problems.self) {
            try XMLSchema(Array(Self.xsd.utf8), named: "tariff.xsd", including: [:])
        }
        #expect(problems?.hasErrors == true)
        let outside = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:include schemaLocation="file:///etc/passwd"/>
            </xs:schema>
            """
        #expect(throws: Problems.self) { try XMLSchema(Array(outside.utf8), named: "o.xsd") }
    }

    @Test func ignoresSchemaLocationsInDocuments() throws {
        let root = try read(
            """
            <tariff xmlns='urn:t' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
              xsi:schemaLocation='urn:t http://127.0.0.1:1/t.xsd' id='x'
              ><name>N</name><price>1</price></tariff>
            """)
        #expect(root.children.count == 2)
    }

    @Test func isUsedFromManyThreadsAtOnce() async throws {
        let schema = schema
        try await withThrowingTaskGroup(of: Int.self) { group in
            for count in 1...40 {
                group.addTask {
                    let prices = String(repeating: "<price>1</price>", count: count)
                    let document = "<tariff xmlns='urn:t' id='x'><name>N</name>\(prices)</tariff>"
                    return try XMLTree.read(Array(document.utf8), file: "a", schema: schema)
                        .children.count
                }
            }
            var total = 0
            for try await count in group { total += count }
            #expect(total == 40 + 820)
        }
    }
}

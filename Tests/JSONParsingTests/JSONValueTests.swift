import Diagnostics
import JSONParsing
import Testing

struct JSONValueTests {
    @Test func placesAreThoseOfTheFile() throws {
        let text = "\u{FEFF}{\n  \"a\": [1,\n 2.50e-1]\n}"
        let value = try JSONValue.read(Array(text.utf8), file: "a.json")
        guard case .object(let object) = value.content,
            case .array(let elements)? = object["a"]?.content,
            case .number(let number) = elements[1].content
        else {
            Issue.record("expected an object of an array of numbers")
            return
        }
        #expect("\(value.place)" == "a.json:1:4")
        #expect("\(object.members[0].place)" == "a.json:2:3")
        #expect("\(elements[1].place)" == "a.json:3:2")
        #expect(number.text == "2.50e-1")
        #expect(Array(text.utf8)[elements[1].bytes].elementsEqual("2.50e-1".utf8))
    }
}

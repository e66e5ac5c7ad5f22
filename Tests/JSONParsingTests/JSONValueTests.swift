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
        #expect("\(value.place)" == "a.json:1:1")
        #expect("\(object.members[0].place)" == "a.json:2:3")
        #expect("\(elements[1].place)" == "a.json:3:2")
        #expect(number.text == "2.50e-1")
        #expect(Array(text.utf8)[elements[1].bytes].elementsEqual("2.50e-1".utf8))
    }
}

extension JSONValueTests {
    @Test func everyKindOfValueIsRead() throws {
        let text = #"{"n":null,"t":true,"f":false,"s":"\"\\\/\b\f\n\r\t\u00E9\ud83d\ude00","o":{}}"#
        let value = try JSONValue.read(Array(text.utf8), file: "a.json")
        guard case .object(let object) = value.content else {
            Issue.record("expected an object")
            return
        }
        #expect(object.members.map(\.key) == ["n", "t", "f", "s", "o"])
        #expect(
            object.members.map(\.value.kind) == ["null", "true", "false", "a text", "an object"])
        #expect(object["x"] == nil)
        guard case .text(let escaped)? = object["s"]?.content else {
            Issue.record("expected a text")
            return
        }
        #expect(escaped == "\"\\/\u{8}\u{C}\n\r\té😀")
    }

    @Test func aHundredThousandKeysAreRead() throws {
        let members = (0..<100_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
        let value = try JSONValue.read(Array("{\(members)}".utf8), file: "a.json")
        guard case .object(let object) = value.content else {
            Issue.record("expected an object")
            return
        }
        #expect(object.members.count == 100_000)
        guard case .number(let number)? = object["key99999"]?.content else {
            Issue.record("expected a number")
            return
        }
        #expect(number.text == "99999")
    }
}

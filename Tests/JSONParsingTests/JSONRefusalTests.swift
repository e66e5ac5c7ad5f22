import Diagnostics
import JSONParsing
import Testing

struct JSONRefusalTests {
    private func message(_ bytes: [UInt8], limits: JSONLimits = .rateFile) -> String? {
        #expect(throws: Problems.self) {
            try JSONValue.read(bytes, file: "a.json", limits: limits)
        }?.description
    }

    @Test(arguments: [
        ("", "a.json:1:1: the document is empty"),
        // Columns are counted in characters, as editors do.
        ("{\"é😀\": 1,}", "a.json:1:10: expected a key in quotes, found \"}\""),
        ("[\"ééé\", \"é\",\n\"é\" x]", "a.json:2:5: expected \",\" or \"]\", found \"x\""),
        (" \n ", "a.json:2:2: the document is empty"),
        ("{\"a\": 1", "a.json:1:8: expected \",\" or \"}\", found the end of the file"),
        ("[1, 2", "a.json:1:6: expected \",\" or \"]\", found the end of the file"),
        ("[1, ]", "a.json:1:5: expected a value, found \"]\""),
        ("{\"a\": 1,}", "a.json:1:9: expected a key in quotes, found \"}\""),
        ("{a: 1}", "a.json:1:2: expected a key in quotes, found \"a\""),
        ("{\"a\" 1}", "a.json:1:6: expected \":\" after the key, found \"1\""),
        ("[NaN]", "a.json:1:2: expected a value, found \"NaN\""),
        ("[Infinity]", "a.json:1:2: expected a value, found \"Infinity\""),
        ("[-Infinity]", "a.json:1:3: expected a digit, found \"Infinity\""),
        ("[tru]", "a.json:1:2: expected a value, found \"tru\""),
        ("[012]", "a.json:1:2: a number must not begin with zeros"),
        ("[1.]", "a.json:1:4: expected a digit, found \"]\""),
        ("[+1]", "a.json:1:2: expected a value, found \"+\""),
        ("1 // one", "a.json:1:3: expected the end of the file after the value, found \"/\""),
        ("[]\n[]", "a.json:2:1: expected the end of the file after the value, found \"[\""),
        ("\"abc", "a.json:1:1: the text is not closed by a quote"),
        ("\"a\\", "a.json:1:1: the text is not closed by a quote"),
        ("\"\\x\"", "a.json:1:2: the escape is none of JSON's"),
        ("\"\\u12g4\"", "a.json:1:2: expected four hexadecimal digits after \\u"),
        ("\"\\ud83d\"", "a.json:1:2: the escape is half of a surrogate pair"),
        ("\"\\ude00\\ud83d\"", "a.json:1:2: the escape is half of a surrogate pair"),
        ("{\"a\": 1,\n \"a\": 2}", "a.json:2:2: the key \"a\" stands in line 1 too"),
        ("{\"a\": 1, \"\\u0061\": 2}", "a.json:1:10: the key \"a\" stands in line 1 too"),
        (
            "\"a\nb\"",
            "a.json:1:3: a line break, tab or other control character in a text must be "
                + "written as an escape, as in \\n"
        ),
    ])
    func saysWhatIsWrongAndWhere(document: String, expected: String) {
        #expect(message(Array(document.utf8)) == expected)
    }

    @Test(arguments: [
        ([0x22, 0xFF, 0x22], "a.json:1:1: the text is not valid UTF-8"),
        ([0x22, 0xC0, 0xAF, 0x22], "a.json:1:1: the text is not valid UTF-8"),
        ([0x22, 0xED, 0xA0, 0x80, 0x22], "a.json:1:1: the text is not valid UTF-8"),
        ([0x5B, 0xA0, 0x5D], "a.json:1:2: expected a value, found the byte 0xA0"),
        ([0xFE, 0xFF, 0x00, 0x5B], "a.json:1:1: expected a value, found the byte 0xFE"),
    ])
    func otherEncodingsAreRefused(bytes: [UInt8], expected: String) {
        #expect(message(bytes) == expected)
    }

    @Test func deepNestingIsRefusedAtTheLimit() {
        let open = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(
            message(open)
                == "a.json:1:65: arrays and objects are nested more than 64 deep")
        let depth = [UInt8](repeating: UInt8(ascii: "["), count: 64)
        let closed = depth + [UInt8](repeating: UInt8(ascii: "]"), count: 64)
        #expect((try? JSONValue.read(closed, file: "a.json")) != nil)
    }

    @Test func sizesBeyondTheLimitsAreRefused() {
        let limits = JSONLimits(bytes: 1 << 20, values: 3)
        #expect(
            message(Array("[1,2,3]".utf8), limits: limits)
                == "a.json:1:6: more than 3 values cannot be read")
        #expect(
            message([UInt8](repeating: 0x20, count: 1 << 20 | 1), limits: limits)
                == "a.json:1:1: the file is larger than 1 MiB, the limit")
        let digits = [UInt8](repeating: UInt8(ascii: "9"), count: 1_001)
        #expect(
            message(digits)
                == "a.json:1:1: a number of more than 1000 characters cannot be read")
    }

    /// Every prefix of a document is refused, and none of them traps.
    @Test func everyTruncationIsRefused() throws {
        let text = "{\"a\": [1.5e3, true, null, \"\\u00e9\\ud83d\\ude00é\"], \"b\": {}}"
        let document = Array(text.utf8)
        _ = try JSONValue.read(document, file: "a.json")
        for count in document.indices {
            #expect(message(Array(document[..<count])) != nil)
        }
    }

    /// A byte in any place exchanged for any other is read or refused, and never traps.
    @Test func everyByteMayBeAnyOther() {
        let document = Array("{\"a\":[-1.5e3,true,\"\\u00e9\"]}".utf8)
        for index in document.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = document
                changed[index] = byte
                let outcome = Result { try JSONValue.read(changed, file: "a.json") }
                if case .failure(let error) = outcome {
                    #expect((error as? Problems)?.all.first?.place?.line ?? 0 > 0)
                }
            }
        }
    }
}

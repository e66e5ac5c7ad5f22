import Diagnostics
import RateFiles
import Testing

/// What the database's API answers in place of one rate.
struct URDBAnswerTests {
    @Test(arguments: [
        (
            "{\"error\": {\"code\": \"API_KEY_INVALID\", \"message\": \"Invalid api_key.\"}}",
            "\"Invalid api_key.\" (API_KEY_INVALID)"
        ),
        ("{\"errors\": [\"no such version\"]}", "\"no such version\""),
        (
            "{\"items\": [], \"errors\": [{\"message\": \"too many requests\"}]}",
            "\"too many requests\""
        ),
    ])
    func itsErrorIsToldAsSuch(text: String, words: String) {
        let error = #expect(throws: Problems.self) {
            try RateFormat.detect(Array(text.utf8), file: "a.json")
        }
        #expect(
            error?.description
                == "a.json:1:1: the file holds no rates but an error of the API that was asked for "
                + "them: \(words); ask it again, and give what it then answers")
    }

    @Test func anAnswerOfNothingIsARateFile() throws {
        #expect(try RateFormat.detect(Array("{\"items\": []}".utf8), file: "a.json") == .urdb)
    }
}

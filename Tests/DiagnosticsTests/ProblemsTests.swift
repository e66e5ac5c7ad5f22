import Diagnostics
import Testing

struct ProblemsTests {
    private let place = Place(file: "members.csv", line: 3, column: 7)

    @Test func saysWhereAndWhat() {
        #expect(Problem("bad date", at: place).description == "members.csv:3:7: bad date")
        #expect(
            Problem("odd date", at: place, severity: .warning).description
                == "members.csv:3:7: warning: odd date")
        #expect(Problem("empty", at: nil).description == "empty")
        #expect(Problem("odd", at: nil, severity: .warning).description == "warning: odd")
    }

    /// A message quotes the file, and the file may be hostile to the terminal.
    @Test func staysOnOneLineWhateverItQuotes() {
        let problem = Problem("found \"a\n\u{1B}[31mb\u{202E}é\u{85}\"", at: place)
        #expect(
            problem.description
                == "members.csv:3:7: found \"a\\n\\u{1B}[31mb\\u{202E}é\\u{0085}\"")
    }

    @Test func listsAllInTheOrderFound() {
        var problems = Problems("first", at: place)
        problems.addWarning("second", at: nil)
        problems.add("third", at: place)
        #expect(
            problems.description
                == "members.csv:3:7: first\nwarning: second\nmembers.csv:3:7: third")
        #expect(problems.warnings.map(\.message) == ["second"])
    }

    @Test func keepsAHundredAndCountsTheRest() {
        var problems = Problems()
        for number in 1...250 { problems.add("error \(number)", at: nil) }
        #expect(problems.all.count == 100)
        #expect(problems.omitted == 150)
        #expect(problems.description.hasSuffix("error 100\nand 150 more"))
    }

    @Test func warningsNeverHideAnError() {
        var problems = Problems()
        for number in 1...250 { problems.addWarning("warning \(number)", at: nil) }
        problems.add("the reason", at: nil)
        #expect(problems.description.hasSuffix("the reason\nand 150 more"))
        #expect(problems.hasErrors)
    }

    @Test func joinsWithoutLosingCount() {
        var first = Problems()
        var second = Problems()
        for number in 1...150 {
            first.add("first \(number)", at: nil)
            second.addWarning("second \(number)", at: nil)
        }
        first.add(second)
        #expect(first.all.count == 200)
        #expect(first.omitted == 100)
    }

    @Test func throwsOnlyForErrors() {
        var problems = Problems()
        problems.addWarning("odd", at: nil)
        #expect(throws: Never.self) { try problems.throwIfAny() }
        #expect(!problems.hasErrors)
        problems.add("bad", at: nil)
        let thrown = #expect(throws: Problems.self) { try problems.throwIfAny() }
        #expect(thrown?.description == "warning: odd\nbad")
    }

    @Test func ordersPlacesByFileLineAndColumn() {
        let places = [
            Place(file: "a", line: 1, column: 9), Place(file: "a", line: 2, column: 1),
            Place(file: "a", line: 10, column: 1), Place(file: "b", line: 1, column: 1),
        ]
        #expect(places.reversed().sorted() == places)
        #expect(places[0].description == "a:1:9")
    }
}

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

    /// One cause is told once: with the first place, and how many more there are.
    @Test(arguments: [
        (2, " (and 1 more like it, in line 20)"),
        (3, " (and 2 more like it, in lines 20 and 30)"),
        (6, " (and 5 more like it, in lines 20, 30, 40, 50 and 60)"),
        (7, " (and 6 more like it, the last in line 70)"),
        (720, " (and 719 more like it, the last in line 7200)"),
    ])
    func tellsOneCauseOnce(times: Int, others: String) {
        var problems = Problems()
        for number in 1...times {
            problems.add("no offset", at: Place(file: "a.csv", line: number * 10, column: 1))
        }
        #expect(problems.description == "a.csv:10:1: no offset" + others)
        #expect(problems.count == times)
        #expect(problems.omitted == 0)
    }

    @Test func aStatedKindJoinsMessagesThatQuoteWhatDiffers() {
        var problems = Problems()
        for line in 2...4 {
            problems.addWarning(
                "found \(line)", at: Place(file: "a", line: line, column: 1), kind: "found")
        }
        #expect(
            problems.description
                == "a:2:1: warning: found 2 (and 2 more like it, in lines 3 and 4)")
    }

    /// Another file, another severity or other words are told for themselves.
    @Test func onlyLikeProblemsOfOneFileAreJoined() {
        var problems = Problems()
        problems.add("bad", at: Place(file: "a", line: 1, column: 1))
        problems.add("bad", at: Place(file: "b", line: 1, column: 1))
        problems.addWarning("bad", at: Place(file: "a", line: 1, column: 1))
        problems.add("worse", at: Place(file: "a", line: 1, column: 1))
        problems.add("bad", at: nil)
        problems.add("bad", at: nil)
        #expect(
            problems.description == """
                a:1:1: bad
                b:1:1: bad
                a:1:1: warning: bad
                a:1:1: worse
                bad (and 1 more like it)
                """)
    }

    @Test func joinsLikesOfTwoCollections() {
        var first = Problems()
        var second = Problems()
        for line in 1...3 { first.add("bad", at: Place(file: "a", line: line, column: 1)) }
        for line in 4...12 { second.add("bad", at: Place(file: "a", line: line, column: 1)) }
        first.add(second)
        #expect(
            first.description == "a:1:1: bad (and 11 more like it, the last in line 12)")
        #expect(first.count == 12)
        #expect(
            first.all[0].asWarning.description
                == "a:1:1: warning: bad (and 11 more like it, the last in line 12)")
    }

    @Test func likesOfWhatIsKeptAreNotOmitted() {
        var problems = Problems()
        for number in 1...101 { problems.add("error \(number)", at: nil) }
        problems.add("error 1", at: nil)
        #expect(problems.omitted == 1)
        #expect(problems.count == 102)
        #expect(problems.all[0].count == 2)
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

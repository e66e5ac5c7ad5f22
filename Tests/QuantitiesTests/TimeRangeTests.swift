import Quantities
import Testing

struct TimeRangeTests {
    private func seconds(_ start: Int64, _ end: Int64) -> TimeRange? {
        TimeRange(from: Instant(secondsSince1970: start), to: Instant(secondsSince1970: end))
    }

    @Test func holdsItsStartButNotItsEnd() throws {
        let range = try #require(seconds(0, 900))
        #expect(range.contains(Instant(secondsSince1970: 0)))
        #expect(range.contains(Instant(secondsSince1970: 899)))
        #expect(!range.contains(Instant(secondsSince1970: 900)))
        #expect(range.seconds == 900)
        #expect(range.description == "1970-01-01T00:00:00Z..<1970-01-01T00:15:00Z")
    }

    @Test func isNeverEmptyOrBackwards() {
        #expect(seconds(5, 5) == nil)
        #expect(seconds(6, 5) == nil)
    }

    @Test func intersects() throws {
        let first = try #require(seconds(0, 10))
        let second = try #require(seconds(5, 15))
        let after = try #require(seconds(10, 15))
        #expect(first.intersection(second) == seconds(5, 10))
        #expect(first.intersection(after) == nil)
    }
}

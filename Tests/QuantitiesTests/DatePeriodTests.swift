import Quantities
import TestSupport
import Testing

struct DatePeriodTests {
    private func period(_ start: String, _ end: String) throws -> DatePeriod {
        try #require(try DatePeriod(from: CivilDate(start), to: CivilDate(end)))
    }

    @Test func holdsItsFirstDayButNotItsEnd() throws {
        let june = try period("2026-06-01", "2026-07-01")
        #expect(june.count == 30)
        #expect(try june.contains(CivilDate("2026-06-01")))
        #expect(try june.contains(CivilDate("2026-06-30")))
        #expect(try !june.contains(CivilDate("2026-07-01")))
        #expect(june.description == "2026-06-01..<2026-07-01")
        #expect(try june == Month("2026-06").days)
        #expect(june.dates.count == 30)
        #expect(june.dates.first == june.start)
        #expect(june.dates.last?.adding(days: 1) == june.end)
    }

    @Test func isNeverEmptyOrBackwards() throws {
        let day = try CivilDate("2026-06-01")
        #expect(DatePeriod(from: day, to: day) == nil)
        #expect(DatePeriod(from: day.adding(days: 1), to: day) == nil)
    }

    @Test func canBeOpen() throws {
        let day = try CivilDate("2026-06-01")
        let open = DatePeriod(from: day)
        #expect(open.isOpen)
        #expect(open.description == "2026-06-01..")
        #expect(open.contains(day.adding(days: 10_000)))
        #expect(try !period("2026-06-01", "2026-07-01").isOpen)
        #expect(DatePeriod(from: day.adding(days: .max)).count == 1)
    }

    @Test(arguments: Seed.many)
    func intersectsAsItsDaysDo(seed: Seed) throws {
        var seed = seed
        let origin = try CivilDate("2026-06-01")
        func random() -> DatePeriod? {
            let start = origin.adding(days: .random(in: 0...20, using: &seed))
            let count = Int.random(in: 1...20, using: &seed)
            return DatePeriod(from: start, to: start.adding(days: count))
        }
        for _ in 0..<50 {
            let first = try #require(random())
            let second = try #require(random())
            let common = first.dates.filter(second.contains)
            #expect(first.intersection(second).map { Array($0.dates) } ?? [] == common)
            #expect(first.intersection(second) == second.intersection(first))
            #expect(first.overlaps(second) == !common.isEmpty)
        }
    }
}

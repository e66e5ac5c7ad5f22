import Quantities
import Sharing
import TestSupport
import Testing

struct AllocationTests {
    private let june: DatePeriod

    init() throws {
        june = try Month("2026-06").days
    }

    private func register(
        _ rows: [(String, Int64, Int, Int)], total: Int64
    ) throws -> ShareRegister<String> {
        let holdings = try rows.compactMap { holder, units, first, end in
            try DatePeriod(
                from: june.start.adding(days: first), to: june.start.adding(days: end)
            ).map { try ShareHolding(holder, units: units, during: $0) }
        }
        return try ShareRegister(holdings, of: ShareBasis(.blocks, total: total))
    }

    /// Ten units among thirds: the one left over goes to the earliest.
    @Test(
        arguments: [
            (10, [4, 3, 3]), (-10, [-4, -3, -3]), (0, [0, 0, 0]), (2, [1, 1, 0]),
        ] as [(Int64, [Int64])])
    func dividesToTheMilliwattHour(total: Int64, parts: [Int64]) throws {
        let register = try register([("a", 1, 0, 30), ("b", 1, 0, 30)], total: 3)
        let allocation = try Allocation(
            of: [Energy(milliwattHours: total)], over: register.segments(of: june))
        #expect(allocation.parts.map(\.holder) == ["a", "b"])
        #expect(
            allocation.parts.map(\.energy.milliwattHours)
                + [allocation.unsubscribed.milliwattHours] == parts)
    }

    @Test func dividesEachSegmentByItsOwnShares() throws {
        let register = try register(
            [("a", 60, 0, 10), ("b", 40, 0, 30), ("a", 20, 10, 30), ("c", 40, 10, 30)],
            total: 100)
        let allocation = try Allocation(
            of: [Energy(kilowattHours: "100"), Energy(kilowattHours: "50")],
            over: register.segments(of: june))
        #expect(allocation.parts.map { "\($0.holder) \($0.energy)" } == ["a 70", "b 60", "c 20"])
        #expect(allocation.unsubscribed == .zero)
        #expect(allocation.total.description == "150")
    }

    @Test func countsDaysWhereOnlyTheMonthIsKnown() throws {
        let register = try register([("a", 50, 0, 10), ("b", 50, 0, 30)], total: 100)
        let allocation = try Allocation(
            of: Energy(kilowattHours: "600"), byDaysOf: register.segments(of: june))
        #expect(allocation.parts.map { "\($0.holder) \($0.energy)" } == ["a 100", "b 300"])
        #expect(allocation.unsubscribed.description == "200")
    }

    @Test(arguments: Seed.many)
    func givesAwayEveryMilliwattHour(seed: Seed) throws {
        var seed = seed
        let total = Int64.random(in: 100...5_000_000, using: &seed)
        let rows = (0..<Int.random(in: 0...20, using: &seed)).map { index in
            let cut = Int.random(in: 1...29, using: &seed)
            let units = Int64.random(in: 1...(total / 21), using: &seed)
            return Bool.random(using: &seed)
                ? [("h\(index)", units, 0, cut), ("h\(index)", units / 2 + 1, cut, 30)]
                : [("h\(index)", units, 0, 30)]
        }
        let segments = try register(rows.flatMap(\.self), total: total).segments(of: june)
        let outputs = segments.map { _ in
            Energy(milliwattHours: .random(in: -1_000_000...9_000_000_000_000, using: &seed))
        }
        let whole = try Energy.sum(of: outputs)
        let exact = try Allocation(of: outputs, over: segments)
        let byDays = try Allocation(of: whole, byDaysOf: segments)
        for allocation in [exact, byDays] {
            #expect(allocation.total == whole)
            let sum = try Energy.sum(of: allocation.parts.map(\.energy))
            #expect(sum + allocation.unsubscribed == whole)
            #expect(allocation.parts.map(\.holder) == rows.map { $0[0].0 })
        }
        #expect(segments.map(\.period.count).reduce(0, +) == 30)
    }

    @Test func refusesASumThatOverflows() throws {
        let segments = try register(
            [("a", 1, 0, 10), ("a", 1, 10, 30), ("b", 1, 10, 30)], total: 2
        )
        .segments(of: june)
        #expect(throws: QuantityError.overflow(what: "sum of energy")) {
            try Allocation(
                of: [Energy(milliwattHours: .max), Energy(milliwattHours: .max)], over: segments)
        }
    }
}

import Quantities
import Sharing
import TestSupport
import Testing

struct ShareRegisterTests {
    private static func holding(
        _ holder: String, _ units: Int64, _ from: String, _ to: String? = nil
    ) throws -> ShareHolding<String> {
        let start = try CivilDate(from)
        let period = try to.flatMap { try DatePeriod(from: start, to: CivilDate($0)) }
        return try ShareHolding(holder, units: units, during: period ?? DatePeriod(from: start))
    }

    private let june: DatePeriod

    init() throws {
        june = try Month("2026-06").days
    }

    @Test func cutsAMonthWhereSharesChange() throws {
        let register = try ShareRegister(
            [
                Self.holding("a", 500_000, "2020-01-01"),
                Self.holding("b", 300_000, "2020-01-01", "2026-06-11"),
                Self.holding("b", 200_000, "2026-06-11", "2026-06-21"),
                Self.holding("c", 500_000, "2026-06-21"),
            ], of: .partsPerMillion)
        let segments = register.segments(of: june)
        #expect(
            segments.map(\.period.description) == [
                "2026-06-01..<2026-06-11", "2026-06-11..<2026-06-21", "2026-06-21..<2026-07-01",
            ])
        #expect(segments.map(\.holders) == [["a", "b"], ["a", "b"], ["a", "c"]])
        #expect(
            segments.map(\.units) == [
                [500_000, 300_000], [500_000, 200_000], [500_000, 500_000],
            ])
        #expect(segments.map(\.unsubscribed) == [200_000, 300_000, 0])
    }

    @Test func givesTheWholeToTheHostWhereNobodyHolds() throws {
        let register = try ShareRegister<String>([], of: ShareBasis(.blocks, total: 3800))
        let segments = register.segments(of: june)
        #expect(segments.map(\.period) == [june])
        #expect(segments.map(\.unsubscribed) == [3800])
        let allocation = try Allocation(of: [Energy(milliwattHours: 7)], over: segments)
        #expect(allocation.parts.isEmpty)
        #expect(allocation.unsubscribed == Energy(milliwattHours: 7))
    }

    @Test func namesTheDayOnWhichSharesExceedTheArray() throws {
        let holdings = try [
            Self.holding("a", 60, "2026-01-01"), Self.holding("b", 40, "2026-01-01", "2026-06-15"),
            Self.holding("c", 41, "2026-06-15"),
        ]
        let basis = try ShareBasis(.blocks, total: 100)
        let error = #expect(throws: ShareError.self) { try ShareRegister(holdings, of: basis) }
        #expect(
            error?.description
                == "the shares sum to 101 blocks on 2026-06-15, the array has 100")
        #expect(throws: Never.self) {
            try ShareRegister(
                holdings.dropLast() + [Self.holding("c", 40, "2026-06-15")], of: basis)
        }
    }

    @Test func refusesTwoSharesOfOneHolder() throws {
        let holdings = try [
            Self.holding("s-1", 10, "2026-06-14"),
            Self.holding("s-1", 20, "2026-05-31", "2026-06-20"),
        ]
        let error = #expect(throws: ShareError.self) {
            try ShareRegister(holdings, of: .partsPerMillion)
        }
        #expect(
            error?.description
                == "s-1 has two shares of the array on 2026-06-14, expected one; end the earlier "
                + "where the later begins")
    }

    @Test(
        arguments: [
            (0, "a share must be from 1 to 1000000000000 units, found 0 for x"),
            (-5, "a share must be from 1 to 1000000000000 units, found -5 for x"),
            (
                .max,
                "a share must be from 1 to 1000000000000 units, found 9223372036854775807 for x"
            ),
        ] as [(Int64, String)])
    func refusesUnits(units: Int64, message: String) {
        let error = #expect(throws: ShareError.self) {
            try ShareHolding("x", units: units, during: june)
        }
        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            (.watts, 0, "an array must have from 1 to 1000000000000 units to share, found 0"),
            (
                .blocks, .max,
                "an array must have from 1 to 1000000000000 units to share, found "
                    + "9223372036854775807"
            ),
            (.partsPerMillion, 100, "an array shared in ppm has 1000000 units, found 100"),
        ] as [(ShareUnit, Int64, String)])
    func refusesABasis(unit: ShareUnit, total: Int64, message: String) {
        let error = #expect(throws: ShareError.self) { try ShareBasis(unit, total: total) }
        #expect(error?.description == message)
    }
}

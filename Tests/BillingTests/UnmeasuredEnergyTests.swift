import Billing
import Metering
import Quantities
import TestSupport
import Testing

/// Output that was not measured, or is none, in a month's run.
struct UnmeasuredEnergyTests {
    /// A random month whose readings are as `readings` makes them of hours from its begin.
    private func input(
        _ seed: Seed, _ energies: (Int) -> Int64,
        _ quality: (Int) -> ReadingQuality = { _ in .measured }
    ) throws -> ArrayMonth {
        var random = try RandomArrayMonth(seed)
        var input = try random.input()
        let range = input.array.timeZone.range(of: input.month.days)
        var builder = ReadingSeriesBuilder()
        for hour in 0..<Int(range.seconds / 3600) {
            try builder.append(
                start: range.start.adding(seconds: Int64(hour) * 3600), seconds: 3600,
                energy: Energy(milliwattHours: energies(hour)), quality: quality(hour))
        }
        input.production = try builder.series().series
        return input
    }

    @Test func standsOnEveryStatement() throws {
        let hours = 24
        let input = try input(Seed(1), { _ in 2_000_000 }) { $0 < hours ? .estimated : .measured }
        let outcome = try MonthRun(input).outcome()
        #expect(!outcome.statements.isEmpty)
        for made in outcome.statements {
            let found = made.statement.remarks.compactMap { remark in
                if case .unmeasured(let part) = remark { part } else { nil }
            }
            #expect(
                found == [
                    UnmeasuredEnergy(
                        meter: .production, quality: .estimated,
                        energy: Energy(milliwattHours: 48_000_000),
                        metered: outcome.totals.metered)
                ])
        }
    }

    @Test func ofTheOwnMeterStandsOnTheOwnStatement() throws {
        var input = try input(Seed(1), { _ in 2_000_000 })
        let own = UnmeasuredEnergy(
            meter: .usage, quality: .questionable, energy: Energy(milliwattHours: 1),
            metered: Energy(milliwattHours: 2))
        let number = try #require(MonthRun(input).outcome().statements.first).subscription
        let index = try #require(input.subscriptions.firstIndex { $0.number == number })
        input.subscriptions[index].unmeasuredUsage = [own]
        for made in try MonthRun(input).outcome().statements {
            #expect(
                made.statement.remarks.contains(.unmeasured(own)) == (made.subscription == number))
        }
    }

    @Test func whereAllIsMeasuredNothingIsSaid() throws {
        let outcome = try MonthRun(input(Seed(2), { _ in 2_000_000 })).outcome()
        let remarks = outcome.statements.flatMap(\.statement.remarks)
        #expect(!remarks.contains { if case .unmeasured = $0 { true } else { false } })
    }

    /// A snow month: the draw at night is more than what was made.
    @Test func aMonthBelowZeroHoldsTheArray() throws {
        var input = try input(Seed(3), { $0 % 24 < 14 ? -50_000 : 10_000 })
        input.meterFiles = [RunFacts.Source(name: "jan.csv", digest: "00")]
        let error = #expect(throws: MonthRunError.self) { try MonthRun(input).outcome() }
        let range = input.array.timeZone.range(of: input.month.days)
        let sum = try input.production.total(in: range)
        #expect(sum < .zero)
        #expect(
            error?.description == """
                the production meter received \(sum) kWh in \(input.month), and generation is not \
                below zero: what the plant drew is its own use; undo its file with: commonwatt \
                meter undo jan.csv and import again with --below-zero as-delivered
                """)
    }

    @Test func aMonthOfNothingIsBilled() throws {
        let outcome = try MonthRun(input(Seed(3), { _ in 0 })).outcome()
        #expect(outcome.totals.metered == .zero)
    }
}

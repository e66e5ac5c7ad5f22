import Metering
import Quantities
import TestSupport
import Testing

struct ReadingSignTests {
    @Test func onlyNetEnergyCanBeBelowZero() {
        #expect(EnergyFlow.allCases.filter(\.canBeNegative) == [.net])
        #expect(
            EnergyFlow.allCases.map(\.opposite) == [.received, .delivered, nil, nil])
    }

    @Test func splitsAtZero() throws {
        let series = try series([
            reading(0, 60, 5), reading(60, 60, -3), reading(120, 60, 0),
            reading(240, 30, -4, .estimated),
        ]).series
        let (above, below) = series.splitAtZero()
        #expect(above.readings.map(\.energy.milliwattHours) == [5, 0, 0, 0])
        #expect(below.readings.map(\.energy.milliwattHours) == [0, 3, 0, 4])
        #expect(below.runs.map(\.quality) == series.runs.map(\.quality))
        let negative = try series.belowZero()
        #expect(negative.count == 2)
        #expect(negative.energy.milliwattHours == -7)
    }

    /// Nothing is created and nothing lost: what is above less what is below is the series.
    @Test(arguments: Seed.many)
    func theTwoPartsMakeTheWhole(seed: Seed) throws {
        var seed = seed
        var readings: [Reading] = []
        for index in 0..<Int64.random(in: 1...50, using: &seed) {
            readings.append(
                try reading(index * 60, 60, .random(in: -1000...1000, using: &seed)))
        }
        let whole = try series(readings).series
        let (above, below) = whole.splitAtZero()
        #expect(try above.total() - below.total() == whole.total())
        #expect(above.count == whole.count && below.count == whole.count)
        #expect(try above.belowZero().count == 0 && below.belowZero().count == 0)
        #expect(try -below.total() == whole.belowZero().energy)
    }

    @Test func tellsWhatWasNotMeasured() throws {
        let series = try series([
            reading(0, 60, 1), reading(60, 60, 10, .estimated), reading(120, 60, 20, .estimated),
            reading(180, 60, 100, .questionable), reading(300, 60, 1000, .edited),
        ]).series
        #expect(
            try series.unmeasured() == [
                QualityShare(
                    quality: .edited, count: 1, energy: Energy(milliwattHours: 1000)),
                QualityShare(
                    quality: .estimated, count: 2, energy: Energy(milliwattHours: 30)),
                QualityShare(
                    quality: .questionable, count: 1, energy: Energy(milliwattHours: 100)),
            ])
        #expect(try series.part(in: range(0, 60)).unmeasured() == [])
    }
}

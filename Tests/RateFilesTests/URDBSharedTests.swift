import Foundation
import JSONParsing
import Quantities
import RateFiles
import Tariffs
import Testing
import TestSupport

/// The rates of the acceptance cases, each checked against its own matrix.
@Suite(.enabled(if: SharedData.isPresent, "the shared data are missing"))
struct URDBSharedTests {
    private static let folder = "data/rates/tariffs"

    static let files: [String] = {
        guard let folder = try? SharedData.file(folder),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else { return [] }
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }()

    @Test func thereAreThirtyThree() {
        #expect(Self.files.count == 33)
    }

    @Test(arguments: files)
    func everyRateIsReadWhole(file: String) throws {
        let tariff = try URDBSample.shared("\(Self.folder)/\(file)")
        #expect(tariff.unsupported.filter { tariff.notUnderstood.contains($0) } == [])
        #expect(tariff.charge("energy") != nil)
        #expect(tariff.id.rawValue + ".json" == file)
    }

    /// For each month, kind of day and hour, the tiers are those of the file's own matrix.
    @Test(arguments: files)
    func everyHourHasThePriceOfTheMatrix(file: String) throws {
        let path = "\(Self.folder)/\(file)"
        let tariff = try URDBSample.shared(path)
        let matrix = try URDBMatrix(path: path)
        for month in 1...12 {
            for (isWeekend, kind) in [(false, DaySet.wednesday), (true, .sunday)] {
                for hour in 0..<24 {
                    let expected = matrix.tiers(month: month, isWeekend: isWeekend, hour: hour)
                    let found = tariff.energyTiers(month: month, day: kind, hour: hour)
                    #expect(found == expected, "month \(month), hour \(hour)")
                }
            }
        }
    }
}

extension Tariff {
    /// The tiers of the energy charge that hold in an hour, as limit and price.
    fileprivate func energyTiers(month: Int, day: DaySet, hour: Int) -> [URDBMatrix.Tier] {
        guard case .energy(let energy)? = charge("energy")?.kind,
            let middle = CivilDate(year: 2018, month: month, day: 15)
        else { return [] }
        let season = calendar.season(on: middle)?.id
        let period = energy.timeOfUse.flatMap(calendar.timeOfUse)?.windows.first { window in
            window.days.contains(day) && (window.seasons?.contains(season ?? "") ?? true)
                && window.time.start <= hour * 60 && hour * 60 < window.time.end
        }?.period
        let rate = energy.rates.first { rate in
            (rate.seasons?.contains(season ?? "") ?? true)
                && (rate.periods?.contains(period ?? "") ?? true)
        }
        return rate?.tiers.map { tier in
            URDBMatrix.Tier(
                limit: tier.limit?.millionths, unit: tier.unit ?? energy.tiering.unit,
                nanos: tier.price.stated?.nanosPerKilowattHour ?? -1)
        } ?? []
    }
}

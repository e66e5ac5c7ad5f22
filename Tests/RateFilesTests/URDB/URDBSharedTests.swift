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
        var found = Set<URDBMatrix.Part>()
        for part in URDBMatrix.Part.allCases {
            for month in 1...12 {
                for hour in 0..<48 {
                    let expected = matrix.tiers(
                        part, month: month, isWeekend: hour >= 24, hour: hour % 24)
                    let tiers = tariff.tiers(
                        part, month: month, day: hour >= 24 ? .sunday : .wednesday,
                        hour: hour % 24)
                    #expect(tiers == expected, "\(part), month \(month), hour \(hour)")
                    if !tiers.isEmpty { found.insert(part) }
                }
            }
        }
        #expect(found.contains(.energy))
    }
}

extension Tariff {
    /// The tiers of a charge that hold in an hour, as limit and price.
    fileprivate func tiers(
        _ part: URDBMatrix.Part, month: Int, day: DaySet, hour: Int
    ) -> [URDBMatrix.Tier] {
        guard let middle = CivilDate(year: 2018, month: month, day: 15) else { return [] }
        let season = calendar.season(on: middle)?.id ?? ""
        let schedule = part == .energy ? "energy" : part == .demand ? "demand" : ""
        let period = calendar.timeOfUse(schedule)?.windows.first { window in
            window.days.contains(day) && window.seasons?.contains(season) != false
                && window.time.start <= hour * 60 && hour * 60 < window.time.end
        }?.period
        func holds(_ seasons: Set<String>?, _ periods: Set<String>?) -> Bool {
            seasons?.contains(season) != false && periods?.contains(period ?? "") != false
        }
        switch charge(part == .flatDemand ? "flat-demand" : schedule)?.kind {
        case .energy(let energy):
            let rate = energy.rates.first { holds($0.seasons, $0.periods) }
            return rate?.tiers.map { tier in
                URDBMatrix.Tier(
                    limit: tier.limit?.millionths, unit: tier.unit ?? energy.tiering.unit,
                    nanos: tier.price.stated?.nanosPerKilowattHour ?? -1)
            } ?? []
        case .demand(let demand):
            let rate = demand.rates.first { holds($0.seasons, $0.periods) }
            return rate?.tiers.map { tier in
                URDBMatrix.Tier(
                    limit: tier.limit?.milliwatts, unit: .kilowattHours,
                    nanos: tier.amount.nanos)
            } ?? []
        default: return []
        }
    }
}

import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport

/// Reads rates for the tests.
enum URDBSample {
    static func options() throws -> URDBFile.Options {
        URDBFile.Options(timeZone: "America/Denver", read: try CivilDate("2026-01-15"))
    }

    static func read(_ text: String) throws -> Tariff {
        try URDBFile.read(Array(text.utf8), file: "rate.json", options: options())
    }

    static func shared(_ path: String) throws -> Tariff {
        let url = try SharedData.file(path)
        return try URDBFile.read(
            Array(Data(contentsOf: url)), file: url.lastPathComponent, options: options())
    }
}

/// The prices of a rate by hour, read by Foundation and not by our reader.
struct URDBMatrix {
    struct Tier: Hashable {
        let limit: Int64?
        let unit: Tiering.Unit
        let nanos: Int64
    }

    /// Which of a rate's structures.
    enum Part: CaseIterable {
        case energy, demand, flatDemand
    }

    private let parts: [Part: (periods: [[Tier]], weekday: [[Int]], weekend: [[Int]])]

    init(path: String) throws {
        let rate = try JSONDecoder().decode(
            Rate.self, from: Data(contentsOf: SharedData.file(path)))
        let months = rate.flatdemandmonths?.map { Array(repeating: $0, count: 24) }
        let all = [
            (
                Part.energy, rate.energyratestructure, rate.energyweekdayschedule,
                rate.energyweekendschedule
            ),
            (
                .demand, rate.demandratestructure, rate.demandweekdayschedule,
                rate.demandweekendschedule
            ),
            (.flatDemand, rate.flatdemandstructure, months, months),
        ]
        var parts: [Part: (periods: [[Tier]], weekday: [[Int]], weekend: [[Int]])] = [:]
        for (part, structure, weekday, weekend) in all {
            guard let structure, let weekday, let weekend else { continue }
            parts[part] = (structure.map(Self.tiers), weekday, weekend)
        }
        self.parts = parts
    }

    func tiers(_ part: Part, month: Int, isWeekend: Bool, hour: Int) -> [Tier] {
        guard let part = parts[part] else { return [] }
        return part.periods[(isWeekend ? part.weekend : part.weekday)[month - 1][hour]]
    }

    private struct Rate: Decodable {
        struct Tier: Decodable {
            let rate: Decimal
            let adj: Decimal?
            let max: Decimal?
            let unit: String?
        }
        let energyratestructure: [[Tier]]?
        let energyweekdayschedule: [[Int]]?
        let energyweekendschedule: [[Int]]?
        let demandratestructure: [[Tier]]?
        let demandweekdayschedule: [[Int]]?
        let demandweekendschedule: [[Int]]?
        let flatdemandstructure: [[Tier]]?
        let flatdemandmonths: [Int]?
    }

    private static func tiers(_ tiers: [Rate.Tier]) -> [Tier] {
        tiers.enumerated().map { index, tier in
            let isLast = index == tiers.count - 1
            return Tier(
                limit: isLast ? nil : tier.max.map { scaled($0, 6) },
                unit: unit(tiers.count == 1 ? nil : tier.unit),
                nanos: scaled(tier.rate + (tier.adj ?? 0), 9))
        }
    }

    private static func scaled(_ value: Decimal, _ decimals: Int16) -> Int64 {
        var shifted = value * pow(10, Int(decimals))
        var whole = Decimal()
        NSDecimalRound(&whole, &shifted, 0, .plain)
        return NSDecimalNumber(decimal: whole).int64Value
    }

    private static func unit(_ text: String?) -> Tiering.Unit {
        switch text {
        case "kWh daily": .kilowattHoursPerDay
        case "kWh/kW": .kilowattHoursPerKilowatt
        case "kWh/kW daily": .kilowattHoursPerKilowattDay
        default: .kilowattHours
        }
    }
}

extension URDBSample {
    /// A rate of one price, with `fields` added or put in place of its own.
    static func rate(_ fields: [String: String]) -> String {
        var all = [
            "label": "\"sample\"", "utility": "\"Utility\"", "name": "\"Rate\"",
            "startdate": "\"2026-01-01\"", "energyratestructure": "[[{\"rate\": 0.1}]]",
        ]
        all.merge(fields) { _, new in new }
        return "{"
            + all.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }
            .joined(separator: ",\n") + "}"
    }

    static func read(_ fields: [String: String]) throws -> Tariff {
        try read(rate(fields))
    }

    /// A schedule whose `hours` in `months`, both from zero, are in period 1, all others in 0.
    static func schedule(months: Range<Int> = 0..<12, hours: Range<Int> = 0..<24) -> String {
        let rows = (0..<12).map { month in
            let row = (0..<24).map { months.contains(month) && hours.contains($0) ? "1" : "0" }
            return "[\(row.joined(separator: ","))]"
        }
        return "[\(rows.joined(separator: ","))]"
    }
}

import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// A case of the tests of NREL's SAM: inputs as its module takes them, series and results.
struct SAMTestCase: Decodable, Sendable, CustomTestStringConvertible {
    /// A result, with the tolerance SAM's own test allows.
    struct Figure: Decodable, Sendable {
        /// A place in an array; the last of one is named by a word.
        enum Index: Decodable, Sendable {
            case at(Int)
            case last

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self = (try? container.decode(Int.self)).map(Index.at) ?? .last
            }
        }

        let output: String
        let index: [Index]
        let value: Double
        let tol: Double

        /// The index that says which month, hour or tier.
        var place: Int {
            if case .at(let index)? = index.last { index } else { 11 }
        }
    }

    /// A number or a table of them.
    enum Input: Decodable, Sendable {
        case number(Double)
        case table([[Double]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .table(try container.decode([[Double]].self))
            }
        }
    }

    private struct File: Decodable { let cases: [SAMTestCase] }

    let test: String
    let run: Int
    let loadFile: String
    let genFile: String
    let stepsPerHour: Int
    let loadStepsPerHour: Int
    let inputs: [String: Input]
    let expected: [Figure]
    let mustBeRefused: Bool?

    var testDescription: String { "\(test) \(run)" }

    /// Those of the shared data; empty where these are missing.
    static let all: [SAMTestCase] = {
        guard SharedData.isPresent,
            let data = try? Data(contentsOf: SharedData.file("data/rates/ssc/cases.json"))
        else { return [] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .custom { SnakeKey($0.last?.stringValue ?? "") }
        return (try? decoder.decode(File.self, from: data))?.cases ?? []
    }()

    func number(_ name: String) -> Double {
        if case .number(let number)? = inputs[name] { number } else { 0 }
    }

    func table(_ name: String) -> [[Double]] {
        if case .table(let table)? = inputs[name] { table } else { [] }
    }
}

/// A key of JSON as Swift writes it; those of inputs keep the names of SAM.
private struct SnakeKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        guard !name.hasPrefix("ur_") else {
            stringValue = name
            return
        }
        let words = name.split(separator: "_")
        stringValue = words.prefix(1).joined() + words.dropFirst().map(\.capitalized).joined()
    }

    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

// MARK: - What it is billed by

extension SAMTestCase {
    /// The tariff, by way of URDB, whose periods and months count from zero.
    func tariff() throws -> Tariff {
        var members = [
            ("label", "\"x\""), ("name", "\"x\""), ("utility", "\"x\""),
            ("sector", "\"Commercial\""), ("startdate", "\"2001-01-01\""),
            ("fixedchargefirstmeter", "\(number("ur_monthly_fixed_charge"))"),
            ("fixedchargeunits", "\"$/month\""),
            ("mincharge", "\(number("ur_monthly_min_charge"))"),
            ("minchargeunits", "\"$/month\""),
            ("energyratestructure", structure(table("ur_ec_tou_mat"))),
            ("energyweekdayschedule", schedule("ur_ec_sched_weekday")),
            ("energyweekendschedule", schedule("ur_ec_sched_weekend")),
        ]
        if number("ur_dc_enable") == 1 {
            members += [
                ("demandratestructure", structure(table("ur_dc_tou_mat"))),
                ("demandweekdayschedule", schedule("ur_dc_sched_weekday")),
                ("demandweekendschedule", schedule("ur_dc_sched_weekend")),
            ]
        }
        let text = members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ",\n")
        return try URDBFile.read(
            Array("{\(text)}".utf8), file: "case.json",
            options: URDBFile.Options(timeZone: "UTC", read: CivilDate("2026-01-01")))
    }

    private func schedule(_ name: String) -> String {
        let months = table(name).map { hours in
            "[" + hours.map { "\(Int($0) - 1)" }.joined(separator: ", ") + "]"
        }
        return "[" + months.joined(separator: ",\n") + "]"
    }

    /// Rows of period, tier, limit, and for energy unit, price and price of sales; for demand
    /// price.
    private func structure(_ rows: [[Double]]) -> String {
        let units = ["kWh", "kWh/kW", "kWh daily", "kWh/kW daily"]
        let periods = Dictionary(grouping: rows) { Int($0[0]) }.sorted { $0.key < $1.key }
        let texts = periods.map { _, rows in
            let tiers = rows.map { row in
                var members = row[2] < 1e37 ? ["\"max\": \(row[2])"] : []
                members +=
                    row.count == 4
                    ? ["\"rate\": \(row[3])"]
                    : [
                        "\"unit\": \"\(units[Int(row[3])])\"", "\"rate\": \(row[4])",
                        "\"sell\": \(row[5])",
                    ]
                return "{" + members.joined(separator: ", ") + "}"
            }
            return "[" + tiers.joined(separator: ", ") + "]"
        }
        return "[" + texts.joined(separator: ",\n") + "]"
    }

    /// What the months of the year are billed under.
    var regime: MeteringRegime {
        let trueUp = inputs["ur_nm_credit_month"] == nil ? 11 : number("ur_nm_credit_month")
        let price = EnergyPrice(
            nanosPerKilowattHour: Int64((number("ur_nm_yearend_sell_rate") * 1e9).rounded()))
        let kind: MeteringRegime.Kind =
            switch number("ur_metering_option") {
            case 0: .netEnergy
            case 1: .netMoney
            case 4: .buyAllSellAll
            default: .netBilling
            }
        let carry: MeteringRegime.Carry =
            number("ur_nb_apply_credit_current_month") == 1 ? .sameMonth : .nextMonth
        return MeteringRegime(
            kind, export: .tariff, carry: number("ur_metering_option") == 3 ? carry : .none,
            trueUpMonth: Int(trueUp) + 1, yearEndPrice: price)
    }

    func profile() throws -> Profile {
        try Profile(
            load: energies(loadFile, repeating: stepsPerHour / loadStepsPerHour),
            generation: energies(genFile, repeating: 1), step: 3_600 / stepsPerHour)
    }

    /// A series of kilowatts as energy by the step.
    private func energies(_ file: String, repeating count: Int) throws -> [Energy] {
        let url = try SharedData.file("data/rates/ssc/" + file)
        let text = try String(contentsOf: url, encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().flatMap { line in
            let milliwattHours = (Double(line) ?? 0) * 1e6 / Double(stepsPerHour)
            return repeatElement(
                Energy(milliwattHours: Int64(milliwattHours.rounded())), count: count)
        }
    }
}

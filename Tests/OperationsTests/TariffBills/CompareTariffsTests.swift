import Diagnostics
import Foundation
import Operations
import Quantities
import Tariffs
import TestSupport
import Testing

/// What a year of a load costs by tariffs, and why.
struct CompareTariffsTests {
    private let installation: Installation

    init() throws {
        installation = try Installation(folder: PackageRoot.folder)
    }

    private func tariff(_ id: String) throws -> Tariff {
        try find(id)(in: nil, installation)
    }

    private func find(_ id: String, on date: CivilDate? = nil) throws -> FindTariff {
        FindTariff(id, on: date, reading: TariffReading(today: try CivilDate("2026-11-22")))
    }

    /// A kilowatt in every hour of the plain year.
    private func bill(
        hours: Int = 8_760, days: BillTariff.Days = .plain, year: Int? = nil
    ) -> BillTariff {
        BillTariff(
            load: file("load.csv", "hour,kwh\n", hours) { "\($0),1" }, days: days, year: year)
    }

    private func file(
        _ name: String, _ header: String, _ hours: Int, _ row: (Int) -> String
    ) -> InputFile {
        let rows = (0..<hours).map { row($0) + "\n" }.joined()
        return InputFile(name: name, bytes: Array((header + rows).utf8))
    }

    @Test func ranksByTheYearAndSaysWhatDrivesTheDifference() throws {
        let tariffs = [try tariff("us.az.aps.et-2"), try tariff("us.fl.jea.rs")]
        let ranking = try CompareTariffs(tariffs, by: bill()) { $0.effective.start }()
        // 8,760 kWh at 0.10547 and twelve months of 15.75; each line is rounded by itself.
        let jea = ranking.costs[0]
        #expect(jea.tariff.id.rawValue == "us.fl.jea.rs")
        #expect(jea.components[.fixed] == (try Money("189.00")))
        #expect(jea.components[.energy] == (try Money("923.93")))
        #expect(jea.total == (try Money("1112.93")))
        #expect(jea.imported == (try Energy(kilowattHours: "8760")))
        let aps = ranking.costs[1]
        let drivers = aps.drivers(against: jea)
        #expect(drivers.map(\.component) == [.energy, .fixed])
        #expect(drivers.map(\.amount).reduce(.zero, +) == aps.total - jea.total)
        #expect(aps.periods.map(\.period) == ["On-peak", "Off-peak"])
        // 261 weekdays of seven hours in a year whose first day is a Monday.
        #expect(aps.periods[0].energy == (try Energy(kilowattHours: "1827")))
        #expect(aps.periods.map(\.amount).reduce(.zero, +) == aps.components[.energy])
    }

    @Test func componentsSumToTheTotal() throws {
        let generation = file("pv.csv", "hour,kwh\n", 8_760) { hour in
            "\(hour),\((8..<17).contains(hour % 24) ? "3" : "0")"
        }
        for kind in MeteringRegime.Kind.allCases {
            var bill = bill()
            bill.generation = generation
            bill.generationScale = try Ratio("0.5")
            bill.regime = MeteringRegime(kind)
            let ranking = try CompareTariffs(
                [tariff("us.az.aps.et-2"), tariff("us.co.xcel.rd"), tariff("us.ca.pge.e-1-t")],
                by: bill
            ) { $0.effective.start }()
            #expect(ranking.refused.isEmpty)
            for cost in ranking.costs {
                #expect(cost.components.values.reduce(.zero, +) == cost.total)
                #expect(cost.months.map(\.amount).reduce(.zero, +) == cost.total)
            }
        }
    }

    @Test func refusesALoadThatIsNoYear() throws {
        let problems = #expect(throws: Problems.self) {
            try CompareTariffs(
                [tariff("us.fl.jea.rs")], by: bill(hours: 100)
            ) { $0.effective.start }()
        }
        #expect(
            problems?.description.hasSuffix(
                "load.csv:1:1: the plain year has 8760 steps of 3600 s, found 100") == true)
    }

    @Test func tellsTheTariffsThatCannotBillAndRanksTheRest() throws {
        let ended = try tariff("us.fl.jea.rs")
        let ranking = try CompareTariffs(
            [tariff("us.ga.jackson-emc.a"), ended], by: bill(days: .real, year: 2021)
        ) {
            $0.effective.start
        }()
        #expect(ranking.costs.map(\.tariff.id.rawValue) == ["us.ga.jackson-emc.a"])
        #expect(ranking.refused.map(\.tariff.id.rawValue) == ["us.fl.jea.rs"])
        #expect(ranking.refused[0].problems.description.contains("2024-04-01"))
    }

    @Test func takesThePlainYearForALoadWithoutTimes() throws {
        #expect(try bill().usualDays() == .plain)
        let stamped = BillTariff(
            load: file("load.csv", "start,kwh\n", 24) { hour in
                "2025-01-01T\(hour < 10 ? "0" : "")\(hour):00:00Z,1"
            })
        #expect(try stamped.usualDays() == .real)
    }

    @Test func tellsWhatAChangeMeansForALoad() throws {
        let old = try tariff("us.ga.jackson-emc.a")
        let new = try tariff("us.fl.jea.rs")
        let effect = try DiffTariffs(old, new).effect(by: bill())
        #expect(effect.months.count == 12)
        #expect(
            effect.months.map(\.difference).reduce(.zero, +)
                == effect.new.total - effect.old.total)
        #expect(effect.months[0].old == (try Money("71.55")))
    }

    @Test func findsVersionsByDate() throws {
        #expect(try tariff("us.fl.jea.rs").effective.start == CivilDate("2024-04-01"))
        let early = #expect(throws: TariffVersionError.self) {
            try find("us.fl.jea.rs", on: CivilDate("2020-01-01"))(in: nil, installation)
        }
        #expect(
            early?.description
                == "no version of tariff \"us.fl.jea.rs\" is in force on 2020-01-01; "
                + "there is 2024-04-01..")
        let unknown = #expect(throws: OperationError.self) {
            try find("us.xx.none")(in: nil, installation)
        }
        #expect(
            unknown?.description.hasPrefix(
                "there is no tariff \"us.xx.none\", neither a file nor an id of one that comes "
                    + "with the program or, with --book, is in the book; expected one of us.ar."
            ) == true)
    }
}

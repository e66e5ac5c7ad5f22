import Diagnostics
import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// A file that says all that a tariff can say is read to the last attribute.
struct TariffEverythingTests {
    let tariff: Tariff

    init() throws {
        let file = PackageRoot.target(ofTest: #filePath)
            .appending(path: "TariffSamples/everything.xml")
        tariff = try TariffFile.read(
            Array(Data(contentsOf: file)), file: "everything.xml",
            schema: TariffShippedFilesTests.schema())
    }

    private func charge(_ id: String) throws -> Charge { try #require(tariff.charge(id)) }

    private func energy(_ id: String) throws -> EnergyCharge {
        guard case .energy(let energy) = try charge(id).kind else {
            throw Problems("\(id) is no energy charge", at: nil)
        }
        return energy
    }

    private func demand(_ id: String) throws -> DemandCharge {
        guard case .demand(let demand) = try charge(id).kind else {
            throw Problems("\(id) is no demand charge", at: nil)
        }
        return demand
    }

    @Test func identity() {
        let identity = tariff.identity
        #expect(identity.utility.name == "Everything Electric")
        #expect(identity.utility.eia == 12_345)
        #expect((identity.schedule, identity.name) == ("E", "Everything"))
        #expect((identity.sector, identity.service) == (.commercial, .delivery))
        #expect((identity.applicability, identity.supersedes) == ("To 500 kW", "Sheet 12"))
        #expect(tariff.source.isIllustrative)
        #expect((tariff.source.docket, tariff.source.note) == ("E-1", "Made up."))
        #expect(tariff.effective.description == "2024-01-01..<2026-01-01")
        #expect((tariff.rounding, tariff.regularDays) == (.halfEven, 27...34))
    }

    @Test func calendar() throws {
        let calendar = tariff.calendar
        #expect(calendar.seasons.map(\.id) == ["summer", "winter", "shoulder"])
        #expect(calendar.season(on: try CivilDate("2024-02-29"))?.id == "winter")
        #expect(calendar.season(on: try CivilDate("2024-11-30"))?.id == "shoulder")
        for day in ["2024-11-29", "2024-03-29", "2024-07-05", "2025-07-03", "2023-01-02"] {
            #expect(calendar.isHoliday(try CivilDate(day)), "\(day)")
        }
        #expect(!calendar.isHoliday(try CivilDate("2023-01-01")))
        #expect(calendar.timesOfUse.map(\.observesHolidays) == [true, false, true])
        let window = try #require(calendar.timesOfUse[0].windows.first)
        #expect(window.seasons == ["summer", "shoulder"])
        #expect(window.time.description == "12:30 to 19:15")
        #expect(tariff.baselines.first?.allowances.map(\.perDay.description) == ["6.8", "8.2"])
    }

    @Test func fixedCharges() throws {
        guard case .fixed(let customer) = try charge("customer").kind else { return }
        #expect(customer.amounts.map(\.value.description) == ["12.5", "13.25"])
        #expect(customer.amounts[0].dates.description == "2024-01-01..<2025-01-01")
        let meter = try charge("meter")
        #expect((meter.seasons, meter.rounding) == (["winter"], .down))
        #expect(meter.dates?.description == "2024-02-01..<2024-12-01")
        let rider = try charge("bill-rider")
        #expect((rider.category, rider.direction) == (.rider, .credit))
    }

    @Test func energyCharges() throws {
        #expect(try energy("peak").tiering.scope == .period)
        #expect(try energy("daily").tiering.unit == .kilowattHoursPerDay)
        #expect(try energy("daily").tiering.fill == .timeOrder)
        #expect(try energy("hours-use").tiering.unit == .kilowattHoursPerKilowatt)
        #expect(try energy("hours-use-daily").tiering.unit == .kilowattHoursPerKilowattDay)
        let block = TierBlock(upTo: try TierLimit("200"), unit: .kilowattHoursPerKilowatt)
        let tiers = try energy("power-and-light").rates[0].tiers
        #expect(tiers.map(\.block) == [block, block, block, nil, nil])
        #expect(tiers.map(\.limit?.description) == ["3000", "10000", nil, "400", nil])
        #expect(tiers.map(\.unit) == [nil, nil, nil, .kilowattHoursPerKilowatt, nil])
        #expect(try energy("by-baseline").rates[0].tiers[0].limit?.description == "130")
        #expect(try charge("fuel").category == .rider)
        #expect(try energy("fuel").rates[1].tiers[0].price.stated?.description == "-0.0021")
        #expect(try charge("decoupling").direction == .credit)
        let buyBack = try charge("buy-back")
        #expect((buyBack.component, buyBack.category) == (.export, .buyBack))
        #expect(buyBack.direction == .credit)
        #expect(try energy("buy-back").flow == .exported)
        #expect(try charge("drv-credit").category == .valueStack)
    }

    @Test func indexedPrices() throws {
        let index = try energy("real-time").rates[0].tiers[0].price
        #expect(
            index
                == .index(
                    IndexPrice(
                        series: "NYISO zone J", market: .realTime,
                        multiplier: try Ratio("1.05"), adder: try EnergyPrice("0.004"))))
        let hedged = try energy("hedged").rates[0].tiers.map(\.price)
        let day = IndexPrice(
            series: "PJM", market: .dayAhead, adder: try EnergyPrice("0.012"))
        #expect(
            hedged == [
                .blockAndIndex(
                    BlockAndIndexPrice(
                        block: try Power(kilowatts: "2"), price: try EnergyPrice("0.08"),
                        index: day, settlement: .takeOrPay)),
                .index(IndexPrice(series: "PJM", market: .other)),
            ])
    }

    @Test func demandCharges() throws {
        let demand = try demand("demand")
        #expect((demand.unit, demand.windowMinutes) == (.kilovoltAmpere, 15))
        #expect(demand.rates[0].tiers.map(\.amount.description) == ["0", "9.5"])
        let ratchet = try #require(demand.ratchet)
        #expect((ratchet.part.percent, ratchet.lookBackMonths) == ("80", 11))
        #expect((ratchet.months, ratchet.minimum?.description) == ([6, 7, 8, 9], "25"))
        #expect(try self.demand("peak-demand").peak == .byPeriod(timeOfUse: "demand-hours"))
        #expect(try self.demand("coincident").peak == .coincident(with: "NYISO"))
    }

    @Test func otherCharges() throws {
        guard case .reactive(let reactive) = try charge("reactive").kind,
            case .percentage(let surcharge) = try charge("surcharge").kind,
            case .percentage(let tax) = try charge("sales-tax").kind,
            case .minimum(let least) = try charge("least").kind
        else {
            Issue.record("a charge is of another kind")
            return
        }
        #expect((reactive.basis, reactive.free?.description) == (.powerFactor, "0.9"))
        #expect(surcharge.base.components == [.delivery, .supply])
        #expect(surcharge.base.excluded == ["meter"])
        #expect(tax.rates.map(\.value.percent) == ["8.875", "9"])
        #expect(try charge("sales-tax").component == .tax)
        #expect(least.base.charges == ["customer", "flat"])
    }

    @Test func workedBills() throws {
        let bill = try #require(tariff.workedBills.first)
        #expect(bill.usage.period.description == "2024-01-15..<2024-02-15")
        #expect((bill.usage.meters, bill.total.description) == (2, "15.00"))
        guard case .totals(let exported) = bill.usage.exported else { return }
        #expect(exported.map(\.total.description) == ["1", "2"])
        #expect(bill.lines[1].tier == 1)
        #expect(bill.lines[2].power == (try Power(kilowatts: "30.5")))
        #expect(
            bill.usage.demands.mapValues { $0.map(\.description) } == [
                "demand": ["30.5"], "coincident": ["30.5"], "peak-demand": ["12", "15"],
            ])
    }

    @Test func whatCannotBeComputedIsListed() {
        #expect(
            tariff.unsupported.map(\.name) == ["tiers of blocks and an index of \"hedged\""])
    }
}

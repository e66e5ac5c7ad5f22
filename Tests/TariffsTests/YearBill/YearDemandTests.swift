import Quantities
import Tariffs
import Testing

/// Demand charges against figures worked by hand.
struct YearDemandTests {
    @Test func blocksOfTheGreatestPower() throws {
        let plan = try BillingPlan(
            Sample.tariff([Sample.demand("50:9 12")]), month: "2024-01")
        let bill = try plan.bill(for: plan.profile { $0 == 100 ? 80 : 10 })
        // 50 kW × 9 + 30 kW × 12
        #expect(
            bill.months[0].summary == [
                "demand, tier 1: 50 kW 450.00", "demand, tier 2: 30 kW 360.00",
            ])
        #expect(bill.months[0].demandFlat.description == "810")
        #expect(bill.months[0].peak.description == "80")
    }

    /// Of four quarters of an hour, the mean of each window of the stated length counts.
    @Test(arguments: [(15, "40"), (30, "30"), (60, "25")])
    func windowsAreMeansOfReadings(window: Int, kilowatts: String) throws {
        let tariff = try Sample.tariff([Sample.demand("1", window: window)])
        let plan = try BillingPlan(tariff, month: "2024-01", step: 900)
        // Energy of a quarter at 20, 40, 10 and 30 kW.
        let bill = try plan.bill(
            for: plan.profile { $0 < 4 ? [5, 10, 2.5, 7.5][$0] : 0 })
        #expect(bill.months[0].billingDemand.description == kilowatts)
        #expect(bill.remarks == [])
    }

    @Test func readingsLongerThanTheWindowAreRemarkedOn() throws {
        let tariff = try Sample.tariff([Sample.demand("1", window: 15)])
        let plan = try BillingPlan(tariff, month: "2024-01")
        #expect(
            plan.remarks == [
                "t.xml:1: \"demand\" is for the demand of 15 minutes, and was taken from "
                    + "readings of 60"
            ])
    }

    @Test func eachPeriodHasItsOwnPeak() throws {
        let calendar = TariffCalendar(timesOfUse: [try Sample.peakHours()])
        let charge = try Sample.demand("2", peak: .byPeriod(timeOfUse: "hours"))
        let plan = try BillingPlan(
            Sample.tariff([charge], calendar: calendar), month: "2024-01")
        // 1 January 2024 is a Monday: hour 13 is on-peak, hour 20 is not.
        let bill = try plan.bill(for: plan.profile { $0 == 13 ? 7 : $0 == 20 ? 9 : 0 })
        #expect(
            bill.months[0].summary == ["demand, on: 7 kW 14.00", "demand, off: 9 kW 18.00"])
        #expect(bill.months[0].demandTimeOfUse.description == "32")
    }

    @Test func thePowerAtTheSystemsPeak() throws {
        let charge = try Sample.demand("2", peak: .coincident(with: "PJM"))
        let tariff = try Sample.tariff([charge])
        let peaks = ["PJM": [try instant("2024-01-01T05:30:00Z")]]
        let plan = try BillingPlan(
            tariff, month: "2024-01", inputs: BillingPlan.Inputs(systemPeaks: peaks))
        let bill = try plan.bill(for: plan.profile { $0 == 5 ? 3 : 8 })
        #expect(bill.months[0].demandFlat.description == "6")
        let missing = #expect(throws: TariffBillError.self) {
            try BillingPlan(tariff, month: "2024-01")
        }
        #expect(
            missing?.description == "charge \"demand\" goes by the peak of \"PJM\"; say when "
                + "it was, see t.xml:1")
    }

    private func ratchet() throws -> Ratchet {
        Ratchet(
            part: try Ratio("0.8"), lookBackMonths: 2, months: [1, 2, 7],
            minimum: try Power(kilowatts: "5"), clause: clause("ratchet"))
    }

    private func ratchetPlan(_ months: [String]) throws -> BillingPlan {
        let tariff = try Sample.tariff([Sample.demand("1", ratchet: ratchet())])
        return try BillingPlan(
            tariff, periods: months.map { try Month($0).days }, calendar: .real(.utc))
    }

    @Test func aPastPeakKeepsTheDemandUp() throws {
        let plan = try ratchetPlan(["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"])
        // January has 100 kW, all others 3.
        let bill = try plan.bill(for: plan.profile { $0 == 7 ? 100 : 3 })
        #expect(
            bill.months.map(\.billingDemand.description) == ["100", "80", "80", "5", "5"])
        // Of November and December, which are not known, neither counts.
        #expect(bill.remarks == [])
        // March and April do not count for the ratchet, whatever was drawn.
        #expect(bill.endState.peaks["demand"]?.map(\.month) == [1, 2, 3, 4, 5])
    }

    /// The ratchet counts January, February and July.
    @Test(arguments: [
        (["2024-02", "2024-03", "2024-04"], "bills from 2024-02 to 2024-03"),
        (["2024-03", "2024-04"], "bills from 2024-03 to 2024-04"),
        (["2024-09", "2024-10"], "bills of 2024-09"), (["2024-08"], "bills of 2024-08"),
        (["2024-05", "2024-06"], nil),
    ])
    func aMissingHistoryIsRemarkedOn(months: [String], bills: String?) throws {
        let plan = try ratchetPlan(months)
        let bill = try plan.bill(for: plan.profile { _ in 3 })
        #expect(
            bill.remarks
                == [bills].compactMap(\.self).map {
                    "charge \"demand\" counts peaks of the 2 months before, and those before "
                        + "\(months[0]) are not known: the \($0) may come out too low"
                })
    }

    @Test func historyComesWithTheState() throws {
        let plan = try ratchetPlan(["2024-08", "2024-09"])
        let peaks = try [
            MeteringState.Peaks(month: 6, powers: [Power(kilowatts: "900")]),
            MeteringState.Peaks(month: 7, powers: [Power(kilowatts: "50")]),
        ]
        let state = MeteringState(peaks: ["demand": peaks])
        let profile = try plan.profile { _ in 3 }
        let bill = try plan.bill(for: profile, from: state)
        #expect(bill.remarks == [])
        // June is not one of the ratchet's months.
        #expect(bill.months.map(\.billingDemand.description) == ["40", "40"])
    }

    /// Six months in January are June to December for SAM, one more than stated.
    @Test func theReferenceLooksOneMonthFurtherBack() throws {
        let plan = try ratchetPlan(["2024-10"])
        let peaks = try ["300", "6", "7"].enumerated().map {
            MeteringState.Peaks(month: 7, powers: [try Power(kilowatts: $1)])
        }
        let state = MeteringState(peaks: ["demand": peaks])
        let profile = try plan.profile { _ in 3 }
        let careful = try plan.bill(for: profile, from: state)
        let sam = try plan.bill(for: profile, convention: .sam, from: state)
        #expect(careful.months[0].billingDemand.description == "5.6")
        #expect(sam.months[0].billingDemand.description == "240")
    }

    @Test func tiersByTheHoursOfUse() throws {
        let tiered = EnergyCharge(
            tiering: Tiering(unit: .kilowattHoursPerKilowatt),
            rates: [try Sample.rate("200:0.10 0.05")])
        let tariff = try Sample.tariff([
            Sample.energy(tiered), Sample.demand("1", minimum: Power(kilowatts: "2")),
        ])
        let plan = try BillingPlan(tariff, month: "2024-01")
        let bill = try plan.bill(for: plan.profile { _ in 1 })
        // 744 kWh at 2 kW: 400 kWh at 0.10 and 344 at 0.05.
        #expect(bill.months[0].energyGross.description == "57.2")
        #expect(bill.months[0].demandFlat.description == "2")
    }

    @Test func aBillOfOneMonthHasTheSameLines() throws {
        let tariff = try Sample.tariff([Sample.flat("0.1"), Sample.demand("50:9 12")])
        let period = try month("2024-01")
        let energies = (0..<744).map {
            Energy(milliwattHours: $0 == 9 ? 80_000_000 : 1_000_000)
        }
        let bill = try tariff.bill(
            for: .readings(energies, step: 3_600, period: period), zone: .utc)
        #expect(
            bill.summary == [
                "energy: 823 kWh 82.30", "demand, tier 1: 50 kW 450.00",
                "demand, tier 2: 30 kW 360.00",
            ])
        let stated = TariffUsage(
            period: period,
            imported: .totals([
                UsageTotals(dates: period, total: try kilowattHours("823"))
            ]), demands: ["demand": [try Power(kilowatts: "80")]])
        #expect(try tariff.bill(for: stated, zone: .utc).lines == bill.lines)
        let unknown = #expect(throws: TariffBillError.self) {
            try tariff.bill(for: .total("823", "2024-01"), zone: .utc)
        }
        #expect(
            unknown?.description
                == "charge \"demand\" needs readings of the meter, see t.xml:1")
    }
}

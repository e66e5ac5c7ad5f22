import Quantities
import Tariffs
import TestSupport
import Testing

/// Charges for reactive power, from a profile that has it.
struct YearReactiveTests {
    private func plan(_ basis: ReactiveCharge.Basis, free: String) throws -> BillingPlan {
        let reactive = ReactiveCharge(
            per: basis, free: try Ratio(free), amounts: [try Sample.dated("0.1")])
        return try BillingPlan(
            Sample.tariff([Sample.charge("reactive", .reactive(reactive))]), month: "2024-01")
    }

    /// January has 744 hours of `real` kWh, and of `reactive` kvarh, but for the first.
    private func profile(_ real: Double, _ reactive: Double, first: Double) throws -> Profile {
        let load = [Energy](
            repeating: Energy(milliwattHours: Int64(real * 1e6)), count: 744)
        let vars = (0..<744).map { hour in
            ReactiveEnergy(millivarHours: Int64((hour == 0 ? first : reactive) * 1e6))
        }
        return try Profile(load: load, reactive: vars)
    }

    /// 744 kvarh less 0.3 of 1,488 kWh; 5 kvar less 0.3 of 2 kW; a factor of 3 / 5 where 0.9
    /// is asked for.
    @Test(arguments: [
        (ReactiveCharge.Basis.energy, "0.3", 2.0, 1.0, 1.0, "297.6 kvarh 29.76"),
        (.peak, "0.3", 2.0, 1.0, 5.0, "4.4 kvar 0.44"),
        (.powerFactor, "0.9", 3.0, 4.0, 4.0, "30 power-factor-point 3.00"),
    ])
    func whatIsBeyondTheFreePartIsBilled(
        basis: ReactiveCharge.Basis, free: String, real: Double, reactive: Double,
        first: Double, line: String
    ) throws {
        let plan = try plan(basis, free: free)
        let bill = try plan.bill(for: profile(real, reactive, first: first))
        #expect(bill.months[0].summary == ["reactive: \(line)"])
        #expect(bill.months[0].other == bill.months[0].total)
    }

    @Test(arguments: ReactiveCharge.Basis.allCases)
    func nothingIsOwedWithinTheFreePart(basis: ReactiveCharge.Basis) throws {
        let plan = try plan(basis, free: "0.9")
        let bill = try plan.bill(for: profile(2, 0.5, first: 0.5))
        #expect(bill.months[0].lines.isEmpty)
        #expect(bill.unroundedTotal == .zero)
    }

    @Test func aProfileWithoutItIsRefused() throws {
        let plan = try plan(.energy, free: "0")
        let error = #expect(throws: TariffBillError.self) {
            try plan.bill(for: plan.profile { _ in 1 })
        }
        #expect(
            error?.description == "charge \"reactive\" needs reactive readings, which the "
                + "profile does not have, see t.xml:1")
        let short = #expect(throws: TariffBillError.self) {
            try Profile(
                load: [.zero, .zero], reactive: [ReactiveEnergy(millivarHours: 1)])
        }
        #expect(
            short?.description == "the load has 2 intervals, the reactive energy 1; "
                + "give both for the same ones")
    }

    @Test(
        arguments: [
            (3, 4, "0.6"), (0, 0, "1"), (1, 0, "1"), (0, 1, "0"), (1, 1, "0.707106781"),
            (-5, 12, "0.384615385"), (1 << 60, 1 << 60, "0.707106781"),
            (9_000_000, 4_358_898, "0.900000037"),
        ] as [(Int64, Int64, String)])
    func powerFactors(real: Int64, reactive: Int64, factor: String) {
        let energy = ReactiveEnergy(millivarHours: reactive)
        #expect(energy.powerFactor(of: Energy(milliwattHours: real)).description == factor)
    }

    /// Reactive energy scales with its charge, whatever is real.
    @Test(arguments: Seed.few)
    func twiceTheReactiveEnergyCostsTwice(seed: Seed) throws {
        var seed = seed
        let plan = try plan(.energy, free: "0")
        let vars = (0..<744).map { _ in Int64.random(in: 0...3_000_000, using: &seed) }
        let bills = try [1, 2].map { factor in
            try plan.bill(
                for: Profile(
                    load: [Energy](repeating: .zero, count: 744),
                    reactive: vars.map { ReactiveEnergy(millivarHours: $0 * factor) }))
        }
        #expect(bills[0].unroundedTotal.femtos * 2 == bills[1].unroundedTotal.femtos)
    }
}

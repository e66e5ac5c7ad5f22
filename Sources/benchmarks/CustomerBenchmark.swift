import ExchangeFiles
import Operations
import Quantities
import RateFiles
import Tariffs

/// Bills a year of many customers, one after another, of whom nothing but their sum is kept.
///
/// Customers are invented: each draws and makes another part of every hour of one profile.
struct CustomerBenchmark {
    let tariff: String
    let load: String
    let generation: String
    let customers: Int

    func result() throws -> String {
        let bench = RateBenchmark(
            tariff: tariff, load: load, generation: generation, regime: "net-billing")
        let plan = try bench.plan()
        let profile = try bench.profile()
        let before = ProcessUse.now
        var total = UnroundedMoney.zero
        for customer in 0..<customers {
            let own = try Profile(
                load: part(of: profile.load, for: customer),
                generation: part(of: profile.generation, for: customer))
            total += try plan.bill(
                for: own, under: MeteringRegime(.netBilling), explained: false
            ).unroundedTotal
        }
        let use = ProcessUse.now
        let seconds = use.cpuSeconds - before.cpuSeconds
        return """
            {"total": \(Numeral.text(total.femtos, decimals: 15, trimming: true)), \
            "microseconds": \(seconds / Double(customers) * 1e6), \
            "megabytes": \(use.peakMegabytes)}
            """
    }

    /// Between a half and one and a half of each energy.
    private func part(of energies: [Energy], for customer: Int) -> [Energy] {
        energies.enumerated().map { hour, energy in
            let percent = Int64(50 + (hour &* 31 &+ customer &* 17) % 101)
            return Energy(milliwattHours: energy.milliwattHours * percent / 100)
        }
    }
}

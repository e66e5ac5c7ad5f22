internal import Diagnostics
internal import Quantities
internal import SystemTimeZones
internal import Tariffs

/// Reckons the bills worked in a tariff again.
struct WorkedBillCheck {
    let tariff: Tariff
    let zone: TimeZoneRules

    init(_ tariff: Tariff) throws(SystemTimeZoneError) {
        self.tariff = tariff
        zone = try TimeZoneRules(loading: tariff.timeZone)
    }

    /// Where a worked bill does not come out to the cent, and why.
    var problems: Problems {
        var problems = Problems()
        for worked in tariff.workedBills {
            do {
                let bill = try tariff.bill(for: worked.usage, zone: zone)
                for difference in worked.differences(from: bill) {
                    problems.add(
                        "worked bill \"\(worked.id)\": \(difference)", at: worked.clause.place)
                }
            } catch {
                problems.add("worked bill \"\(worked.id)\": \(error)", at: worked.clause.place)
            }
        }
        return problems
    }
}

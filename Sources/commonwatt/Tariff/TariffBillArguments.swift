public import ArgumentParser
import Operations
import Quantities
import Tariffs

/// The name of a convention.
struct ConventionArgument: ExpressibleByArgument {
    let name: String
    let value: BillingConvention

    init(name: String, value: BillingConvention) {
        self.name = name
        self.value = value
    }

    init?(argument: String) {
        guard let value = BillingConvention(named: argument) else { return nil }
        self.init(name: argument, value: value)
    }

    var defaultValueDescription: String { name }
}

/// A series of prices and the file that holds it, as in `lmp=prices.csv`.
struct NamedFileArgument: ExpressibleByArgument {
    let name: String
    let path: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        (name, path) = (parts[0], parts[1])
    }
}

/// A moment with a name, as in `system=2026-07-14T17:00-06:00`.
struct NamedTimeArgument: ExpressibleByArgument {
    let name: String
    let time: Instant

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let time = try? Instant(parts[1]) else { return nil }
        (name, self.time) = (String(parts[0]), time)
    }
}

/// A stretch of time with a name, as in `critical=2026-07-14T16:00Z/2026-07-14T19:00Z`.
struct NamedRangeArgument: ExpressibleByArgument {
    let name: String
    let range: TimeRange

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        let times = parts.last?.split(separator: "/") ?? []
        guard parts.count == 2, times.count == 2, let start = try? Instant(times[0]),
            let end = try? Instant(times[1]), let range = TimeRange(from: start, to: end)
        else { return nil }
        (name, self.range) = (String(parts[0]), range)
    }
}

/// A month of a year, as in `2026-07`, or of any, as in `07`.
struct MonthArgument: ExpressibleByArgument {
    let year: Int?
    let month: Int

    init?(argument: String) {
        if let number = Int(argument), (1...12).contains(number), argument.count <= 2 {
            (year, month) = (nil, number)
        } else if let stated = try? Month(argument) {
            (year, month) = (stated.year, stated.month)
        } else {
            return nil
        }
    }

    func matches(_ bill: MonthBill) -> Bool {
        bill.month == month && year.map { $0 == bill.year } != false
    }
}

extension MonthBill {
    /// The year of the period's last day.
    var year: Int { Month(containing: period.end.adding(days: -1)).year }
}

extension MeteringRegime.Kind: ExpressibleByArgument {}
extension MeteringRegime.Carry: ExpressibleByArgument {}
extension MeteringRegime.TrueUp: ExpressibleByArgument {}
extension BillTariff.Days: ExpressibleByArgument {}

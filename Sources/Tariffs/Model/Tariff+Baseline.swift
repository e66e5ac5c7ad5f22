internal import Quantities

extension Tariff {
    /// The baseline allowance of `dates`, season by season, in a territory; the only one where
    /// none is named.
    func baseline(
        on dates: DatePeriod, territory: String?, clause: Clause
    ) throws(TariffBillError) -> Energy {
        let found =
            territory.map { name in baselines.first { $0.territory == name } }
            ?? (baselines.count == 1 ? baselines[0] : nil)
        guard let found else {
            throw .noBaseline(baselines.map(\.territory), clause: clause)
        }
        var sum: Int128 = 0
        for date in dates.dates {
            let season = calendar.seasonIndex(on: date)
            let allowance = found.allowances.first { calendar.includes($0.seasons, season: season) }
            sum += Int128(allowance?.perDay.milliwattHours ?? 0)
        }
        return Energy(milliwattHours: Int64(clamping: sum))
    }
}

internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Sharing

extension MemberPlanner {
    /// Checks that the shares of an array never sum to more than the array, and then the
    /// limits of its program.
    mutating func checkShares(of key: String) throws {
        guard let array = plan.arrays[key] else { return }
        do throws(ShareError) {
            var holdings: [ShareHolding<ID<SubscriptionRecord>>] = []
            for holder in array.holders {
                for share in holder.shares {
                    holdings.append(
                        try ShareHolding(holder.key, units: share.units, during: share.period))
                }
            }
            _ = try ShareRegister(holdings, of: array.terms.basis)
        } catch {
            problems.add("array \"\(key)\": \(array.text(of: error))", at: array.place(of: error))
            return
        }
        try checkLimits(of: array)
    }
}

extension ShareBasis {
    /// So many units as people say them, as in `4% (40000 ppm)` or `12 blocks (3.2%)`.
    func text(of units: Int64) -> String {
        let percent = percent(of: units) + "%"
        let count = "\(units) \(unit.rawValue)"
        return unit == .partsPerMillion ? "\(percent) (\(count))" : "\(count) (\(percent))"
    }

    /// What part of the array so many units are, in percent to at most four decimals.
    func percent(of units: some BinaryInteger) -> String {
        let millionths = (Int128(units) * 1_000_000).divided(by: Int128(total), .halfAwayFromZero)
        return Numeral.text(millionths, decimals: 4, trimming: true)
    }
}

extension ArrayPlan {
    /// The error, and where the array is exceeded, who holds most of it that day.
    fileprivate func text(of error: ShareError) -> String {
        guard case .exceedsArray(let day, let sum, let basis) = error else { return "\(error)" }
        let largest = held(on: day).sorted { $0.share.units > $1.share.units }.prefix(3)
        let names = largest.map { holder, share in
            let row = share.place.map { ", line \($0.line)" } ?? ""
            return "\"\(holder.key)\" with \(basis.percent(of: share.units))%\(row)"
        }
        return "the shares sum to \(basis.percent(of: sum))% (\(sum) \(basis.unit.rawValue)) on "
            + "\(day), the array has \(basis.total); the largest are "
            + names.joined(separator: "; ")
    }

    private func held(on day: CivilDate) -> [(holder: Holder, share: HeldShare)] {
        holders.flatMap { holder in
            holder.shares.filter { $0.period.contains(day) }.map { (holder, $0) }
        }
    }

    /// The share of the list that an error is about: of those that begin on its day the last.
    fileprivate func place(of error: ShareError) -> Place? {
        let date: CivilDate
        switch error {
        case .exceedsArray(let day, _, _), .heldTwice(_, let day): date = day
        default: return listed.map(\.place).max()
        }
        let beginning = listed.filter { $0.share.period.start == date }
        let holding = listed.filter { $0.share.period.contains(date) }
        return (beginning.isEmpty ? holding : beginning).map(\.place).max()
    }
}

internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Sharing

extension MemberPlanner {
    /// Puts the shares of the list beside those the book has of the subscription.
    ///
    /// A share that begins on a day on which none of the book does ends the one before it; one
    /// that begins with one of the book must be of its size, and may end it.
    mutating func planShares(_ subscription: inout SubscriptionPlan) throws {
        let record = subscription.record
        guard let terms = plan.arrays[record.array]?.terms else { return }
        var shares = plan.arrays[record.array]?.shares(of: record.id) ?? []
        for share in record.shares {
            let units: Int64
            do throws(ShareQuantityError) {
                units = try share.quantity.units(of: terms.basis)
            } catch {
                problems.add("share: \(error)", at: share.place)
                continue
            }
            merge(share, units, into: &shares, &subscription, terms)
        }
        subscription.shares = shares
        let changed = subscription.changed.map(\.period.start)
        subscription.changed = shares.filter { changed.contains($0.period.start) }
        let added = subscription.added.map(\.period.start)
        subscription.added = shares.filter { added.contains($0.period.start) }
        plan.arrays[record.array]?.set(
            ArrayPlan.Holder(
                key: record.id, memberClass: memberClasses[record.subscriber] ?? "",
                shares: shares))
    }

    private mutating func merge(
        _ share: ShareRecord, _ units: Int64, into shares: inout [ArrayPlan.HeldShare],
        _ subscription: inout SubscriptionPlan, _ terms: ArrayPlan.Terms
    ) {
        let start = share.period.start
        let key = subscription.record.id
        if let same = shares.firstIndex(where: { $0.period.start == start }) {
            guard shares[same].units == units else {
                problems.add(
                    "share: \"\(key)\" has \(shares[same].units) \(terms.basis.unit.rawValue) "
                        + "from \(start) on in the book, found \(units); a share changes from a "
                        + "later day on", at: share.place)
                return
            }
            let old = shares[same].period
            guard !share.period.isOpen, share.period.end != old.end else { return }
            let first = min(share.period.end, old.end)
            guard isOpen(first, in: terms, at: share.place) else { return }
            shares[same].period = share.period
            shares[same].place = share.place
            if !subscription.added.contains(where: { $0.period.start == start }) {
                subscription.changed.append(shares[same])
            }
        } else {
            guard isOpen(start, in: terms, at: share.place) else { return }
            insert(share, units, into: &shares, &subscription)
        }
        checkOrder(shares, key.rawValue, at: share.place)
    }

    private func insert(
        _ share: ShareRecord, _ units: Int64, into shares: inout [ArrayPlan.HeldShare],
        _ subscription: inout SubscriptionPlan
    ) {
        let start = share.period.start
        let next = shares.firstIndex { $0.period.start > start } ?? shares.count
        if next > 0, shares[next - 1].period.end > start,
            let cut = DatePeriod(from: shares[next - 1].period.start, to: start)
        {
            shares[next - 1].period = cut
            if !subscription.added.contains(where: { $0.period.start == cut.start }) {
                subscription.changed.append(shares[next - 1])
            }
        }
        var period = share.period
        if period.isOpen, next < shares.count,
            let cut = DatePeriod(from: start, to: shares[next].period.start)
        {
            period = cut
        }
        let held = ArrayPlan.HeldShare(units: units, period: period, place: share.place)
        shares.insert(held, at: next)
        subscription.added.append(held)
    }

    private mutating func checkOrder(
        _ shares: [ArrayPlan.HeldShare], _ key: String, at place: Place
    ) {
        for (share, next) in zip(shares, shares.dropFirst())
        where share.period.end > next.period.start {
            problems.add(
                "share_to: \"\(key)\" has another share from \(next.period.start) on in the "
                    + "book, found an end of \(share.period.end)", at: place)
        }
    }

    /// Whether no statement was issued for `date`; what was issued stays as it is.
    private mutating func isOpen(
        _ date: CivilDate, in terms: ArrayPlan.Terms, at place: Place
    ) -> Bool {
        guard let first = terms.firstOpenDay, date < first else { return true }
        problems.add(
            "share_from: \(first.monthOfYear.previous) is already issued for array "
                + "\"\(terms.key)\", so a share can change from \(first) on, found "
                + "\(date)", at: place)
        return false
    }
}

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
            problems.add("array \"\(key)\": \(error)", at: array.place(of: error))
            return
        }
        try checkLimits(of: array)
    }
}

extension ArrayPlan {
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

internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Sharing
internal import Storage

extension MemberPlanner {
    /// Puts the shares of the list beside those the book has of the subscription.
    ///
    /// A share that begins on a day on which none of the book does ends the one before it; one
    /// that begins with one of the book may correct its size and its end, as far as no month
    /// with it is issued.
    mutating func planShares(_ subscription: inout SubscriptionPlan) throws {
        let record = subscription.record
        let array = subscription.array
        guard let terms = plan.arrays[array]?.terms else { return }
        let known = plan.arrays[array]?.shares(of: record.id) ?? []
        var shares = known
        for share in record.shares {
            let units: Int64
            do throws(ShareQuantityError) {
                units = try share.quantity.units(of: terms.basis)
            } catch {
                problems.add("share: \(error)", at: share.place)
                continue
            }
            merge(share, units, into: &shares, record.id, terms)
        }
        compare(shares, with: known, &subscription, terms.basis)
        if reclassified.contains(record.id.rawValue) {
            for index in shares.indices where shares[index].place == nil {
                shares[index].place = record.place
            }
        }
        plan.arrays[array]?.set(
            ArrayPlan.Holder(
                key: record.id, memberClass: memberClasses[record.subscriber] ?? "",
                yearlyUse: record.yearlyUse ?? subscription.stored?.yearlyUse,
                shares: shares, isListed: true))
    }

    /// Notes which shares come new, and what of those of the book changes.
    private mutating func compare(
        _ shares: [ArrayPlan.HeldShare], with known: [ArrayPlan.HeldShare],
        _ subscription: inout SubscriptionPlan, _ basis: ShareBasis
    ) {
        let before = Dictionary(known.map { ($0.period.start, $0) }) { $1 }
        subscription.shares = shares
        for share in shares {
            guard let old = before[share.period.start] else {
                subscription.added.append(share)
                continue
            }
            let hasNewEnd = share.period != old.period
            guard hasNewEnd || share.units != old.units else { continue }
            subscription.changed.append(share)
            if hasNewEnd { subscription.newEnds += 1 }
            note(share, old, of: subscription.record.id.rawValue, basis)
        }
    }

    private mutating func note(
        _ share: ArrayPlan.HeldShare, _ old: ArrayPlan.HeldShare, of key: String,
        _ basis: ShareBasis
    ) {
        let start = share.period.start
        if share.units != old.units {
            plan.changes.append(
                MemberChange(
                    member: key, field: "share from \(start)",
                    before: basis.text(of: old.units), now: basis.text(of: share.units)))
        }
        if share.period != old.period {
            plan.changes.append(
                MemberChange(
                    member: key, field: "share_to of \(start)", before: old.end,
                    now: share.end))
        }
    }

    private mutating func merge(
        _ share: ShareRecord, _ units: Int64, into shares: inout [ArrayPlan.HeldShare],
        _ key: ID<SubscriptionRecord>, _ terms: ArrayPlan.Terms
    ) {
        let start = share.period.start
        if let same = shares.firstIndex(where: { $0.period.start == start }) {
            correct(&shares[same], as: share, units, key, terms)
        } else {
            guard isOpen(start, .shareFrom, in: terms, at: share.place) else { return }
            insert(share, units, into: &shares)
        }
        checkOrder(shares, key.rawValue, at: share.endPlace)
    }

    /// Gives a share of the book the size and the end that the list states.
    private mutating func correct(
        _ held: inout ArrayPlan.HeldShare, as share: ShareRecord, _ units: Int64,
        _ key: ID<SubscriptionRecord>, _ terms: ArrayPlan.Terms
    ) {
        if held.units != units {
            let start = share.period.start
            if let first = terms.firstOpenDay, start < first {
                problems.add(
                    "share: \"\(key)\" has \(terms.basis.text(of: held.units)) from \(start) on "
                        + "in the book, and \(first.monthOfYear.previous) is already issued for "
                        + "array \"\(terms.key)\", found \(terms.basis.text(of: units)); give the "
                        + "new size a row of its own with share_from \(first) or later",
                    at: share.place)
                return
            }
            held.units = units
            held.place = share.place
        }
        guard share.statesEnd, share.period.end != held.period.end else { return }
        let first = min(share.period.end, held.period.end)
        guard isOpen(first, .shareTo, in: terms, at: share.endPlace) else { return }
        held.period = share.period
        held.place = share.place
    }

    private func insert(
        _ share: ShareRecord, _ units: Int64, into shares: inout [ArrayPlan.HeldShare]
    ) {
        let start = share.period.start
        let next = shares.firstIndex { $0.period.start > start } ?? shares.count
        if next > 0, shares[next - 1].period.end > start,
            let cut = DatePeriod(from: shares[next - 1].period.start, to: start)
        {
            shares[next - 1].period = cut
        }
        var period = share.period
        if period.isOpen, next < shares.count,
            let cut = DatePeriod(from: start, to: shares[next].period.start)
        {
            period = cut
        }
        shares.insert(
            ArrayPlan.HeldShare(units: units, period: period, place: share.place), at: next)
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
        _ date: CivilDate, _ column: MemberColumn, in terms: ArrayPlan.Terms, at place: Place
    ) -> Bool {
        guard let first = terms.firstOpenDay, date < first else { return true }
        problems.add(
            "\(column.rawValue): \(first.monthOfYear.previous) is already issued for array "
                + "\"\(terms.key)\", so a share can change from \(first) on, found "
                + "\(date)", at: place)
        return false
    }
}

extension ArrayPlan.HeldShare {
    /// The first day it counts no more; empty where there is none.
    fileprivate var end: String { period.isOpen ? "" : "\(period.end)" }
}

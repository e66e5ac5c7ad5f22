internal import Quantities

extension YearMaker {
    /// What to say of demand charges whose ratchet looks back to months that nobody has told of:
    /// the first bills may then be too low, and comparisons come out too cheap.
    ///
    /// A month that does not count for the ratchet is not missed.
    var missingHistory: [String] {
        zip(plan.demand, history).compactMap { charge, history in
            guard let ratchet = charge.ratchet,
                let nearest = nearestMissed(ratchet, given: history.given)
            else { return nil }
            let last = min(ratchet.lookBackMonths - nearest, plan.periods.count - 1)
            let id = plan.tariff.charges[charge.index].id
            let first = name(ofMonth: 0)
            let bills = last == 0 ? "of \(first)" : "from \(first) to \(name(ofMonth: last))"
            return """
                charge "\(id)" counts peaks of the \(ratchet.lookBackMonths) months before, and \
                those before \(first) are not known: the bills \(bills) may come out too low
                """
        }
    }

    /// How many months before the first billed the nearest lies that counts and is not known.
    private func nearestMissed(_ ratchet: Ratchet, given: Int) -> Int? {
        guard given < ratchet.lookBackMonths, let first = layout.monthNumbers.first else {
            return nil
        }
        return (given + 1..<ratchet.lookBackMonths + 1).first { (distance: Int) -> Bool in
            var month = first - distance % 12
            if month < 1 { month += 12 }
            return ratchet.part(ofMonth: month).billionths > 0
        }
    }

    private func name(ofMonth index: Int) -> String {
        let month = Month(containing: plan.periods[index].end.adding(days: -1))
        return plan.calendar.isPlain ? "month \(month.month)" : "\(month)"
    }
}

// Which charges a percentage or a minimum counts, and in what order they are reckoned.

extension Charge {
    /// What a charge is reckoned from, in the order in which it is done.
    enum Stage: Int, Comparable {
        /// What was measured, or nothing.
        case plain
        /// Riders in percent.
        case percentage
        case minimum
        case tax

        static func < (lhs: Stage, rhs: Stage) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    var stage: Stage {
        switch kind {
        case .fixed, .energy, .demand, .reactive: .plain
        case .percentage: category == .tax || component == .tax ? .tax : .percentage
        case .minimum: .minimum
        }
    }

    /// Whether this percentage or minimum is reckoned from `other` as well.
    ///
    /// Riders in percent count plain charges, minimums count riders too, and taxes all of
    /// them; what is of the same or a later stage counts only where it is named. Credits do not
    /// count toward a minimum unless it names them.
    func counts(_ other: Charge) -> Bool {
        guard let base, base.contains(other), other.id != id else { return false }
        let isNamed = base.charges?.contains(other.id) == true
        if stage == .minimum, other.direction == .credit { return isNamed }
        return isNamed || other.stage < stage
    }
}

extension Tariff {
    /// The indices of percentages and minimums, each after those it counts.
    ///
    /// Those that count each other in a circle, and those that count these, are left out;
    /// a tariff with such charges cannot be made.
    var derivedOrder: [Int] {
        let derived = charges.indices.filter { charges[$0].stage != .plain }
            .sorted { (charges[$0].stage, $0) < (charges[$1].stage, $1) }
        var missing = [Int](repeating: 0, count: charges.count)
        var followers = [[Int]](repeating: [], count: charges.count)
        for index in derived {
            for other in derived where charges[index].counts(charges[other]) {
                missing[index] += 1
                followers[other].append(index)
            }
        }
        var order = derived.filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            for follower in followers[order[next]] {
                missing[follower] -= 1
                if missing[follower] == 0 { order.append(follower) }
            }
            next += 1
        }
        return order
    }

    /// The first percentage or minimum that counts itself by way of others.
    var circularCharge: Charge? {
        let ordered = Set(derivedOrder)
        return charges.indices.first { charges[$0].stage != .plain && !ordered.contains($0) }
            .map { charges[$0] }
    }
}

extension Tariff {
    /// Whether the charge at `index` is a minimum that is stated by the day.
    func isDailyMinimum(_ index: Int) -> Bool {
        guard case .minimum(let minimum) = charges[index].kind else { return false }
        return minimum.basis == .day
    }
}

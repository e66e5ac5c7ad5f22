internal import Diagnostics
internal import Quantities
internal import Tariffs

/// Makes one rate plan a tariff, with what statements and supply extracts add to it.
struct IEDRConverter {
    let plan: IEDRPlan
    let date: CivilDate
    let customer: IEDRCustomer
    /// What was found for the plan, in the order of the files.
    var entries: [IEDREntry] = []
    var items: [UnsupportedItem]
    var remarks: [TariffRemark] = []
    var charges: [Charge] = []
    /// The days on which what is known on ``date`` holds.
    var bounds: DatePeriod
    var seasons = IEDRSeasonParts()
    var schedules: [IEDRScheduleKey: TimeOfUse] = [:]
    /// What the periods of schedules are called, by their identifiers.
    var peakTypes: [String: Set<String>] = [:]
    let tiers: [Int: [IEDRTier]]
    /// How many more values may be looked at; what one plan costs is bounded by its size.
    var work = 100_000
    /// How often each name of a charge was asked for.
    private var identifiers: [String: Int] = [:]
    /// Statements whose charges the book repeats.
    private let ownStatements: Set<String>

    init(_ plan: IEDRPlan, on date: CivilDate, customer: IEDRCustomer) {
        self.plan = plan
        self.date = date
        self.customer = customer
        items = plan.unread
        bounds = plan.dates.period
        entries = plan.charges.map { IEDREntry($0, origin: .book, until: nil) }
        tiers = Dictionary(grouping: plan.calendar.tiers, by: \.number)
        ownStatements = Set(
            plan.charges.filter { $0.kind == .statementCharge }.compactMap(\.statement))
        if let commodity = plan.commodities.first(where: {
            !$0.lowercased().hasPrefix("electric")
        }) {
            item("commodity \(commodity) (read as electricity)", at: plan.clause, .guessed)
        }
    }

    mutating func item(
        _ name: String, at clause: Clause, _ effect: UnsupportedItem.Effect = .leftOut
    ) {
        items.append(UnsupportedItem(name: name, clause: clause, effect: effect))
    }

    /// A name for a charge that is a name in our own files too, and no other charge has.
    mutating func identifier(_ text: String) -> String {
        let base = IEDRPlan.slug(text)
        var name = base
        while let count = identifiers[name] {
            identifiers[name] = count + 1
            name = "\(name.prefix(52))-\(count + 1)"
        }
        identifiers[name] = 1
        return name
    }
}

// MARK: - What is for the plan

extension IEDRConverter {
    /// Takes of `offer` what is for the plan and the customer.
    mutating func take(_ offer: IEDROffer) {
        items += offer.unread
        let subject = IEDRSubject(
            plan: plan, customer: customer,
            allTerritories: offer.territories(of: plan.utility.abbreviation))
        for group in offer.groups {
            if let utility = group.utility, utility.abbreviation != plan.utility.abbreviation {
                continue
            }
            if case .modifier(let code) = group.origin, !customer.modifiers.contains(code) {
                continue
            }
            let answer = group.scope.answer(for: subject)
            guard answer != .no else { continue }
            items += group.unread
            take(group, answer)
        }
    }

    /// Statements that only those customers pay who take part in something.
    private static let forSome = [
        "CCA": "members of a community choice aggregation", "RAD": "farms",
    ]

    private mutating func take(_ group: IEDROffer.Group, _ answer: IEDRAnswer) {
        for entry in group.entries {
            let charge = entry.charge
            if plan.hasRetailSupply, charge.component == .supply {
                remarks.append(
                    TariffRemark(
                        "\"\(charge.name)\"\(entry.origin) is for those whom the utility supplies",
                        clause: charge.clause))
            } else if case .statement(let code) = entry.origin, customer.statements[code] == false {
                continue
            } else if let doubt = doubt(of: entry, answer) {
                if entry.start > date { limit(to: entry.start) }
                guard entry.isKnown(on: date) else { continue }
                item("charge \"\(charge.name)\"\(entry.origin) (\(doubt))", at: charge.clause)
            } else {
                entries.append(entry)
            }
        }
    }

    /// Why it is not known whether the customer owes it, nil where it is.
    private func doubt(of entry: IEDREntry, _ answer: IEDRAnswer) -> String? {
        if case .depends(let what) = answer { return "depends on the customer: \(what)" }
        guard case .statement(let code) = entry.origin else { return nil }
        if ownStatements.contains(code) { return "the book states it too" }
        guard customer.statements[code] == nil else { return nil }
        if let some = Self.forSome[code], entry.charge.value.nanos != 0 {
            return "only for \(some)"
        }
        if entry.charge.name.contains("Value Stack"), entry.charge.component != .export {
            return "stated for use, named as a credit for generation"
        }
        return nil
    }
}

extension IEDREntry {
    /// Whether it may hold on `date`.
    fileprivate func isKnown(on date: CivilDate) -> Bool {
        start <= date && end.map { date < $0 } != false && !charge.isDeleted
    }
}

// MARK: - The tariff

extension IEDRConverter {
    mutating func tariff(id: String) throws(Problems) -> Tariff {
        chooseSupply()
        for entry in entries {
            items += entry.charge.unread
            guard entry.charge.isDeleted else { continue }
            remarks.append(
                TariffRemark(
                    "\"\(entry.charge.name)\" is marked as deleted", clause: entry.charge.clause))
        }
        entries.removeAll(where: \.charge.isDeleted)
        work += 1_000 * entries.count
        seasons = IEDRSeasonParts(plan.calendar.seasons, chosen: customer.seasons, of: entries)
        for series in IEDRSeries.all(of: entries, report: { items.append($0) }) {
            convert(series)
        }
        let identifier: ID<Tariff>
        do { identifier = try ID(id) } catch {
            throw Problems("\(error)", at: plan.clause.place)
        }
        return try checked(id: identifier)
    }

    /// Makes the tariff; charges that it finds unsound become unsupported items.
    private mutating func checked(id: ID<Tariff>) throws(Problems) -> Tariff {
        for _ in 0..<Self.passes {
            guard !charges.isEmpty else { throw nothingUnderstood }
            do throws(TariffDefects) {
                return try make(id: id)
            } catch {
                let count = charges.count
                drop(error)
                if charges.count == count { throw problems(of: error) }
            }
        }
        throw Problems(
            "plan \"\(plan.name)\" cannot be made a tariff, its charges do not fit together",
            at: plan.clause.place)
    }

    /// Why there is no tariff where none of the plan's charges was understood.
    private var nothingUnderstood: Problems {
        var problems = Problems(
            "no charge of plan \"\(plan.name)\" can be made part of a tariff",
            at: plan.clause.place)
        for item in unique(items) { problems.add(item.name, at: item.clause.place) }
        return problems
    }

    /// Each pass finds the defects of one kind: references, calendar, prices.
    private static let passes = 6

    private mutating func drop(_ defects: TariffDefects) {
        let faults = Dictionary(
            defects.all.map { ($0.clause.place, $0) }, uniquingKeysWith: { first, _ in first })
        charges.removeAll { charge in
            let clauses = charge.clauses(schedules.values)
            guard let defect = clauses.lazy.compactMap({ faults[$0.place] }).first else {
                return false
            }
            items.append(
                UnsupportedItem(
                    name: "charge \"\(charge.name)\" (\(defect.fault))", clause: defect.clause))
            return true
        }
    }

    private func problems(of defects: TariffDefects) -> Problems {
        var problems = Problems()
        for defect in defects.all { problems.add("\(defect.fault)", at: defect.clause.place) }
        return problems
    }

    private func make(id: ID<Tariff>) throws(TariffDefects) -> Tariff {
        let used = Set(charges.compactMap(\.schedule))
        let schedules = schedules.values.filter { used.contains($0.id) }
        let calendar = TariffCalendar(
            seasons: seasons.seasons(clause: plan.clause),
            holidays: schedules.isEmpty ? [] : holidays,
            timesOfUse: schedules.sorted { $0.id < $1.id })
        return try Tariff(
            identity: plan.identity(id), currency: "USD", timeZone: "America/New_York",
            source: plan.tariffSource, effective: bounds, calendar: calendar,
            charges: charges, notUnderstood: unique(items), remarks: remarks,
            clause: plan.clause)
    }

    /// The items without those that say the same of the same place.
    private func unique(_ items: [UnsupportedItem]) -> [UnsupportedItem] {
        var seen: Set<UnsupportedItem> = []
        return items.filter { seen.insert($0).inserted }
    }
}

extension Charge {
    /// The time-of-use schedule it goes by.
    fileprivate var schedule: String? {
        switch kind {
        case .energy(let energy): return energy.timeOfUse
        case .demand(let demand):
            if case .byPeriod(let schedule) = demand.peak { return schedule }
            return nil
        default: return nil
        }
    }

    /// Every place that has a part in it.
    fileprivate func clauses(_ schedules: some Collection<TimeOfUse>) -> [Clause] {
        var clauses = [clause]
        if let schedule, let used = schedules.first(where: { $0.id == schedule }) {
            clauses.append(used.clause)
            clauses += used.windows.map(\.clause) + used.periods.map(\.clause)
        }
        switch kind {
        case .energy(let energy):
            clauses += energy.rates.flatMap { [$0.clause] + $0.tiers.map(\.clause) }
        case .demand(let demand):
            clauses += demand.rates.flatMap { [$0.clause] + $0.tiers.map(\.clause) }
        case .fixed(let fixed): clauses += fixed.amounts.map(\.clause)
        case .reactive(let reactive): clauses += reactive.amounts.map(\.clause)
        case .percentage(let percentage): clauses += percentage.rates.map(\.clause)
        case .minimum: break
        }
        return clauses
    }
}

internal import Diagnostics
internal import JSONParsing
internal import Quantities
internal import Tariffs

/// Turns one rate of the Utility Rate Database into a tariff.
struct URDBReader {
    let rate: URDBObject
    let options: URDBFile.Options

    init(_ rate: URDBObject, options: URDBFile.Options) {
        self.rate = rate
        self.options = options
    }

    var notes: URDBNotes { rate.value.notes }

    func tariff() throws(Problems) -> Tariff {
        noteUnusedFields()
        let energy = scheduled("energy", priceLimit: Self.energyLimit)
        let demand = scheduled("demand", priceLimit: Self.amountLimit)
        let coincident = coincident()
        let flat = flatDemand()
        let fuel = fuelAdjustments()
        let year = year(energy: energy, demand: demand, flat, coincident, fuel)
        let ratchet = ratchet()
        var charges = fixed()
        charges += energy.map { energyCharges($0, in: year) } ?? []
        charges += fuel.map { fuelCharge($0, in: year) } ?? []
        charges += flat.map { flatDemandCharge($0, ratchet: ratchet, in: year) } ?? []
        charges += demand.map { demandCharge($0, ratchet: ratchet, in: year) } ?? []
        charges += coincident.map { coincidentCharge($0, in: year) } ?? []
        charges += reactive() + minimums()
        let calendar = TariffCalendar(
            seasons: year.calendar(at: rate.value.clause("calendar")),
            timesOfUse: [
                energy.flatMap { timeOfUse("energy", of: $0, in: year) },
                demand.map { $0.schedule.timeOfUse("demand", of: $0.structure, in: year) },
            ].compactMap(\.self))
        let identity = identity()
        let effective = effective()
        noteSilentFields()
        try notes.problems.throwIfAny()
        guard let identity, let effective else {
            throw Problems("the rate is not complete", at: rate.value.place)
        }
        do throws(TariffDefects) {
            return try Tariff(
                identity: identity, currency: options.currency, timeZone: options.timeZone,
                source: source(), effective: effective, calendar: calendar, charges: charges,
                notUnderstood: notes.notUnderstood, remarks: notes.remarks,
                clause: rate.value.clause(identity.id.rawValue))
        } catch {
            throw Self.problems(of: error)
        }
    }

    private static func problems(of defects: TariffDefects) -> Problems {
        var problems = Problems()
        for defect in defects.all {
            let clause = defect.clause
            let path = clause.path.flatMap { $0.isEmpty ? nil : $0 }
            problems.add(
                "\(path ?? clause.id): \(defect.fault)",
                at: Place(file: clause.file, line: clause.line, column: clause.column))
        }
        return problems
    }

    /// The year, cut where anything that depends on the month changes.
    private func year(
        energy: URDBScheduled?, demand: URDBScheduled?, _ flat: URDBMonthly?,
        _ coincident: URDBMonthly?, _ fuel: URDBFuel?
    ) -> URDBYear {
        URDBYear(
            (0..<12).map { month in
                var signature: [Int] = []
                for schedule in [energy?.schedule, demand?.schedule].compactMap(\.self) {
                    signature += schedule.weekday[month] + schedule.weekend[month]
                }
                signature += [flat, coincident].compactMap { $0?.months[month] }
                return signature + (fuel.map { [Int($0.nanos[month])] } ?? [])
            })
    }

    static let energyLimit = EnergyPrice.inputLimit.nanosPerKilowattHour
    static let amountLimit = ChargeAmount.inputLimit.nanos
}

/// A structure and the hours of its periods.
struct URDBScheduled {
    let structure: URDBStructure
    let schedule: URDBSchedule
}

/// A structure whose periods are months.
struct URDBMonthly {
    let structure: URDBStructure
    /// The period of each month.
    let months: [Int]
}

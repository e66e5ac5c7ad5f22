internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Tariffs

/// The load and the generation of a bill, read from their files.
struct TariffProfiles {
    let load: ProfileFile
    let generation: ProfileFile?
    /// What the file of the load says of reactive power.
    let reactive: ReactiveProfileFile?
    private let files: BillTariff

    /// Reads both; problems of both are thrown together.
    init(_ files: BillTariff, zone: TimeZoneRules) throws(Problems) {
        var problems = Problems()
        let times = TimeForm(zone: zone, dates: files.dates)
        var load: ProfileFile?
        var generation: ProfileFile?
        var reactive: ReactiveProfileFile?
        do throws(Problems) {
            let found = try ProfileFile(
                files.load.bytes, file: files.load.name,
                options: ProfileFile.Options(times: times))
            load = found
            reactive = try ReactiveProfileFile(
                files.load.bytes, file: files.load.name, beside: found, times: times)
        } catch {
            problems.add(error)
        }
        if let file = files.generation {
            do throws(Problems) {
                generation = try ProfileFile(
                    file.bytes, file: file.name,
                    options: ProfileFile.Options(
                        scale: files.generationScale, allowsNegative: true, times: times))
            } catch {
                problems.add(error)
            }
        }
        guard let load, !problems.hasErrors else { throw problems }
        self.files = files
        self.load = load
        self.generation = generation
        self.reactive = reactive
        try check()
    }

    /// That both are of the same intervals.
    private func check() throws(Problems) {
        guard let generation, let file = files.generation else { return }
        let place = Place(file: file.name, line: 1, column: 1)
        if generation.step != load.step {
            throw Problems(
                "expected steps of \(load.step) s as in \(files.load.name), found "
                    + "\(generation.step) s; give both in equal steps", at: place)
        }
        if generation.start != load.start {
            throw Problems(
                "expected steps from \(Self.words(load.start)) on as in \(files.load.name), "
                    + "found \(Self.words(generation.start)); give both for the same time",
                at: place)
        }
        if generation.energies.count != load.energies.count {
            throw Problems(
                "expected \(load.energies.count) steps as in \(files.load.name), found "
                    + "\(generation.energies.count); give both for the same time", at: place)
        }
    }

    private static func words(_ start: Instant?) -> String {
        start.map { "\($0)" } ?? "a year's beginning"
    }

    var step: Int { load.step }

    var warnings: [Problem] {
        [load.remarks, reactive?.remarks, generation?.remarks].compactMap { $0?.warnings }
            .flatMap(\.self)
    }

    /// That the load is so large that its file must be in watt-hours: on average above 50 kW
    /// for a home, and for others above 571 kW, which is 5 GWh a year.
    func suspicions(by sector: TariffIdentity.Sector) -> [Problem] {
        let sum = load.energies.reduce(Int128(0)) { $0 + Int128($1.milliwattHours) }
        let seconds = Int128(load.energies.count) * Int128(load.step)
        guard seconds > 0 else { return [] }
        let milliwatts = (sum * 3_600).divided(by: seconds, .halfAwayFromZero)
        let most: Int128 = sector == .residential ? 50_000_000 : 571_000_000
        guard milliwatts > most else { return [] }
        func kilo(_ milli: Int128) -> String {
            "\(milli.divided(by: 1_000_000, .halfAwayFromZero))"
        }
        return [
            Problem(
                "the load comes to \(kilo(sum)) kWh, \(kilo(milliwatts)) kW on average; is it in "
                    + "Wh?", at: Place(file: files.load.name, line: 1, column: 1),
                severity: .warning)
        ]
    }

    /// Both, where steps that are counted begin at `start`.
    func profile(from start: Instant) throws(TariffBillError) -> Profile {
        try Profile(
            load: load.energies, generation: generation?.energies ?? [],
            reactive: reactive?.energies ?? [], step: step, start: load.start ?? start)
    }
}

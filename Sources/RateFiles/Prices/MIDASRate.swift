internal import Diagnostics
internal import Quantities
internal import Tariffs

/// The values of one MIDAS rate, told apart by what they are for.
struct MIDASRate {
    let id: String
    let place: Place
    let drafts: PriceSeriesDrafts
    /// Values that are no prices of energy, by their unit.
    private var others: [String: Int] = [:]

    init(id: String, place: Place, drafts: PriceSeriesDrafts) {
        self.id = id
        self.place = place
        self.drafts = drafts
    }

    /// What follows the RIN in the name of a series, by the unit of its values.
    private static let suffixes = [
        "$/kWh": "", "export $/kWh": " export", "backup $/kWh": " backup",
    ]
    /// The other units that MIDAS knows.
    private static let otherUnits: Set = [
        "Event", "Level", "kg/kWh CO2", "g/kWh CO2", "$/kW", "$/kvarh",
    ]

    mutating func add(_ value: MIDASValue) {
        guard let suffix = Self.suffixes[value.unit.text] else {
            guard Self.otherUnits.contains(value.unit.text) else {
                let units = Self.suffixes.keys.sorted().map { "\"\($0)\"" }
                drafts.problems.add(
                    "Unit: expected \(units.joined(separator: ", ")) or another of MIDAS, found "
                        + "\"\(value.unit.text.prefix(40))\"", at: value.unit.place)
                return
            }
            others[value.unit.text, default: 0] += 1
            return
        }
        let key = PriceSeriesDrafts.Key(name: id + suffix, currency: "USD", kind: .price)
        guard let step = value.step(),
            let series = drafts.series(key, at: value.place)
        else { return }
        drafts.add(step, to: series, at: value.place)
    }

    /// Says what was left out.
    func remark() {
        for (unit, count) in others.sorted(by: { $0.key < $1.key }) {
            drafts.problems.addWarning(
                "\(count) values of \(id) are in \(unit) and no prices of energy; they are left "
                    + "out", at: place)
        }
    }

    /// A RIN: country and state, distributor and energy supplier, rate, location.
    static func identifier(_ text: String) throws(MIDASError) -> String {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 4, parts.prefix(3).allSatisfy({ $0.count == 4 }),
            (1...10).contains(parts[3].count), parts.joined().allSatisfy(isOfIdentifier)
        else { throw .notAnIdentifier(text) }
        return text
    }

    private static func isOfIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

/// One value of a rate as the file states it.
struct MIDASValue {
    enum Field: String, CaseIterable {
        case dateStart = "DateStart"
        case dateEnd = "DateEnd"
        case dayStart = "DayStart"
        case dayEnd = "DayEnd"
        case timeStart = "TimeStart"
        case timeEnd = "TimeEnd"
        case value = "Value"
        case valueName = "ValueName"
        case unit = "Unit"
    }

    typealias Text = (text: String, place: Place)

    let place: Place
    let unit: Text
    private let dates: (start: Text, end: Text)
    private let times: (start: Text, end: Text)
    private let price: Text
    private let problems: RateProblems

    /// The value, or nil with a problem where a field that counts is missing.
    ///
    /// The days of the week repeat what the dates say, in the utility's own time zone, and names
    /// are for people: neither is needed.
    init?(_ texts: [Field: Text], place: Place, problems: RateProblems) {
        let needed: [Field] = [.dateStart, .dateEnd, .timeStart, .timeEnd, .value, .unit]
        let missing = needed.filter { texts[$0] == nil }
        for field in missing {
            problems.add("a value of MIDAS needs \(field.rawValue), found none", at: place)
        }
        guard let dateStart = texts[.dateStart], let dateEnd = texts[.dateEnd],
            let timeStart = texts[.timeStart], let timeEnd = texts[.timeEnd],
            let price = texts[.value], let unit = texts[.unit]
        else { return nil }
        self.place = place
        self.problems = problems
        self.unit = unit
        self.price = price
        dates = (dateStart, dateEnd)
        times = (timeStart, timeEnd)
    }

    /// When it holds and what it is, or nil with a problem.
    func step() -> PriceSeries.Step? {
        let amount = read(.value, price) { text throws(NumeralError) in try EnergyPrice(text) }
        let start = instant(.dateStart, dates.start, .timeStart, times.start)
        let last = instant(.dateEnd, dates.end, .timeEnd, times.end)
        guard let amount, let start, let last else { return nil }
        guard last > start else {
            problems.add("TimeEnd: expected a time after \(start), found \(last)", at: place)
            return nil
        }
        // An end is the last second; only the end of a day can be meant to be the first after.
        let endsDay = times.end.text == "24:00:00"
        guard endsDay || last.secondsSince1970 % 60 == 59 else {
            problems.add(
                "TimeEnd: expected the last second of the interval as in 08:59:59, found "
                    + "\"\(times.end.text)\"", at: times.end.place)
            return nil
        }
        let seconds = last.seconds(since: start) + (endsDay ? 0 : 1)
        guard seconds <= 86_400 || spansWholeDays else {
            problems.add(
                "it is not clear whether the value holds from \(start) to \(last) without a break "
                    + "or at these times of each day; give a value for each day", at: place)
            return nil
        }
        do throws(PriceStepError) {
            let range = try PriceStep.range(from: start, seconds: seconds)
            return PriceSeries.Step(range, price: amount)
        } catch {
            problems.add("\(error)", at: place)
            return nil
        }
    }

    /// Whether it begins with a day and ends with one, so that both readings are the same.
    private var spansWholeDays: Bool {
        times.start.text == "00:00:00" && ["23:59:59", "24:00:00"].contains(times.end.text)
    }

    private func instant(
        _ dateField: Field, _ date: Text, _ field: Field, _ time: Text
    ) -> Instant? {
        let day = read(dateField, date) { text throws(CivilDateError) in try CivilDate(text) }
        guard let day else { return nil }
        return read(field, time) { text throws(MIDASError) in
            guard text.utf8.count == 8, let instant = try? Instant("\(day)T\(text)Z") else {
                throw .notATime(text)
            }
            return instant
        }
    }

    private func read<Value, Failure: Error>(
        _ field: Field, _ text: Text, _ parse: (String) throws(Failure) -> Value
    ) -> Value? {
        do throws(Failure) {
            return try parse(text.text)
        } catch {
            problems.add("\(field.rawValue): \(error)", at: text.place)
            return nil
        }
    }
}

/// Why a text of MIDAS is not what it should be.
enum MIDASError: Error, Hashable {
    case notAnIdentifier(String)
    case notATime(String)
}

extension MIDASError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notAnIdentifier(let text):
            "expected a RIN as in USCA-PGPG-TOU4-0000, found \"\(text.prefix(40))\""
        case .notATime(let text):
            "expected a time as in 08:59:59, found \"\(text.prefix(40))\""
        }
    }
}

internal import Diagnostics
internal import Quantities
internal import Tariffs

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

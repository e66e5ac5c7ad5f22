import Quantities

/// Dates and months as lists and reports have them.
///
/// They are read in one form only; of others it is said which day or month they may mean, since
/// a spreadsheet writes dates of its own accord in the form of its country.
enum ListDate {
    static func date(_ text: String) throws(ListDateError) -> CivilDate {
        do throws(CivilDateError) {
            return try CivilDate(text)
        } catch {
            let meant = SpelledDate(text)?.days.map(\.description) ?? []
            throw ListDateError(error: error, meant: meant)
        }
    }

    static func month(_ text: String) throws(ListDateError) -> Month {
        do throws(CivilDateError) {
            return try Month(text)
        } catch {
            let meant = SpelledDate(text)?.months.map(\.description) ?? []
            throw ListDateError(error: error, meant: meant)
        }
    }

    static func end(_ text: String) throws(ListDateError) -> ShareEnd {
        text == "open" ? .open : .day(try date(text))
    }
}

/// Why a text is no date or month, and which ones it may mean.
struct ListDateError: Error, Hashable, Sendable {
    let error: CivilDateError
    let meant: [String]
}

extension ListDateError: CustomStringConvertible {
    var description: String {
        guard !meant.isEmpty else { return "\(error)" }
        return "\(error), which may be \(meant.joined(separator: " or ")); format the column as "
            + "text before it is filled in, and write it so"
    }
}

/// A date or month in a form that spreadsheets and people write.
private struct SpelledDate {
    /// The days that are meant, none where only a month is.
    var days: [CivilDate] = []
    var months: [Month] = []

    init?(_ text: String) {
        let text = text.prefix { $0 != "T" && $0 != " " }
        if let serial = Int(text), (20_000..<90_000).contains(serial) {
            add(CivilDate(year: 1900, month: 1, day: 1)?.adding(days: serial - 2))
        } else {
            read(text.split { "/-. ".contains($0) }.map(String.init))
        }
        if days.isEmpty && months.isEmpty { return nil }
    }

    private mutating func add(_ day: CivilDate?) {
        guard let day, !days.contains(day) else { return }
        days.append(day)
        add(day.monthOfYear)
    }

    private mutating func add(_ month: Month?) {
        guard let month, !months.contains(month) else { return }
        months.append(month)
    }

    private mutating func read(_ parts: [String]) {
        let named = parts.firstIndex { Self.month(named: $0) != nil }
        let numbers = parts.map { Self.month(named: $0) ?? Int($0) ?? -1 }
        guard numbers.allSatisfy({ $0 >= 0 }), parts.allSatisfy({ $0.utf8.count <= 9 }) else {
            return
        }
        switch (parts.count, named) {
        case (2, let name?):
            add(Month(year: Self.year(numbers[1 - name]), month: numbers[name]))
        case (2, nil):
            let (year, month) =
                numbers[0] > 31 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
            add(Month(year: Self.year(year), month: month))
        case (3, let name?):
            add(
                CivilDate(
                    year: Self.year(numbers[2]), month: numbers[name],
                    day: numbers[name == 0 ? 1 : 0]))
        case (3, nil) where numbers[0] > 31:
            add(CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]))
        case (3, nil):
            let year = Self.year(numbers[2])
            add(CivilDate(year: year, month: numbers[0], day: numbers[1]))
            add(CivilDate(year: year, month: numbers[1], day: numbers[0]))
        default: break
        }
    }

    /// A year of two digits is one of this century, as spreadsheets write it.
    private static func year(_ number: Int) -> Int { number < 100 ? 2000 + number : number }

    private static func month(named text: String) -> Int? {
        let names = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        guard text.first?.isLetter == true else { return nil }
        return names.firstIndex(of: text.prefix(3).lowercased()).map { $0 + 1 }
    }
}

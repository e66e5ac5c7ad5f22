public import Quantities

/// Why a month, or an array's month, cannot be billed.
public enum MonthError: Error, Hashable, Sendable {
    case noArrays
    case noSuchArray(String, known: [String])
    case notOver(Month, asOf: CivilDate)
    case noSubscriptions
    case noMeter(array: String)
    case noReadings(meter: String, Month)
    case noProgram(String)
    case programDoesNotCover(String, CivilDate)
    case program(String)
    case timeZone(String)
    case shareUnit(String)
    case damaged(String)
    case earlierMonthOpen(Month)
    case changedSinceIssue(String, now: Energy, then: Energy)
}

extension MonthError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noArrays: "the book has no array yet; add one; see: commonwatt array add --help"
        case .noSuchArray(let array, let known):
            "there is no array \"\(array)\"; the book has "
                + (known.isEmpty ? "none" : known.joined(separator: ", "))
        case .notOver(let month, let date):
            "\(month) is not over on \(date); a month is billed from the day after its last"
        case .noSubscriptions: "nobody holds a share of the array in the month"
        case .noMeter(let array):
            "array \(array) has no production meter; name one when adding the array"
        case .noReadings(let meter, let month):
            "the production meter \(meter) has no readings in \(month); import its file with: "
                + "commonwatt meter import FILE --meter \(meter)"
        case .noProgram(let program):
            "the book has no program \"\(program)\"; import its file with: "
                + "commonwatt program import FILE"
        case .programDoesNotCover(let program, let date):
            "no version of program \"\(program)\" is in force on \(date); import the one that is"
        case .program(let problem): problem
        case .timeZone(let problem): problem
        case .shareUnit(let unit): "the book counts shares in \"\(unit)\", which is no share unit"
        case .damaged(let reason): "the book holds what it should not: \(reason)"
        case .earlierMonthOpen(let month):
            "\(month) was not issued yet; months are issued in order, so that banks and "
                + "balances follow each other; issue it first, with: commonwatt bill issue "
                + "--month \(month)"
        case .changedSinceIssue(let subscription, let now, let then):
            "\(subscription) was allocated \(then) kWh when the month was issued and would get "
                + "\(now) kWh now; readings or shares have changed since"
        }
    }
}

import Quantities

/// A charge, where it comes from, and the days it holds.
struct IEDREntry: Hashable {
    enum Origin: Hashable {
        case book
        case statement(String)
        case supply
        case modifier(String)
    }

    let charge: IEDRCharge
    let origin: Origin
    let start: CivilDate
    /// The first day it does not hold, nil where none is known.
    var end: CivilDate?
    /// Whether it is only expected to end then.
    var endIsExpected = false

    /// The days it holds, nil where it ended before it began.
    var period: DatePeriod? {
        end.map { DatePeriod(from: start, to: $0) } ?? DatePeriod(from: start)
    }

    init(_ charge: IEDRCharge, origin: Origin, until end: CivilDate?) {
        self.charge = charge
        self.origin = origin
        start = charge.dates.start
        self.end = [charge.dates.last.map { $0.adding(days: 1) }, end].compactMap { $0 }.min()
    }
}

public import Quantities
public import Storage

/// Lists the arrays of a book, with what is held of each on a day.
public struct ListArrays: Sendable {
    public var date: CivilDate

    public init(on date: CivilDate) {
        self.date = date
    }

    /// An array with its meter and what is held of it.
    public struct Listed: Hashable, Sendable {
        public var row: ArrayRow
        public var meter: String?
        /// Units held on the day.
        public var held: Int64
        public var subscriptions: Int
    }

    public func callAsFunction(in book: Book) throws -> [Listed] {
        try book.read { reader in
            try reader.arrays().map { array in
                let shares = try reader.shares(ofArray: array.id, on: date.asPeriod)
                return Listed(
                    row: array.row, meter: try reader.productionMeter(ofArray: array.id)?.key,
                    held: shares.reduce(0) { $0 + $1.units }, subscriptions: shares.count)
            }
        }
    }
}

extension CivilDate {
    /// The day as a period; the last of the calendar as the one before.
    var asPeriod: DatePeriod {
        DatePeriod(from: self, to: adding(days: 1)) ?? DatePeriod(from: self)
    }
}

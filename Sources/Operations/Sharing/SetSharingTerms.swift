public import Quantities
public import Sharing
public import Storage

/// States the prices that an array's sharing contribution rates are computed with.
public struct SetSharingTerms: Sendable {
    public let array: String
    public let from: Month
    public let buy: EnergyPrice
    public let sell: EnergyPrice
    public let capacity: CapacityPrice

    public init(
        array: String, from month: Month, buy: EnergyPrice, sell: EnergyPrice,
        capacity: CapacityPrice
    ) {
        self.array = array
        from = month
        self.buy = buy
        self.sell = sell
        self.capacity = capacity
    }

    public enum Outcome: Hashable, Sendable {
        case set
        /// The array has them from that month on, and nothing was changed.
        case alreadyThere
    }

    /// Adds the terms; what was issued keeps what it says.
    /// - Throws: ``OperationError`` for an unknown array or a selling price above the buying one.
    @discardableResult
    public func callAsFunction(in book: Book, _ mode: WriteMode = .commit) throws -> Outcome {
        guard sell <= buy else {
            throw OperationError.badArgument(
                "--sell", reason: "expected at most the buying price \(buy), found \(sell)")
        }
        return try book.perform(mode) { db in
            let array = try db.reader.knownArray(array)
            let terms = SharingTermsRow(
                array: array.id, from: from, buy: buy, sell: sell,
                capacityNanos: capacity.nanosPerKilowatt)
            guard try db.reader.sharingTerms(ofArray: array.id, in: from) != terms else {
                return .alreadyThere
            }
            try db.add(terms)
            return .set
        }
    }
}

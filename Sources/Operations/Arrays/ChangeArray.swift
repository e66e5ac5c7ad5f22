public import Quantities
internal import Sharing
public import Storage

/// Corrects what a book says of an array, until its first month is issued: what statements were
/// made from stays as it was.
public struct ChangeArray: Sendable {
    public var key: String
    public var name: String?
    public var capacity: Power?
    public var utility: String?
    public var zone: String?
    public var dueDays: Int?

    /// What is nil stays as it is.
    public init(
        _ key: String, name: String? = nil, capacity: Power? = nil, utility: String? = nil,
        zone: String? = nil, dueDays: Int? = nil
    ) {
        self.key = key
        self.name = name
        self.capacity = capacity
        self.utility = utility
        self.zone = zone
        self.dueDays = dueDays
    }

    /// A fact as it was and as it is now.
    public struct Change: Hashable, Sendable {
        public var field: String
        public var before: String
        public var now: String
    }

    /// What was changed; empty where the book has it all so already.
    /// - Throws: ``OperationError``, `ShareError` where shares in watts would exceed a smaller
    ///   array, and `BookError`.
    public func callAsFunction(
        in book: Book, _ mode: WriteMode = .commit
    ) throws -> [Change] {
        try check()
        return try book.perform(mode) { writer in
            let reader = writer.reader
            guard let stored = try reader.array(key) else {
                throw OperationError.unknownArray(key, known: try reader.arrays().map(\.key))
            }
            let row = changed(stored.row)
            let changes = Self.changes(from: stored.row, to: row)
            guard !changes.isEmpty else { return [] }
            if let month = try reader.billedMonths(ofArray: stored.id).first {
                throw OperationError.arrayIsBilled(key, month)
            }
            try checkShares(stored.id, row, reader)
            try writer.change(Stored(id: stored.id, row))
            return changes
        }
    }

    private func check() throws(OperationError) {
        if let name { try Argument.checkLine(name, "name") }
        if let capacity { try Argument.check(capacity: capacity) }
        if let utility { try Argument.checkLine(utility, "utility") }
        if let zone { try Argument.checkLabel(zone, "zone") }
        if let dueDays { try Argument.check(dueDays: dueDays) }
    }

    private func changed(_ known: ArrayRow) -> ArrayRow {
        var row = known
        row.name = name ?? row.name
        row.utility = utility ?? row.utility
        row.zone = zone ?? row.zone
        row.dueDays = dueDays ?? row.dueDays
        if let capacity {
            row.capacity = capacity
            if row.shareUnit == ShareUnit.watts.rawValue {
                row.shareTotal = capacity.milliwatts / 1000
            }
        }
        return row
    }

    private static func changes(from known: ArrayRow, to row: ArrayRow) -> [Change] {
        let facts = [
            ("name", known.name, row.name),
            ("capacity_kw", "\(known.capacity)", "\(row.capacity)"),
            ("utility", known.utility, row.utility), ("zone", known.zone ?? "", row.zone ?? ""),
            ("due_days", "\(known.dueDays)", "\(row.dueDays)"),
        ]
        return facts.compactMap { field, before, now in
            before == now ? nil : Change(field: field, before: before, now: now)
        }
    }

    /// Shares in watts must still fit into the array.
    private func checkShares(
        _ array: Int64, _ row: ArrayRow, _ reader: BookReader
    ) throws {
        guard let unit = ShareUnit(rawValue: row.shareUnit) else { return }
        let basis = try ShareBasis(unit, total: row.shareTotal)
        let holdings = try reader.shares(ofArray: array).map {
            try ShareHolding($0.subscription, units: $0.units, during: $0.period)
        }
        _ = try ShareRegister(holdings, of: basis)
    }
}

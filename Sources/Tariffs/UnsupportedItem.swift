/// Something a tariff says that this engine does not compute.
///
/// One such item keeps the tariff from billing anyone: a bill without it would be wrong.
public struct UnsupportedItem: Hashable, Sendable {
    /// What it is, as in `demand charge "summer demand"`.
    public let name: String
    public let clause: Clause

    public init(name: String, clause: Clause) {
        self.name = name
        self.clause = clause
    }
}

extension UnsupportedItem: CustomStringConvertible {
    public var description: String { "\(clause): \(name) cannot be computed" }
}

extension Tariff {
    /// What of the tariff cannot be computed, in the order of the file.
    public var unsupported: [UnsupportedItem] { notUnderstood + charges.flatMap(\.unsupported) }
}

extension Charge {
    fileprivate var unsupported: [UnsupportedItem] {
        switch kind {
        case .fixed: []
        case .energy(let energy):
            energy.unsupportedTiering(of: self) + energy.unsupportedPrices(of: self)
        case .demand: [item("demand charge")]
        case .reactive: [item("reactive power charge")]
        case .percentage: [item(category == .tax ? "tax" : "percentage")]
        case .minimum(let minimum):
            minimum.basis == .year ? [item("yearly minimum")] : []
        }
    }

    fileprivate func item(_ what: String, at clause: Clause? = nil) -> UnsupportedItem {
        UnsupportedItem(name: "\(what) \"\(id)\"", clause: clause ?? self.clause)
    }
}

extension EnergyCharge {
    fileprivate var hasTiers: Bool { rates.contains { $0.tiers.count > 1 } }

    fileprivate func unsupportedTiering(of charge: Charge) -> [UnsupportedItem] {
        guard hasTiers else { return [] }
        switch tiering.unit {
        case .kilowattHours, .kilowattHoursPerDay: break
        case .kilowattHoursPerKilowatt, .kilowattHoursPerKilowattDay:
            return [charge.item("tiers by demand of")]
        case .percentOfBaseline: return [charge.item("tiers by baseline of")]
        }
        return tiering.fill == .timeOrder && timeOfUse != nil
            ? [charge.item("tiers filled in order of time of")] : []
    }

    fileprivate func unsupportedPrices(of charge: Charge) -> [UnsupportedItem] {
        rates.flatMap(\.tiers).compactMap { tier in
            switch tier.price {
            case .fixed: nil
            case .index: charge.item("index price of", at: tier.clause)
            case .blockAndIndex: charge.item("block-and-index price of", at: tier.clause)
            }
        }
    }
}

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

    /// What of it keeps the tariff from billing, where `names` are accepted beside its own.
    public func blocking(accepting names: Set<String> = []) -> [UnsupportedItem] {
        unsupported.filter { !accepting.contains($0.name) && !names.contains($0.name) }
    }
}

extension Charge {
    fileprivate var unsupported: [UnsupportedItem] {
        guard case .energy(let energy) = kind else { return [] }
        return energy.unsupportedPrices(of: self)
    }

    fileprivate func item(_ what: String, at clause: Clause? = nil) -> UnsupportedItem {
        UnsupportedItem(name: "\(what) \"\(id)\"", clause: clause ?? self.clause)
    }
}

extension EnergyCharge {
    /// Tiers that blocks of power with an index or prices of an event would have to fill: no
    /// tariff is known to have them, so that nothing is said of how they would be filled.
    fileprivate func unsupportedPrices(of charge: Charge) -> [UnsupportedItem] {
        rates.filter { $0.tiers.count > 1 }.compactMap { rate in
            if event != nil { return charge.item("tiers of event", at: rate.clause) }
            let block = rate.tiers.first {
                if case .blockAndIndex = $0.price { true } else { false }
            }
            return block.map { charge.item("tiers of blocks and an index of", at: $0.clause) }
        }
    }
}

extension Tariff {
    /// Whether it prices the wires alone, so that a bill by it is not all that a customer pays.
    public var lacksSupply: Bool {
        guard identity.service == .delivery else { return false }
        return !charges.contains { charge in
            guard case .energy(let energy) = charge.kind, energy.flow == .imported else {
                return false
            }
            return charge.component == .supply || charge.component == .bundled
        }
    }

    /// What bills by it leave out, in words: the supply where it has none and no supplier's
    /// tariff bills it, and what cannot be computed and was accepted.
    ///
    /// `words` are accepted beside its own. What is billed by a guess is not left out.
    public func leftOut(accepting words: Set<String> = [], isSupplied: Bool = false) -> [String] {
        let items = accepting(words).accepted.filter { $0.effect == .leftOut }
        return (lacksSupply && !isSupplied ? ["supply, which the tariff does not price"] : [])
            + items.map(\.title)
    }
}

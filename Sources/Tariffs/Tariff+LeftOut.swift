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
    /// `names` are accepted beside its own. What was read into a charge, though otherwise than
    /// stated, is not left out.
    public func leftOut(accepting names: Set<String> = [], isSupplied: Bool = false) -> [String] {
        let charged = Set(charges.map { "\($0.clause)" })
        let read = Set(notUnderstood.filter { charged.contains("\($0.clause)") })
        let items = unsupported.filter {
            (accepting.contains($0.name) || names.contains($0.name)) && !read.contains($0)
        }
        return (lacksSupply && !isSupplied ? ["supply, which the tariff does not price"] : [])
            + items.map(\.name)
    }
}

/// Something a tariff says that this engine does not compute, or reads only by a guess.
///
/// One such item keeps the tariff from billing anyone, until somebody accepts it: a bill
/// without it, or by the guess, may be wrong.
public struct UnsupportedItem: Hashable, Sendable {
    /// What it is, and in brackets why, as in `charge "Energy" (it goes by the weather)`.
    public let name: String
    public let clause: Clause
    public let effect: Effect

    /// What bills do about an item that was accepted.
    public enum Effect: String, Hashable, Sendable, CaseIterable {
        /// They are made without it.
        case leftOut = "left_out"
        /// They are made by the guess that its name tells.
        case guessed
    }

    public init(name: String, clause: Clause, effect: Effect = .leftOut) {
        self.name = name
        self.clause = clause
        self.effect = effect
    }

    /// The name without the reason in brackets at its end.
    public var title: String {
        guard name.hasSuffix(")") else { return name }
        var depth = 0
        for index in name.indices.reversed() {
            switch name[index] {
            case ")": depth += 1
            case "(": depth -= 1
            default: continue
            }
            guard depth == 0 else { continue }
            let title = name[..<index]
            return title.hasSuffix(" ") && title.count > 1 ? String(title.dropLast()) : name
        }
        return name
    }

    /// Whether one of `words` is its name or its title.
    public func isAccepted(by words: Set<String>) -> Bool {
        words.contains(name) || words.contains(title)
    }
}

extension UnsupportedItem.Effect {
    /// What is wrong with the item, as in `X cannot be computed`.
    public var fault: String {
        switch self {
        case .leftOut: "cannot be computed"
        case .guessed: "is read by a guess"
        }
    }

    /// What its acceptance comes to.
    public var consequence: String {
        switch self {
        case .leftOut: "bills leave it out, and say so"
        case .guessed: "bills are made by the guess, and say so"
        }
    }

    /// What bills did, as a heading.
    public var words: String {
        switch self {
        case .leftOut: "left out"
        case .guessed: "billed by a guess"
        }
    }
}

extension UnsupportedItem: CustomStringConvertible {
    public var description: String { "\(clause): \(name) \(effect.fault)" }
}

extension Tariff {
    /// What of the tariff cannot be computed, or only by a guess, in the order of the file.
    public var unsupported: [UnsupportedItem] { notUnderstood + charges.flatMap(\.unsupported) }

    /// What of it keeps the tariff from billing, where `words` are accepted beside its own.
    public func blocking(accepting words: Set<String> = []) -> [UnsupportedItem] {
        unsupported.filter { !$0.isAccepted(by: accepting) && !$0.isAccepted(by: words) }
    }

    /// What of it bills go without, or go by as a guess, by leave of who keeps it.
    public var accepted: [UnsupportedItem] {
        unsupported.filter { $0.isAccepted(by: accepting) }
    }

    /// Those of `words` that are the name of nothing the tariff says.
    public func acceptedInVain(_ words: Set<String>) -> Set<String> {
        words.filter { word in !unsupported.contains { $0.isAccepted(by: [word]) } }
    }
}

extension Sequence<UnsupportedItem> {
    /// Whether a line of the charge `id` that says `clause` is billed by one of these guesses.
    public func guess(charge id: String, clause: Clause? = nil) -> Bool {
        contains { $0.effect == .guessed && ($0.clause.id == id || $0.clause == clause) }
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

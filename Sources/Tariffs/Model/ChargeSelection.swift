/// Some of a tariff's charges, as a percentage, a minimum or a program refers to them.
public struct ChargeSelection: Hashable, Sendable {
    /// The components taken, nil for all.
    public let components: Set<ChargeComponent>?
    /// The charges taken by name, nil for all.
    public let charges: Set<String>?
    /// The charges left out.
    public let excluded: Set<String>

    public init(
        components: Set<ChargeComponent>? = nil, charges: Set<String>? = nil,
        excluded: Set<String> = []
    ) {
        self.components = components
        self.charges = charges
        self.excluded = excluded
    }

    public static let all = ChargeSelection()

    /// The charges named in it, taken or left out.
    public var named: Set<String> { excluded.union(charges ?? []) }

    public func contains(_ charge: Charge) -> Bool {
        components?.contains(charge.component) != false
            && charges?.contains(charge.id) != false && !excluded.contains(charge.id)
    }
}

extension ChargeSelection: CustomStringConvertible {
    public var description: String {
        var parts: [String] = []
        if let components {
            parts.append("of " + components.map(\.rawValue).sorted().joined(separator: ", "))
        }
        if let charges { parts.append("named " + charges.sorted().joined(separator: ", ")) }
        if !excluded.isEmpty {
            parts.append("without " + excluded.sorted().joined(separator: ", "))
        }
        return parts.isEmpty ? "all charges" : "charges " + parts.joined(separator: " ")
    }
}

public import Quantities

/// A tax on the fee.
public struct ProgramTax: Hashable, Sendable {
    public var name: String
    public var rate: Ratio
    public var exempt: Set<ClassIndex>
    public var clause: ProgramClause

    public init(
        name: String, rate: Ratio, exempt: Set<ClassIndex> = [], clause: ProgramClause = .none
    ) {
        self.name = name
        self.rate = rate
        self.exempt = exempt
        self.clause = clause
    }
}

/// Who owns the renewable attributes, and what may be said of them.
public struct AttributeRule: Hashable, Sendable {
    public var owner: Owner
    public var registry: String?
    public var factorSet: String?
    /// What the statement must say instead of the usual sentence.
    public var claim: String?

    public init(
        owner: Owner, registry: String? = nil, factorSet: String? = nil, claim: String? = nil
    ) {
        self.owner = owner
        self.registry = registry
        self.factorSet = factorSet
        self.claim = claim
    }

    public enum Owner: String, Hashable, Sendable, CaseIterable {
        case subscriber, sponsor, utility, sold
    }

    /// What a statement must say; nil where the subscriber owns the attributes.
    ///
    /// Whoever sells the certificates must not let others claim the power: 16 CFR
    /// 260.15(d).
    public var sentence: String? {
        if let claim { return claim }
        switch owner {
        case .subscriber: return nil
        case .sold:
            return "RECs are sold; your subscription does not entitle you to claim solar power."
        case .sponsor, .utility:
            return "The \(owner.rawValue) owns the RECs; your subscription does not entitle "
                + "you to claim solar power."
        }
    }
}

/// What protects the subscriber.
public struct ProtectionRule: Hashable, Sendable {
    /// Days within which a contract can be cancelled.
    public var rescindDays: Int?
    /// The fee for leaving early.
    public var terminationFee: Money?
    /// By the month, on what is past due.
    public var lateRate: Ratio?
    /// The disclosure form that must be given, in words.
    public var disclosure: String?
    public var retainYears: Int?
    public var clause: ProgramClause

    public init(
        rescindDays: Int? = nil, terminationFee: Money? = nil, lateRate: Ratio? = nil,
        disclosure: String? = nil, retainYears: Int? = nil, clause: ProgramClause = .none
    ) {
        self.rescindDays = rescindDays
        self.terminationFee = terminationFee
        self.lateRate = lateRate
        self.disclosure = disclosure
        self.retainYears = retainYears
        self.clause = clause
    }
}

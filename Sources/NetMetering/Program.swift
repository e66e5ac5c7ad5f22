/// The rules of a community-solar or net-metering program, as data.
///
/// One interpreter computes every program: what differs between New York and Virginia is
/// in these values and nowhere in code. What a program says and this version cannot
/// compute stands in ``unsupported``, by name and place, and is never passed over.
public struct Program: Hashable, Sendable {
    public let identity: ProgramIdentity
    /// The classes of subscribers that rates and rules tell apart, by name.
    public let classes: [String]
    public let references: [PriceReference]
    public let masks: [HourMask]
    public let value: ValueRule
    public let allocation: AllocationRule
    public let notice: NoticeRule
    public let unallocated: UnallocatedRule
    public let application: ApplicationRule
    public let bank: BankRule
    public let fee: FeeRule
    public let settlement: SettlementRule
    public let limits: [ProgramLimit]
    public let taxes: [ProgramTax]
    public let attributes: AttributeRule?
    public let protection: ProtectionRule
    /// What the program says and the month cannot be computed with.
    public let unsupported: [UnsupportedItem]

    /// The program, or the first thing in it that contradicts another.
    ///
    /// `unsupported` are items the reader of a file met and could not even put into the
    /// model; what the model holds but cannot compute is found here.
    public init(
        identity: ProgramIdentity, classes: [String] = [], references: [PriceReference] = [],
        masks: [HourMask] = [], value: ValueRule, allocation: AllocationRule = AllocationRule(),
        notice: NoticeRule = NoticeRule(), unallocated: UnallocatedRule = UnallocatedRule(),
        application: ApplicationRule = ApplicationRule(),
        bank: BankRule = BankRule(carry: .indefinite), fee: FeeRule = .none,
        settlement: SettlementRule = SettlementRule(mode: .separate),
        limits: [ProgramLimit] = [], taxes: [ProgramTax] = [],
        attributes: AttributeRule? = nil, protection: ProtectionRule = ProtectionRule(),
        unsupported: [UnsupportedItem] = []
    ) throws(ProgramError) {
        self.identity = identity
        self.classes = classes
        self.references = references
        self.masks = masks
        self.value = value
        self.allocation = allocation
        self.notice = notice
        self.unallocated = unallocated
        self.application = application
        self.bank = bank
        self.fee = fee
        self.settlement = settlement
        self.limits = limits
        self.taxes = taxes
        self.attributes = attributes
        self.protection = protection
        self.unsupported =
            unsupported
            + Self.unsupported(
                value, allocation, application, bank, fee, settlement, unallocated, references,
                taxes)
            + Self.notComputed(value, allocation, application, bank, unallocated, protection)
        try checkNames()
        try checkIndexes()
        try checkRules()
    }

    /// The index to compute with for a subscriber of the class `name`.
    public func classIndex(of name: String) -> ClassIndex {
        guard let place = classes.firstIndex(of: name) else { return .other }
        return ClassIndex(rawValue: UInt16(place + 1))
    }

    /// The name of a class, or nil for any the program does not name.
    public func className(_ index: ClassIndex) -> String? {
        index == .other || Int(index.rawValue) > classes.count
            ? nil : classes[Int(index.rawValue) - 1]
    }

    /// All indexes a subscriber's class can have, ``ClassIndex/other`` first.
    public var classIndexes: [ClassIndex] {
        (0...classes.count).map { ClassIndex(rawValue: UInt16($0)) }
    }
}

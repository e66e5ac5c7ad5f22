internal import Diagnostics
internal import NetMetering
internal import Quantities
internal import XMLParsing

/// Turns the elements of one program file into a program.
///
/// A class, since what it meets on its way (names declared, rates that are illustrative,
/// rules that cannot be computed) is needed at its end.
final class ProgramReader {
    let root: RateElement
    private(set) var classes: [String] = []
    private(set) var references: [PriceReference] = []
    private(set) var masks: [HourMask] = []
    private(set) var illustrative: [ProgramClause] = []
    private(set) var unsupported: [UnsupportedItem] = []

    init(_ root: RateElement) {
        self.root = root
    }

    func document() throws(Problems) -> (program: Program, examples: [ProgramExample]) {
        root.allowOnly(
            attributes: [
                "id", "version", "name", "effectiveFrom", "effectiveTo", "currency",
                "timeZone", "rounding",
            ],
            children: [
                "source", "class", "reference", "mask", "value", "allocate", "notice",
                "unallocated", "apply", "bank", "fee", "settle", "limit", "tax", "attributes",
                "protect", "example",
            ])
        classes = root.children("class").compactMap(memberClass)
        references = root.children("reference").compactMap(reference)
        masks = root.children("mask").compactMap(mask)
        var rules = rules()
        let examples = root.children("example").compactMap { example($0, rules.value) }
        let identity = identity()
        try root.problems.all.throwIfAny()
        guard let identity else { preconditionFailure("what is missing was not reported") }
        rules.identity = identity
        do throws(ProgramError) { return (try program(rules), examples) } catch {
            throw Problems("\(error)", at: root.place)
        }
    }

    private func program(_ rules: Rules) throws(ProgramError) -> Program {
        guard let identity = rules.identity, let value = rules.value else {
            preconditionFailure("what is missing was not reported")
        }
        return try Program(
            identity: identity, classes: classes, references: references, masks: masks,
            value: value, allocation: rules.allocation, notice: rules.notice,
            unallocated: rules.unallocated, application: rules.application, bank: rules.bank,
            fee: rules.fee, settlement: rules.settlement, limits: rules.limits,
            taxes: rules.taxes, attributes: rules.attributes, protection: rules.protection,
            unsupported: unsupported)
    }

    /// The groups of rules as far as they could be read.
    struct Rules {
        var identity: ProgramIdentity?
        var value: ValueRule?
        var allocation: AllocationRule
        var notice: NoticeRule
        var unallocated: UnallocatedRule
        var application: ApplicationRule
        var bank: BankRule
        var fee: FeeRule
        var settlement: SettlementRule
        var limits: [ProgramLimit]
        var taxes: [ProgramTax]
        var attributes: AttributeRule?
        var protection: ProtectionRule
    }

    private func rules() -> Rules {
        Rules(
            value: root.requiredChild("value").flatMap(value),
            allocation: root.requiredChild("allocate").flatMap(allocation) ?? AllocationRule(),
            notice: root.optionalChild("notice").map(notice) ?? NoticeRule(),
            unallocated: root.optionalChild("unallocated").flatMap(unallocated)
                ?? UnallocatedRule(),
            application: root.requiredChild("apply").flatMap(application)
                ?? ApplicationRule(),
            bank: root.requiredChild("bank").flatMap(bank) ?? BankRule(carry: .none),
            fee: root.requiredChild("fee").flatMap(fee) ?? .none,
            settlement: root.requiredChild("settle").flatMap(settlement)
                ?? SettlementRule(mode: .separate),
            limits: root.children("limit").compactMap(limit),
            taxes: root.children("tax").compactMap(tax),
            attributes: root.optionalChild("attributes").flatMap(attributes),
            protection: root.optionalChild("protect").map(protection) ?? ProtectionRule())
    }
}

// MARK: - What is met on the way

extension ProgramReader {
    /// Remembers that `element` says what cannot be computed yet.
    func note(unsupported name: String, _ element: RateElement) {
        unsupported.append(UnsupportedItem(name, at: element.programClause))
    }

    /// Remembers where a rate is marked as not from a published sheet, and says whether.
    @discardableResult
    func noteIllustrative(_ element: RateElement) -> Bool {
        let isIllustrative = element.flag("illustrative", default: false)
        if isIllustrative { illustrative.append(element.programClause) }
        return isIllustrative
    }

    /// The class an attribute names, which the file must declare.
    func classIndex(_ element: RateElement, _ attribute: String) -> ClassIndex? {
        element.required(attribute).flatMap { index(of: $0, element, attribute) }
    }

    /// The classes an attribute lists; nil where it is missing.
    func classIndexes(_ element: RateElement, _ attribute: String) -> Set<ClassIndex>? {
        element.words(attribute).map { words in
            Set(words.sorted().compactMap { index(of: $0, element, attribute) })
        }
    }

    private func index(
        of name: String, _ element: RateElement, _ attribute: String
    ) -> ClassIndex? {
        guard let place = classes.firstIndex(of: name), place < 1000 else {
            element.report("there is no class \"\(name)\" in this program", attribute: attribute)
            return nil
        }
        return ClassIndex(rawValue: UInt16(place + 1))
    }

    /// The place of the reference an attribute names.
    func referenceIndex(_ element: RateElement, _ attribute: String) -> Int? {
        guard let name = element.required(attribute) else { return nil }
        guard let place = references.firstIndex(where: { $0.name == name }) else {
            element.report(
                "there is no reference \"\(name)\" in this program", attribute: attribute)
            return nil
        }
        return place
    }

    /// The place of the mask an attribute names.
    func maskIndex(_ element: RateElement, _ attribute: String) -> Int? {
        guard let name = element.required(attribute) else { return nil }
        guard let place = masks.firstIndex(where: { $0.name == name }) else {
            element.report("there is no mask \"\(name)\" in this program", attribute: attribute)
            return nil
        }
        return place
    }
}

// MARK: - Identity

extension ProgramReader {
    private func identity() -> ProgramIdentity? {
        let id = root.required("id") { (text: String) throws(IDError) in try ID<Program>(text) }
        let effective = root.dates(from: "effectiveFrom", to: "effectiveTo")
        let sources = root.children("source").compactMap(source)
        if root.children("source").isEmpty { root.report("the element <source> is missing") }
        let version = root.required("version")
        let name = root.required("name")
        let currency = root.required("currency", TariffReader.currency)
        guard let rounding = root.word("rounding", default: RoundingRule.halfAwayFromZero),
            let id, let effective, let version, let name, let currency
        else { return nil }
        return ProgramIdentity(
            id: id, version: version, name: name, effective: effective, sources: sources,
            currency: currency, rounding: rounding, timeZone: root.optional("timeZone"),
            illustrative: illustrative, clause: root.programClause)
    }

    private func source(_ element: RateElement) -> ProgramSource? {
        element.allowOnly(
            attributes: ["document", "page", "url", "docket", "read", "illustrative"])
        noteIllustrative(element)
        let read = element.required("read") { (text: String) throws(CivilDateError) in
            try CivilDate(text)
        }
        guard let document = element.required("document"), let read else { return nil }
        return ProgramSource(
            document: document, page: element.optional("page"), url: element.optional("url"),
            docket: element.optional("docket"), read: read, note: element.text)
    }

    private func memberClass(_ element: RateElement) -> String? {
        element.allowOnly(attributes: ["id"])
        return element.required("id")
    }
}

extension RateElement {
    /// The place of the element, as the domain knows it.
    var programClause: ProgramClause { ProgramClause(file: place.file, line: place.line) }

    func programRatio(_ attribute: String) -> Ratio? {
        optional(attribute) { (text: String) throws(NumeralError) in try Ratio(text) }
    }

    func programPercent(_ attribute: String) -> Ratio? {
        optional(attribute) { (text: String) throws(NumeralError) in try Ratio(percent: text) }
    }

    func programPrice(_ attribute: String) -> EnergyPrice? {
        optional(attribute) { (text: String) throws(NumeralError) in try EnergyPrice(text) }
    }

    func programUnitPrice(_ attribute: String) -> UnitPrice? {
        optional(attribute) { (text: String) throws(NumeralError) in try UnitPrice(text) }
    }

    func programMoney(_ attribute: String) -> Money? {
        optional(attribute) { (text: String) throws(NumeralError) in try Money(text) }
    }

    func programEnergy(_ attribute: String) -> Energy? {
        optional(attribute) { (text: String) throws(NumeralError) in
            try Energy(kilowattHours: text)
        }
    }

    func programPower(_ attribute: String) -> Power? {
        optional(attribute) { (text: String) throws(NumeralError) in
            try Power(kilowatts: text)
        }
    }
}

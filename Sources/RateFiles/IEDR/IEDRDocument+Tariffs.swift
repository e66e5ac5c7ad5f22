public import Diagnostics
public import Quantities
public import Tariffs

extension IEDRDocument {
    /// The tariffs of the rate plans that are in force on `date`, one for each.
    ///
    /// A rate book says what is charged, and leaves riders and supply to statements and
    /// extracts; `others` are the documents that hold them. A tariff is in force as long as
    /// what is known on `date` holds. What of the files is for a plan and could not be made
    /// a charge of its tariff, or depends on what `customer` does not say, is in
    /// ``Tariff/notUnderstood`` and blocks billing until it is accepted by name. A plan of
    /// which nothing was understood is a problem; ``selecting(plans:)`` leaves it out.
    public func tariffs(
        on date: CivilDate, with others: [IEDRDocument] = [],
        for customer: IEDRCustomer = IEDRCustomer()
    ) throws(Problems) -> [Tariff] {
        let offer = IEDROffer([self] + others)
        let inForce = plans.filter { $0.dates.period.contains(date) }
        guard inForce.count <= Self.workLimit / max(1, offer.entryCount) else {
            throw Problems(
                "\(inForce.count) rate plans with \(offer.entryCount) charges of statements are "
                    + "too many; give the statements of one utility at a time",
                at: inForce.first.map(\.clause.place))
        }
        var tariffs: [Tariff] = []
        var problems = offer.unknownWords(of: customer, for: inForce)
        try problems.throwIfAny()
        var ids: [String: Int] = [:]
        for plan in inForce {
            let id = plan.identifier
            let count = ids[id, default: 0] + 1
            ids[id] = count
            var converter = IEDRConverter(plan, on: date, customer: customer)
            converter.take(offer)
            do throws(Problems) {
                tariffs.append(
                    try converter.tariff(id: count == 1 ? id : "\(id.prefix(56))-\(count)"))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return tariffs
    }

    /// The document with those of its plans that have one of these codes, or rate codes.
    public func selecting(plans codes: Set<String>) -> IEDRDocument {
        var selection = self
        selection.plans = plans.filter { plan in
            plan.code.map(codes.contains) == true || codes.contains(plan.rateCode)
        }
        return selection
    }

    /// How often a charge may at most be held against a plan.
    private static let workLimit = 5_000_000
}

extension Clause {
    var place: Place { Place(file: file, line: line, column: column) }
}

/// What statements, supply extracts and modifiers offer the plans of a book.
struct IEDROffer {
    /// Charges with the same customers.
    struct Group {
        let origin: IEDREntry.Origin
        let utility: IEDRUtility?
        let scope: IEDRScope
        let entries: [IEDREntry]
        /// What blocks billing of those whom it is for.
        let unread: [UnsupportedItem]
    }

    private(set) var groups: [Group] = []
    /// What blocks billing by every plan.
    private(set) var unread: [UnsupportedItem] = []
    var entryCount: Int { groups.reduce(0) { $0 + $1.entries.count + 1 } }

    init(_ documents: [IEDRDocument]) {
        add(documents.flatMap(\.statements))
        for document in documents {
            unread += document.unread
            for extract in document.supply {
                unread += extract.unread
                for group in extract.groups {
                    add(group, origin: .supply, utility: extract.utility, until: nil)
                }
            }
            for modifier in document.modifiers {
                add(
                    IEDRScopedCharges(scope: modifier.scope, charges: modifier.charges),
                    origin: .modifier(modifier.code), utility: modifier.utility, until: nil,
                    unread: modifier.unread)
            }
        }
    }

    /// All territories that scopes of a company name, and those of nobody's.
    func territories(of utility: String) -> Set<String> {
        let own = groups.filter { $0.utility.map { $0.abbreviation == utility } != false }
        return Set(own.flatMap(\.scope.include.territories))
    }

    /// Adds statements, each up to where the next of its kind takes over.
    private mutating func add(_ statements: [IEDRStatement]) {
        struct Kind: Hashable {
            let utility: String?
            let code: String
        }
        let kinds = Dictionary(grouping: statements) {
            Kind(utility: $0.utility?.abbreviation, code: $0.code)
        }
        for statement in statements { unread += statement.unread }
        for kind in kinds.values {
            let starts = Set(kind.compactMap(\.takesOver)).sorted()
            for statement in kind {
                let next = starts.first { start in statement.takesOver.map { start > $0 } == true }
                for group in statement.groups {
                    add(
                        group, origin: .statement(statement.code), utility: statement.utility,
                        until: next)
                }
            }
        }
        groups.sort { ($0.place, 0) < ($1.place, 0) }
    }

    private mutating func add(
        _ group: IEDRScopedCharges, origin: IEDREntry.Origin, utility: IEDRUtility?,
        until end: CivilDate?, unread: [UnsupportedItem] = []
    ) {
        let entries = group.charges.map { IEDREntry($0, origin: origin, until: end) }
        groups.append(
            Group(
                origin: origin, utility: utility, scope: group.scope, entries: entries,
                unread: unread))
    }
}

extension IEDROffer.Group {
    fileprivate var place: Place { scope.clause.place }
}

extension IEDRStatement {
    /// The day from which it takes the place of statements before it.
    fileprivate var takesOver: CivilDate? {
        let starts = groups.flatMap(\.charges).map(\.dates.start)
        return (starts + [dates?.start].compactMap { $0 }).min()
    }
}

extension IEDREntry.Origin: CustomStringConvertible {
    var description: String {
        switch self {
        case .book: ""
        case .statement(let code): " of statement \(code)"
        case .supply: " of the supply extract"
        case .modifier(let code): " of modifier \(code)"
        }
    }
}

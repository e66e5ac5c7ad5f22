internal import ExchangeFiles
internal import Hummingbird
internal import Operations
internal import Quantities
internal import Storage

/// The sharing contribution rates of an array's month: all of them for an administrator, a
/// subscriber's own for a subscriber.
struct SharingRoute {
    let bookContext: BookContext

    func respond(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let key = try context.part("id")
        let text = try context.part("month")
        let zones = bookContext.zones
        let document = try await bookContext.answer(request) { book, viewer in
            let month = try Month(text)
            try checkMembership(of: viewer, key, book)
            let report = try SharingQuery(book, zones: zones).report(ofArray: key, in: month)
            let own = report.members.filter { viewer.sees(subscriber: $0.subscriberNumber) }
            guard viewer == .administrator || !own.isEmpty else {
                throw OperationError.unknownArray(key, known: [])
            }
            return SharingDocument(report, of: own)
        }
        return try .json(document)
    }

    /// Spares the work for those who may not see what comes of it.
    private func checkMembership(
        of viewer: Viewer, _ array: String, _ book: BookReader
    ) throws {
        guard case .subscriber(let id) = viewer else { return }
        let arrays = try book.subscriptions(of: id).map(\.row.array)
        guard let stored = try book.array(array), arrays.contains(stored.id) else {
            throw OperationError.unknownArray(array, known: [])
        }
    }
}

/// Rates as they are sent, of the schema `commonwatt.array-scr/1`; the rules are in the form
/// of `commonwatt scr compute`.
struct SharingDocument: Encodable, Sendable {
    let schema = "commonwatt.array-scr/1"
    let array: String
    let month: String
    let outcome: String
    let rules: Nullable<Rules>
    /// The subscriptions for which nothing is guessed.
    let no_interval_data: [String]

    struct Rules: Encodable, Sendable {
        let theta: Rule
        let marginal: Rule
    }

    struct Rule: Encodable, Sendable {
        let members: [Member]
        let total: String
        let total_energy: String
        let total_capacity: String
    }

    struct Member: Encodable, Sendable {
        let member: String
        let c: String
        let c_energy: String
        let c_capacity: String
        let scr: Nullable<String>
        let scr_energy: Nullable<String>
        let scr_peak: Nullable<String>
    }
}

extension SharingDocument {
    /// What of `report` is about `members`.
    init(_ report: SharingQuery.Report, of members: [SharingQuery.Member]) {
        array = report.array
        month = report.month.description
        no_interval_data = members.filter { !$0.hasIntervalData }.map(\.subscription)
        let keys = Set(members.map(\.subscription))
        switch report.outcome {
        case .computed(let rates):
            outcome = "computed"
            rules = Nullable(
                Rules(theta: Rule(rates.theta, keys), marginal: Rule(rates.marginal, keys)))
        case .noTerms:
            outcome = "no-terms"
            rules = Nullable(nil)
        case .noIntervalData:
            outcome = "no-interval-data"
            rules = Nullable(nil)
        }
    }
}

extension SharingDocument.Rule {
    fileprivate init(_ rule: ContributionReport.Rule, _ keys: Set<String>) {
        self.init(
            members: rule.members.filter { keys.contains($0.member) }.map(
                SharingDocument.Member.init),
            total: rule.total, total_energy: rule.totalEnergy,
            total_capacity: rule.totalCapacity)
    }
}

extension SharingDocument.Member {
    fileprivate init(_ member: ContributionReport.Member) {
        self.init(
            member: member.member, c: member.amount, c_energy: member.energyAmount,
            c_capacity: member.capacityAmount, scr: Nullable(member.rate),
            scr_energy: Nullable(member.energyRate), scr_peak: Nullable(member.peakRate))
    }
}

/// A value that is sent as `null` where there is none, not left out.
struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
    private let value: Value?

    init(_ value: Value?) {
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

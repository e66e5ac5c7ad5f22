internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

/// Turns the elements of one tariff file into a tariff.
struct TariffReader {
    let root: RateElement
    /// When the tariff is in force; what has no dates of its own holds as long.
    let effective: DatePeriod?

    init(_ root: RateElement) {
        self.root = root
        effective = root.dates(from: "effectiveFrom", to: "effectiveTo")
    }

    func tariff() throws(Problems) -> Tariff {
        root.allowOnly(
            attributes: [
                "id", "currency", "timeZone", "effectiveFrom", "effectiveTo", "rounding",
                "monthDaysFrom", "monthDaysThrough", "prorationDaysPerMonth",
            ],
            children: [
                "utility", "schedule", "source", "calendar", "baseline", "charges",
                "workedBill", "unsupported", "accepted", "remark",
            ])
        let identity = identity()
        let source = root.requiredChild("source").flatMap(source)
        let currency = root.required("currency", Self.currency)
        let zone = root.required("timeZone")
        let rounding = root.word("rounding", default: RoundingRule.halfAwayFromZero)
        let calendar = root.optionalChild("calendar").map(calendar) ?? TariffCalendar()
        let baselines = root.children("baseline").compactMap(baseline)
        let charges = root.requiredChild("charges").map(charges) ?? []
        let peaks = DemandPeriods(of: charges, calendar: calendar)
        let bills = root.children("workedBill").compactMap { workedBill($0, peaks: peaks) }
        let unsupported = root.children("unsupported").compactMap(Self.unsupported)
        let accepted = root.children("accepted").compactMap(Self.accepted)
        let remarks = root.children("remark").compactMap(Self.remark)
        let days = regularDays()
        let proration = proration()
        try root.problems.all.throwIfAny()
        guard let identity, let source, let currency, let zone, let rounding, let effective
        else { throw Problems("the tariff is not complete", at: root.place) }
        do throws(TariffDefects) {
            return try Tariff(
                identity: identity, currency: currency, timeZone: zone, source: source,
                effective: effective, calendar: calendar, baselines: baselines,
                charges: charges, rounding: rounding, regularDays: days,
                workedBills: bills, proration: proration, notUnderstood: unsupported,
                remarks: remarks, accepting: Set(accepted),
                clause: root.clause(identity.id.rawValue))
        } catch {
            throw Self.problems(of: error)
        }
    }

    private static func problems(of defects: TariffDefects) -> Problems {
        var problems = Problems()
        for defect in defects.all {
            let clause = defect.clause
            problems.add(
                "\(clause.id): \(defect.fault)",
                at: Place(file: clause.file, line: clause.line, column: clause.column))
        }
        return problems
    }

    private func regularDays() -> ClosedRange<Int> {
        let usual = Tariff.usualDays
        let first = root.integer("monthDaysFrom", in: 1...366) ?? usual.lowerBound
        let last = root.integer("monthDaysThrough", in: 1...366) ?? usual.upperBound
        return min(first, last)...max(first, last)
    }

    private func proration() -> Proration {
        root.integer("prorationDaysPerMonth", in: 1...366).map { .byDays(perMonth: $0) }
            ?? .refused
    }

    /// What a reader of another format could not understand.
    private static func unsupported(_ element: RateElement) -> UnsupportedItem? {
        element.allowOnly(attributes: ["name", "guessed", "charge"])
        let isGuessed = element.flag("guessed", default: false)
        return element.required("name").map {
            UnsupportedItem(
                name: $0, clause: element.clause(element.optional("charge") ?? "unsupported"),
                effect: isGuessed ? .guessed : .leftOut)
        }
    }

    private static func accepted(_ element: RateElement) -> String? {
        element.allowOnly(attributes: ["name"])
        return element.required("name")
    }

    private static func remark(_ element: RateElement) -> TariffRemark? {
        element.allowOnly(attributes: ["text"])
        return element.required("text").map {
            TariffRemark($0, clause: element.clause("remark"))
        }
    }

    /// The code of a currency that amounts are kept in.
    static func currency(_ text: String) throws(CurrencyError) -> String {
        try Currency(kept: text).code
    }
}

// MARK: - Identity and source

extension TariffReader {
    private func identity() -> TariffIdentity? {
        let id = root.required("id") { (text: String) throws(IDError) in
            try ID<Tariff>(text)
        }
        let utility = root.requiredChild("utility").flatMap(utility)
        guard let schedule = root.requiredChild("schedule") else { return nil }
        schedule.allowOnly(
            attributes: ["code", "name", "sector", "service", "applicability", "supersedes"])
        guard let code = schedule.required("code"), let name = schedule.required("name"),
            let sector: TariffIdentity.Sector = schedule.word("sector"),
            let service: TariffIdentity.Service = schedule.word("service"), let id, let utility
        else { return nil }
        return TariffIdentity(
            id: id, utility: utility, schedule: code, name: name, sector: sector,
            service: service, applicability: schedule.optional("applicability"),
            supersedes: schedule.optional("supersedes"))
    }

    private func utility(_ element: RateElement) -> TariffIdentity.Utility? {
        element.allowOnly(attributes: ["name", "eia", "country", "state"])
        guard let name = element.required("name"), let country = element.required("country")
        else { return nil }
        return TariffIdentity.Utility(
            name: name, eia: element.integer("eia", in: 1...999_999), country: country,
            state: element.optional("state"))
    }

    private func source(_ element: RateElement) -> TariffSource? {
        element.allowOnly(
            attributes: ["document", "page", "url", "docket", "read", "illustrative"])
        let read = element.required("read") { (text: String) throws(CivilDateError) in
            try CivilDate(text)
        }
        guard let document = element.required("document"), let read else { return nil }
        return TariffSource(
            document: document, page: element.optional("page"), url: element.optional("url"),
            docket: element.optional("docket"), read: read, note: element.text,
            isIllustrative: element.flag("illustrative", default: false))
    }

    private func baseline(_ element: RateElement) -> Baseline? {
        element.allowOnly(attributes: ["territory"], children: ["allowance"])
        let allowances = element.children("allowance").compactMap { child in
            child.allowOnly(attributes: ["seasons", "kWhPerDay"])
            return child.energy("kWhPerDay").map {
                Baseline.Allowance(
                    seasons: child.words("seasons"), perDay: $0,
                    clause: child.clause("allowance"))
            }
        }
        return element.required("territory").map {
            Baseline(territory: $0, allowances: allowances, clause: element.clause($0))
        }
    }
}

// MARK: - Attributes of tariffs

extension RateElement {
    /// The place of the element, as the domain knows it.
    func clause(_ id: String) -> Clause {
        Clause(
            id: id, file: place.file, line: place.line, column: place.column,
            path: optional("sourcePath"), text: optional("sourceText"))
    }

    /// An attribute that names something within the file.
    func identifier(_ attribute: String) -> String? {
        required(attribute) { (text: String) throws(RateTextError) in
            guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isOfName) else {
                throw .notAName(text)
            }
            return text
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// An attribute in kilowatt-hours that must be there, and not be negative.
    func energy(_ attribute: String) -> Energy? {
        required(attribute) { (text: String) throws(NumeralError) in
            try Energy(kilowattHours: text)
        }
        .flatMap { energy in
            if energy < .zero {
                report("must not be negative, found \(energy)", attribute: attribute)
                return nil
            }
            return energy
        }
    }
}

/// Why the text of an attribute is not what it should be.
enum RateTextError: Error, Hashable {
    case notAName(String)
    case notAWeekday(String)
}

extension RateTextError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notAName(let text):
            "expected 1 to 64 letters, digits, dots, dashes or underscores, found \"\(text)\""
        case .notAWeekday(let text):
            "expected a day of the week as in \"monday\", found \"\(text)\""
        }
    }
}

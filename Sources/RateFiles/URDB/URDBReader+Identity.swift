internal import Diagnostics
internal import JSONParsing
internal import Quantities
internal import Tariffs

extension URDBReader {
    func identity() -> TariffIdentity? {
        let name = rate.text("name") ?? "Unnamed rate"
        guard let id = id() else { return nil }
        let eia = rate["eiaid"].flatMap { $0.saysNothing ? nil : $0.integer(in: 1...999_999) }
        return TariffIdentity(
            id: id,
            utility: TariffIdentity.Utility(
                name: rate.text("utility") ?? "Unnamed utility", eia: eia, country: country,
                state: rate.text("state")),
            schedule: name, name: name, sector: sector, service: service,
            applicability: rate.text("description"), supersedes: rate.text("supersedes"))
    }

    /// What the file calls the rate: a name of its own, or the label of the database.
    private func id() -> ID<Tariff>? {
        for name in Self.idNames {
            guard let value = rate[name], let text = value.identifier else { continue }
            do throws(IDError) {
                return try ID<Tariff>(text)
            } catch {
                value.report("\(error)")
                return nil
            }
        }
        let words = (rate.text("utility") ?? "") + " " + (rate.text("name") ?? "rate")
        let slug = words.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return try? ID<Tariff>(slug.joined(separator: "-").prefix(ID<Tariff>.lengthLimit))
    }

    private static let idNames = ["id", "label", "_id"]

    /// Names of the rate and of its source that are stated beside the one that is taken.
    var otherNames: Set<String> {
        let ids = Self.idNames.filter { rate[$0]?.identifier != nil }
        let source = source()
        let links = ["uri", "source", "sourceparent"].filter { name in
            rate.text(name).map { $0 != source.document && $0 != source.url } ?? false
        }
        return Set(ids.dropFirst() + links)
    }

    private var country: String {
        switch rate.text("country") {
        case nil, "USA": "US"
        case .some(let text): text
        }
    }

    private var sector: TariffIdentity.Sector {
        switch rate.text("sector")?.lowercased() {
        case nil: .any
        case "residential": .residential
        case "commercial": .commercial
        case "industrial": .industrial
        case "lighting": .lighting
        case "agricultural", "agriculture": .agricultural
        default: remarked("sector", "the rate was read as one for any", .any)
        }
    }

    var service: TariffIdentity.Service {
        switch rate.text("servicetype")?.lowercased() {
        case nil, "bundled", "delivery with standard offer": .bundled
        case "delivery": .delivery
        case "energy": .supply
        default:
            remarked("servicetype", "the rate was read as one for energy with delivery", .bundled)
        }
    }

    /// What a word is taken for that is none of the database's, with a remark.
    private func remarked<Value>(_ name: String, _ reading: String, _ value: Value) -> Value {
        rate[name]?.remarkOnce("is not known, \(reading)")
        return value
    }

    func source() -> TariffSource {
        let document = rate.text("source") ?? rate.text("uri")
        let url = [rate.text("uri"), rate.text("sourceparent"), document].compactMap(\.self)
        var notes: [String] = []
        if let rules = rate.text("dgrules") { notes.append("Generation (dgrules): \(rules).") }
        return TariffSource(
            document: document ?? "OpenEI Utility Rate Database",
            url: url.first { $0.hasPrefix("http") }, read: options.read,
            note: notes.joined(separator: " "))
    }
}

// MARK: - Dates

extension URDBReader {
    /// What the tariff's prices hold for.
    var dates: DatePeriod { DatePeriod(from: start ?? options.read) }

    private var start: CivilDate? {
        guard let value = rate["startdate"], !value.saysNothing else {
            return CivilDate(year: CivilDate.years.lowerBound, month: 1, day: 1)
        }
        return value.date
    }

    /// The days the rate is in force: from `startdate` through `enddate`.
    func effective() -> DatePeriod? {
        guard let start = checkedStart() else { return nil }
        let open = DatePeriod(from: start)
        guard let value = rate["enddate"], !value.saysNothing else { return open }
        guard let last = value.checkedDate else { return nil }
        guard let period = DatePeriod(from: start, to: last.adding(days: 1)) else {
            value.remark("is before the start, \(start), it was ignored")
            return open
        }
        return period
    }

    private func checkedStart() -> CivilDate? {
        guard let value = rate["startdate"], !value.saysNothing else {
            rate.value.remark("no start date is stated, the rate was read as in force always")
            return start
        }
        return value.checkedDate
    }
}

extension URDBValue {
    /// The text of an identifier, which the bulk download wraps in an object.
    var identifier: String? {
        switch json.content {
        case .text(let text): text.isEmpty ? nil : text
        case .number(let number): number.text
        case .object(let object):
            if case .text(let text)? = object["$oid"]?.content { text } else { nil }
        default: nil
        }
    }

    /// A date, which must be one.
    fileprivate var checkedDate: CivilDate? {
        if let date { return date }
        report(
            "expected a date as in 2026-06-01 or seconds since 1970, found "
                + notes.text(of: json))
        return nil
    }

    /// A date as text, or as the second it begins with in UTC.
    fileprivate var date: CivilDate? {
        switch json.content {
        case .text(let text):
            if let number = JSONNumber(text) { return Self.date(of: number) }
            let rest = text.dropFirst(10).first
            guard rest == nil || rest == "T" || rest == " " else { return nil }
            return try? CivilDate(text.prefix(10))
        case .number(let number): return Self.date(of: number)
        case .object(let object):
            guard let inner = object["$date"] else { return nil }
            if case .number(let number) = inner.content {
                return number.scaled(decimals: -3).flatMap { seconds in
                    Int(exactly: seconds.value / 86_400).flatMap(CivilDate.init(dayNumber:))
                }
            }
            return URDBValue(inner, path: path, notes: notes).date
        default: return nil
        }
    }

    /// The day in UTC in which a second since 1970 lies.
    private static func date(of number: JSONNumber) -> CivilDate? {
        guard let seconds = number.scaled(decimals: 0)?.value,
            let day = Int(exactly: (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400)
        else { return nil }
        return CivilDate(dayNumber: day)
    }
}

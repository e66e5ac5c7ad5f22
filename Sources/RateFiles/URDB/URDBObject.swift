internal import Diagnostics
internal import JSONParsing

/// The members of one rate, found by the names of the API whatever the file calls them.
///
/// Letters may be of either case, and the longer names of the bulk download are known too.
/// A member that is null is as if it were not there.
struct URDBObject {
    let value: URDBValue
    private let members: [String: URDBValue]
    /// The API's name of each member, in the order of the file.
    let names: [String]

    init?(_ value: URDBValue) {
        guard case .object(let object) = value.json.content else {
            value.report("expected an object, found \(value.json.kind)")
            return nil
        }
        guard object.members.count <= Self.memberLimit else {
            value.report("an object of more than \(Self.memberLimit) fields cannot be read")
            return nil
        }
        self.value = value
        var members: [String: URDBValue] = [:]
        var names: [String] = []
        for member in object.members {
            if case .null = member.value.content { continue }
            let key = member.key.lowercased()
            let name = Self.aliases[key] ?? key
            let path = "\(value.path)/\(Self.escaped(member.key))"
            let child = URDBValue(member.value, path: path, notes: value.notes)
            if let other = members.updateValue(child, forKey: name) {
                value.notes.problems.add(
                    "\(path): says the same as \(other.path) in line \(other.place.line)",
                    at: member.place)
            } else {
                names.append(name)
            }
        }
        self.members = members
        self.names = names
    }

    subscript(name: String) -> URDBValue? { members[name] }

    /// The member, unless it is empty: a text of blanks, an array of nothing.
    func text(_ name: String) -> String? {
        guard let text = members[name]?.text else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// No rate has so many; a file made to have them must not cost time.
    private static let memberLimit = 1_000

    /// A key as it stands in a path, after RFC 6901, and short enough for a message.
    private static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
        else { return String(key.prefix(64)) }
        return String(key.prefix(64)).replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// The names of the bulk download that differ from those of the API.
    private static let aliases = [
        "utilityname": "utility", "ratename": "name", "effectivedate": "startdate",
        "sourcereference": "source", "energyratestrux": "energyratestructure",
        "energyweekdaysched": "energyweekdayschedule",
        "energyweekendsched": "energyweekendschedule",
        "demandratestrux": "demandratestructure",
        "demandweekdaysched": "demandweekdayschedule",
        "demandweekendsched": "demandweekendschedule", "demandrateunits": "demandrateunit",
        "demandratchetpct": "demandratchetpercentage",
        "demandreactivepowerchg": "demandreactivepowercharge",
        "reactivepowercharge": "demandreactivepowercharge",
        "flatdemandstrux": "flatdemandstructure", "flatdemandunits": "flatdemandunit",
        "coincidentratestrux": "coincidentratestructure",
        "coincidentsched": "coincidentrateschedule",
        "coincidentschedule": "coincidentrateschedule",
        "coincidentrateunits": "coincidentrateunit", "isdefault": "is_default",
        "energyfueladjustments": "fueladjustmentsmonthly",
    ]
}

// MARK: - The rate in a file

extension URDBObject {
    /// The only rate of a file, or the one with `label`.
    ///
    /// The API answers with the rates in `items`; kept rates often stand alone, or in an array.
    init?(rateIn document: URDBValue, label: String?) {
        guard let rates = Self.rates(in: document) else { return nil }
        let wanted = rates.filter { rate in
            guard let label else { return true }
            return rate["label"]?.identifier == label || rate["_id"]?.identifier == label
        }
        guard wanted.count == 1, let rate = wanted.first else {
            let message = Self.message(wanted.count, label: label, of: rates)
            document.notes.problems.add(message, at: document.place)
            return nil
        }
        self = rate
    }

    private static func rates(in document: URDBValue) -> [URDBObject]? {
        if case .object(let object) = document.json.content {
            guard let items = object["items"] else { return URDBObject(document).map { [$0] } }
            let list = URDBValue(items, path: "/items", notes: document.notes)
            return list.elements?.compactMap(URDBObject.init(_:))
        }
        return document.elements?.compactMap(URDBObject.init(_:))
    }

    private static func message(
        _ count: Int, label: String?, of rates: [URDBObject]
    ) -> String {
        guard let label else {
            return count == 0
                ? "the file holds no rate; the API answers so where nothing fits what was asked"
                : "the file holds \(count) rates, say which is meant with --plan: "
                    + list(rates)
        }
        return count == 0
            ? "no rate of the file has the label \(Excerpt(label)), expected one of " + list(rates)
            : "\(count) rates of the file have the label \(Excerpt(label))"
    }

    /// How many rates a message lists.
    private static let listed = 20

    /// Rates by their labels and names.
    private static func list(_ rates: [URDBObject]) -> String {
        let words = rates.prefix(listed).map { rate in
            let label = rate["label"]?.identifier ?? rate["_id"]?.identifier
            let name = rate["name"].flatMap { value -> String? in
                if case .text(let text) = value.json.content {
                    Excerpt(text).description
                } else {
                    nil
                }
            }
            return (label.map { String($0.prefix(64)) } ?? "one without a label")
                + (name.map { " (\($0))" } ?? "")
        }
        return words.joined(separator: ", ")
            + (rates.count > listed ? " and \(rates.count - listed) more" : "")
    }
}

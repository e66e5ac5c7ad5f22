import Quantities

/// The members of an object that are still to be read, and where the object stands.
struct JSONObject {
    let path: String
    private var members: [String: JSONValue]

    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        guard case .object(let members) = value else {
            throw .unexpected(path.isEmpty ? "the document" : path, expected: "an object")
        }
        self.path = path
        self.members = members
    }

    func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    mutating func optional(_ key: String) -> JSONValue? { members.removeValue(forKey: key) }

    mutating func required(_ key: String) throws(StatementJSONError) -> JSONValue {
        guard let value = optional(key) else { throw .missing(name(key)) }
        return value
    }

    /// Says that there must be no other members.
    func finish() throws(StatementJSONError) {
        if let key = members.keys.min() { throw .unknown(name(key)) }
    }
}

extension JSONObject {
    mutating func text(_ key: String) throws(StatementJSONError) -> String {
        try required(key).text(name(key))
    }

    mutating func optionalText(_ key: String) throws(StatementJSONError) -> String? {
        try optional(key)?.text(name(key))
    }

    mutating func number(_ key: String) throws(StatementJSONError) -> Int64 {
        try required(key).number(name(key))
    }

    mutating func int(_ key: String) throws(StatementJSONError) -> Int {
        Int(try number(key))
    }

    mutating func optionalInt(_ key: String) throws(StatementJSONError) -> Int? {
        guard let value = optional(key) else { return nil }
        return Int(try value.number(name(key)))
    }

    mutating func flag(_ key: String) throws(StatementJSONError) -> Bool {
        guard let value = optional(key) else { return false }
        guard case .flag(let flag) = value else {
            throw .unexpected(name(key), expected: "true or false")
        }
        return flag
    }

    mutating func array(_ key: String) throws(StatementJSONError) -> [JSONValue] {
        guard let value = optional(key) else { return [] }
        guard case .array(let elements) = value else {
            throw .unexpected(name(key), expected: "an array")
        }
        return elements
    }

    mutating func object(_ key: String) throws(StatementJSONError) -> JSONObject {
        try JSONObject(required(key), name(key))
    }

    mutating func energy(_ key: String) throws(StatementJSONError) -> Energy {
        Energy(milliwattHours: try number(key))
    }

    mutating func price(_ key: String) throws(StatementJSONError) -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: try number(key))
    }

    mutating func money(_ key: String) throws(StatementJSONError) -> Money {
        try required(key).money(name(key))
    }

    mutating func optionalMoney(_ key: String) throws(StatementJSONError) -> Money? {
        try optional(key)?.money(name(key))
    }

    mutating func ratio(_ key: String) throws(StatementJSONError) -> Ratio {
        let billionths = try number(key)
        guard billionths.magnitude <= Ratio.inputLimit.billionths.magnitude else {
            throw .outOfRange(name(key))
        }
        return Ratio(billionths: billionths)
    }

    mutating func optionalRatio(_ key: String) throws(StatementJSONError) -> Ratio? {
        members[key] == nil ? nil : try ratio(key)
    }

    mutating func date(_ key: String) throws(StatementJSONError) -> CivilDate {
        try required(key).date(name(key))
    }

    mutating func month(_ key: String) throws(StatementJSONError) -> Month {
        try required(key).month(name(key))
    }

    mutating func wide(_ key: String) throws(StatementJSONError) -> Int128 {
        let text = try text(key)
        guard let number = Int128(text), number.description == text else {
            throw .unexpected(name(key), expected: "the digits of a whole number")
        }
        return number
    }

    /// One of the named cases of `type`.
    mutating func named<Case: RawRepresentable>(
        _ key: String, _ type: Case.Type
    ) throws(StatementJSONError) -> Case where Case.RawValue == String {
        let text = try text(key)
        guard let value = Case(rawValue: text) else {
            throw .unexpected(name(key), expected: "a known name")
        }
        return value
    }

    /// A rounding rule, which is written only where it is not the usual one.
    mutating func rounding() throws(StatementJSONError) -> RoundingRule {
        guard members["rounding"] != nil else { return .halfAwayFromZero }
        return try named("rounding", RoundingRule.self)
    }
}

extension JSONValue {
    func text(_ path: String) throws(StatementJSONError) -> String {
        guard case .text(let text) = self else { throw .unexpected(path, expected: "a text") }
        return text
    }

    func number(_ path: String) throws(StatementJSONError) -> Int64 {
        guard case .number(let number) = self else {
            throw .unexpected(path, expected: "a whole number")
        }
        return number
    }

    func money(_ path: String) throws(StatementJSONError) -> Money {
        let cents = try number(path)
        guard cents.magnitude <= Money.inputLimit.cents.magnitude else {
            throw .outOfRange(path)
        }
        return Money(cents: cents)
    }

    func month(_ path: String) throws(StatementJSONError) -> Month {
        let text = try text(path)
        guard let month = try? Month(text) else { throw .unexpected(path, expected: "a month") }
        return month
    }
}

extension JSONValue {
    func date(_ path: String) throws(StatementJSONError) -> CivilDate {
        guard let date = try? CivilDate(text(path)) else {
            throw .unexpected(path, expected: "a date")
        }
        return date
    }
}

import Diagnostics
import JSONParsing
import Quantities

/// Reads the fields of an object of a case file, and notes which of them are known.
///
/// What is wrong with a field is collected with its place; a field that is not asked for is
/// refused by its name.
final class CaseFields {
    private let object: JSONObject
    private let place: Place
    private let collected: CaseProblems
    private var known: Set<String> = []

    init?(_ value: JSONValue, _ collected: CaseProblems) {
        guard case .object(let object) = value.content else {
            collected.add("expected an object, found \(value.kind)", at: value.place)
            return nil
        }
        self.object = object
        self.collected = collected
        place = value.place
    }

    func has(_ key: String) -> Bool { object[key] != nil }

    /// Where a field stands, or its object where there is no such field.
    func place(of key: String) -> Place { object[key]?.place ?? place }

    func report(_ message: String, of key: String) {
        collected.add(message, at: place(of: key))
    }

    /// The value of a field that may be missing; null counts as missing.
    func optional(_ key: String) -> JSONValue? {
        known.insert(key)
        guard let value = object[key] else { return nil }
        if case .null = value.content { return nil }
        return value
    }

    func required(_ key: String) -> JSONValue? {
        if let value = optional(key) { return value }
        report("expected the field \"\(key)\", found none", of: key)
        return nil
    }

    /// Refuses every field that was not asked for.
    func refuseUnknown() {
        for member in object.members where !known.contains(member.key) {
            collected.add("unknown field \(Excerpt(member.key))", at: member.place)
        }
    }
}

/// The problems of one case file, shared by all who read parts of it.
final class CaseProblems {
    private(set) var problems = Problems()

    func add(_ message: String, at place: Place) { problems.add(message, at: place) }
}

// MARK: - Kinds of values

extension CaseFields {
    private func mismatch(_ key: String, _ expected: String, _ value: JSONValue) {
        report("\"\(key)\" must be \(expected), found \(value.kind)", of: key)
    }

    func text(_ key: String, _ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if case .text(let text) = value.content { return text }
        mismatch(key, "a text", value)
        return nil
    }

    func flag(_ key: String) -> Bool? {
        guard let value = optional(key) else { return nil }
        if case .flag(let flag) = value.content { return flag }
        mismatch(key, "true or false", value)
        return nil
    }

    /// A whole number that fits into an `Int32`: no count or day needs more.
    func count(_ key: String, _ value: JSONValue?) -> Int? {
        integer(key, value).map { Int(Int32(clamping: $0)) }
    }

    /// An amount in cents, negative ones refused by name.
    func cents(_ key: String, _ value: JSONValue?) -> Money? {
        guard let cents = integer(key, value) else { return nil }
        guard cents >= 0 else {
            report("\"\(key)\" must not be negative, found \(cents)", of: key)
            return nil
        }
        guard cents <= Money.inputLimit.cents else {
            report("\"\(key)\" must be at most \(Money.inputLimit.cents), found \(cents)", of: key)
            return nil
        }
        return Money(cents: cents)
    }

    func integer(_ key: String, _ value: JSONValue?) -> Int64? {
        guard let value else { return nil }
        guard case .number(let number) = value.content else {
            mismatch(key, "a whole number", value)
            return nil
        }
        guard let scaled = number.scaled(decimals: 0), scaled.isExact,
            let integer = Int64(exactly: scaled.value)
        else {
            report("\"\(key)\" must be a whole number, found \(Excerpt(number.text))", of: key)
            return nil
        }
        return integer
    }

    /// A percentage in a text, as in `"5.99"`.
    func percent(_ key: String, _ value: JSONValue?) -> Ratio? {
        guard let text = text(key, value) else { return nil }
        do throws(NumeralError) {
            return try Ratio(percent: text)
        } catch {
            report("\"\(key)\": \(error)", of: key)
            return nil
        }
    }

    func date(_ key: String, _ value: JSONValue?) -> CivilDate? {
        guard let text = text(key, value) else { return nil }
        do throws(CivilDateError) {
            return try CivilDate(text)
        } catch {
            report("\"\(key)\": \(error)", of: key)
            return nil
        }
    }

    /// One of some words.
    func choice<Choice>(
        _ key: String, _ value: JSONValue?, _ choices: KeyValuePairs<String, Choice>
    ) -> Choice? {
        guard let text = text(key, value) else { return nil }
        if let choice = choices.first(where: { $0.key == text }) { return choice.value }
        let words = choices.map { "\"\($0.key)\"" }.joined(separator: ", ")
        report("unknown \(key) \(Excerpt(text)), expected one of \(words)", of: key)
        return nil
    }

    /// The elements of an array.
    func elements(_ key: String, _ value: JSONValue?) -> [JSONValue] {
        guard let value else { return [] }
        if case .array(let elements) = value.content { return elements }
        mismatch(key, "an array", value)
        return []
    }

    /// The elements of an array that are objects, each read and then searched for unknown fields.
    func objects<Value>(_ key: String, _ read: (CaseFields) -> Value?) -> [Value] {
        elements(key, optional(key)).compactMap { element in
            CaseFields(element, collected).flatMap { fields in
                defer { fields.refuseUnknown() }
                return read(fields)
            }
        }
    }

    /// An object that may be missing.
    func object<Value>(_ key: String, _ read: (CaseFields) -> Value?) -> Value? {
        guard let value = optional(key), let fields = CaseFields(value, collected)
        else { return nil }
        defer { fields.refuseUnknown() }
        return read(fields)
    }
}

internal import Diagnostics
internal import Quantities
internal import XMLParsing

/// Collects what is wrong with one rate file while it is read.
///
/// A class, so that every element of the file can report to the same list.
final class RateProblems {
    private(set) var all = Problems()

    func add(_ message: String, at place: Place?) {
        all.add(message, at: place)
    }

    func addWarning(_ message: String, at place: Place?) {
        all.addWarning(message, at: place)
    }
}

/// One element of a rate file, read into domain values.
///
/// What cannot be read is reported with the element's place, and nil returned, so that a
/// reader goes on and finds the other problems too; its caller looks at ``problems``
/// before it trusts a value. The schema says the same and more; but a file is read
/// without it as well, so nothing here relies on it, and an attribute or a child that no
/// one asks for is a problem: nothing in a rate file is silently ignored.
struct RateElement {
    let element: LocatedElement
    let problems: RateProblems

    init(_ element: LocatedElement, problems: RateProblems) {
        self.element = element
        self.problems = problems
    }

    var name: String { element.name }
    var place: Place { element.place }
    /// The element's own text, without white space around it and each run of it as one blank.
    var text: String {
        element.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func report(_ message: String) {
        problems.add("<\(name)>: \(message)", at: place)
    }

    func report(_ message: String, attribute: String) {
        problems.add("<\(name)> \(attribute): \(message)", at: place)
    }
}

// MARK: - Attributes

extension RateElement {
    /// The value of an attribute that may be missing.
    func optional(_ attribute: String) -> String? {
        element.attribute(attribute)
    }

    /// The value of an attribute that must be there.
    func required(_ attribute: String) -> String? {
        guard let value = element.attribute(attribute) else {
            report("the attribute is missing", attribute: attribute)
            return nil
        }
        return value
    }

    /// An attribute that may be missing, read by `parse`.
    func optional<Value, Failure: Error>(
        _ attribute: String, _ parse: (String) throws(Failure) -> Value
    ) -> Value? {
        guard let text = optional(attribute) else { return nil }
        do throws(Failure) {
            return try parse(text)
        } catch {
            report("\(error)", attribute: attribute)
            return nil
        }
    }

    /// An attribute that must be there, read by `parse`.
    func required<Value, Failure: Error>(
        _ attribute: String, _ parse: (String) throws(Failure) -> Value
    ) -> Value? {
        guard required(attribute) != nil else { return nil }
        return optional(attribute, parse)
    }

    /// An attribute that is one word of an enumeration; `fallback` where it is missing.
    func word<Word: RawRepresentable & CaseIterable>(
        _ attribute: String, default fallback: Word? = nil
    ) -> Word? where Word.RawValue == String {
        guard let text = fallback == nil ? required(attribute) : optional(attribute) else {
            return fallback
        }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            report("expected one of \(words), found \"\(text)\"", attribute: attribute)
            return nil
        }
        return word
    }

    /// An attribute that is `true` or `false`; `fallback` where it is missing.
    func flag(_ attribute: String, default fallback: Bool) -> Bool {
        switch optional(attribute) {
        case nil: return fallback
        case "true", "1": return true
        case "false", "0": return false
        case .some(let text):
            report("expected \"true\" or \"false\", found \"\(text)\"", attribute: attribute)
            return fallback
        }
    }

    /// A whole number within `range`, where the attribute is there.
    func integer(_ attribute: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = optional(attribute) else { return nil }
        guard let value = Int(text), text.first != "+", range.contains(value) else {
            report(
                "expected a whole number from \(range.lowerBound) to \(range.upperBound), "
                    + "found \"\(text)\"", attribute: attribute)
            return nil
        }
        return value
    }

    /// The words of an attribute that is a list with blanks between; nil where it is missing.
    func words(_ attribute: String) -> Set<String>? {
        guard let text = optional(attribute) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.isEmpty { report("expected names, found nothing", attribute: attribute) }
        return Set(words)
    }

    /// The days from the attribute `from` up to, not including, `to`.
    ///
    /// Without `to` they have no end; without `from` they begin with `start`, which nil
    /// makes the attribute required.
    func dates(
        from first: String = "from", to last: String = "to", start: CivilDate? = nil
    ) -> DatePeriod? {
        let parse = { (text: String) throws(CivilDateError) in try CivilDate(text) }
        let begins = optional(first) == nil && start != nil ? start : required(first, parse)
        guard optional(last) != nil else { return begins.map { DatePeriod(from: $0) } }
        guard let ends = optional(last, parse), let begins else { return nil }
        guard let period = DatePeriod(from: begins, to: ends) else {
            report("must be after \(first), found \(begins) to \(ends)", attribute: last)
            return nil
        }
        return period
    }
}

// MARK: - Children

extension RateElement {
    /// The children called `name`, in order.
    func children(_ name: String) -> [RateElement] {
        element.children(named: name).map { RateElement($0, problems: problems) }
    }

    /// All children, in order.
    var children: [RateElement] {
        element.children.map { RateElement($0, problems: problems) }
    }

    /// The only child called `name`, or nil; several are a problem.
    func optionalChild(_ name: String) -> RateElement? {
        let found = children(name)
        for extra in found.dropFirst() {
            problems.add("<\(self.name)> has more than one <\(name)>", at: extra.place)
        }
        return found.first
    }

    /// The only child called `name`, which must be there.
    func requiredChild(_ name: String) -> RateElement? {
        guard let child = optionalChild(name) else {
            report("the element <\(name)> is missing")
            return nil
        }
        return child
    }

    /// Reports every attribute and child that is not one of these.
    func allowOnly(attributes: [String] = [], children names: [String] = []) {
        for attribute in element.attributes where !isKnown(attribute, among: attributes) {
            report("nothing is known of an attribute \"\(attribute.name)\"")
        }
        for child in element.children
        where child.namespace != element.namespace || !names.contains(child.name) {
            problems.add(
                "<\(name)>: nothing is known of an element <\(child.name)>", at: child.place)
        }
    }

    /// Attributes of XML Schema itself, as `xsi:schemaLocation`, tell of no rate.
    private func isKnown(_ attribute: LocatedAttribute, among names: [String]) -> Bool {
        attribute.namespace.isEmpty
            ? names.contains(attribute.name)
                || (Self.origins.contains(attribute.name) && Self.clauses.contains(name))
            : attribute.namespace == "http://www.w3.org/2001/XMLSchema-instance"
    }

    /// Where a clause stands in the format it was converted from, and in which words.
    private static let origins: Set = ["sourcePath", "sourceText"]

    /// The elements of a tariff that are clauses.
    private static let clauses: Set = [
        "tariff", "season", "holiday", "timeOfUse", "period", "window", "baseline", "allowance",
        "fixed", "energy", "rider", "buyBack", "valueStack", "demand", "reactive", "percentage",
        "tax", "minimum", "price", "tier", "amount", "percent", "ratchet", "workedBill", "line",
        "unsupported", "remark",
    ]
}

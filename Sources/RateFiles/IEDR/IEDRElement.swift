internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

/// One element of a rate plan document, with the path that leads to it.
///
/// What cannot be read is a problem with its place, and refuses the file. What can be read
/// and is not known is told by ``unknown(besides:)``, and blocks billing only.
struct IEDRElement {
    let element: LocatedElement
    /// The names of the elements from the root, as in `tariffBooks/tariffBook`.
    let path: String
    let problems: RateProblems

    init(_ element: LocatedElement, path: String, problems: RateProblems) {
        self.element = element
        self.path = path
        self.problems = problems
    }

    /// The element's place; `text` is what it says, word for word.
    func clause(text: String? = nil) -> Clause { Self.clause(path, element, text: text) }

    static func clause(
        _ path: String, _ element: LocatedElement, text: String? = nil
    ) -> Clause {
        let place = element.place
        return Clause(
            id: element.name, file: place.file, line: place.line, column: place.column,
            path: path, text: text)
    }

    func report(_ message: String, at place: Place? = nil) {
        problems.add("<\(element.name)>: \(message)", at: place ?? element.place)
    }
}

// MARK: - Children

extension IEDRElement {
    /// The one child called by any spelling of `field`; several are a problem.
    func child(_ field: IEDRField) -> IEDRElement? {
        var found: LocatedElement?
        for child in element.children
        where child.namespace.isEmpty && field.spellings.contains(child.name) {
            if let found {
                report("has <\(child.name)> besides <\(found.name)>", at: child.place)
            } else {
                found = child
            }
        }
        return found.map { IEDRElement($0, path: "\(path)/\($0.name)", problems: problems) }
    }

    /// All children with one of `names`, each with its number among those of its name.
    func list(_ names: String...) -> [IEDRElement] {
        var counts: [String: Int] = [:]
        var found: [IEDRElement] = []
        for child in element.children
        where child.namespace.isEmpty && names.contains(child.name) {
            counts[child.name, default: 0] += 1
            let number = counts[child.name] ?? 0
            found.append(
                IEDRElement(child, path: "\(path)/\(child.name)[\(number)]", problems: problems))
        }
        return found
    }

    /// The items of `list` in its container, which may be missing: `seasons/season`.
    func items(_ container: String, _ names: String...) -> [IEDRElement] {
        list(container).flatMap { outer in
            names.flatMap { outer.list($0) }
        }
    }

    /// What of it was not asked for, as items that block billing.
    func unknown(besides known: Set<String>, in what: String) -> [UnsupportedItem] {
        var items: [UnsupportedItem] = []
        for child in element.children
        where !known.contains(child.name) || !child.namespace.isEmpty {
            items.append(
                UnsupportedItem(
                    name: "element <\(child.name)> of \(what)",
                    clause: Self.clause("\(path)/\(child.name)", child)))
        }
        for attribute in element.attributes
        where !Self.knownAttributes.contains(attribute.name) {
            items.append(
                UnsupportedItem(
                    name: "attribute \"\(attribute.name)\" of \(what)", clause: clause()))
        }
        return items
    }

    private static let knownAttributes: Set<String> = [
        "ratePlanURI", "ratePlanModifierURI", "ratePlanCodeUnique", "isReplacementRecord",
        "isDeletedRecord", "IsDeletedRecord", "noNamespaceSchemaLocation", "schemaLocation",
    ]

    /// Whether an attribute that says so is there, under any of its spellings.
    func isMarked(_ names: String...) -> Bool {
        for name in names {
            switch element.attribute(name) {
            case nil, "false", "0": continue
            case "true", "1": return true
            case .some(let text): report("expected true or false in \(name), found \"\(text)\"")
            }
        }
        return false
    }
}

// MARK: - Text and numbers

extension IEDRElement {
    /// Its text, each run of white space one blank; a child element in it is a problem.
    var text: String {
        if let child = element.children.first {
            report("expected text, found an element <\(child.name)>", at: child.place)
        }
        return element.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The text of a field, nil where it is missing or empty.
    func text(_ field: IEDRField) -> String? {
        child(field).map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }

    func required(_ field: IEDRField) -> String? {
        guard let text = text(field) else {
            report("the element <\(field.rawValue)> is missing or empty")
            return nil
        }
        return text
    }

    /// A field read by `parse`, nil where it is missing or empty.
    func value<Value, Failure: Error>(
        _ field: IEDRField, _ parse: (String) throws(Failure) -> Value
    ) -> Value? {
        guard let child = child(field) else { return nil }
        let text = child.text
        guard !text.isEmpty else { return nil }
        do throws(Failure) {
            return try parse(text)
        } catch {
            child.report("\(error)")
            return nil
        }
    }

    /// A whole number from 0 on.
    func integer(_ field: IEDRField) -> Int? {
        value(field) { (text: String) throws(NumeralError) in
            let value = try Numeral.scaled(text.utf8, decimals: 0)
            guard (0...Int64(Int32.max)).contains(value) else {
                throw .outOfRange(limit: "0 to \(Int32.max)")
            }
            return Int(value)
        }
    }

    /// A whole number from 0 on, which must be there.
    func requiredInteger(_ field: IEDRField) -> Int? {
        required(field) == nil ? nil : integer(field)
    }

    /// The days of the element, which must be there.
    func requiredDates() -> IEDRDates? {
        guard child(.effectivePeriod) != nil else {
            report("the element <effectivePeriod> is missing")
            return nil
        }
        return dates(.effectivePeriod)
    }

    /// A field that is true or false, nil where it is missing.
    func flag(_ field: IEDRField) -> Bool? {
        guard let child = child(field) else { return nil }
        switch child.text {
        case "true", "1": return true
        case "false", "0": return false
        case "": return nil
        case let text:
            child.report("expected true or false, found \"\(text)\"")
            return nil
        }
    }

    func date(_ field: IEDRField) -> CivilDate? {
        value(field) { (text: String) throws(CivilDateError) in try CivilDate(text) }
    }

    /// The day of a date with a time of day, as in `2024-12-22T14:23:31`.
    func day(_ field: IEDRField) -> CivilDate? {
        value(field) { (text: String) throws(CivilDateError) in
            try CivilDate(text.prefix { $0 != "T" })
        }
    }

    /// The days of a field, which are a problem where they run backwards.
    func dates(_ field: IEDRField) -> IEDRDates? {
        guard let period = child(field) else { return nil }
        guard let start = period.date(.startDate) else {
            if period.text(.startDate) == nil {
                period.report("the element <startDate> is missing")
            }
            return nil
        }
        let last = period.date(.endDate)
        if let last, last < start {
            period.report("must not end before it begins, found \(start) to \(last)")
            return nil
        }
        return IEDRDates(start: start, last: last, expectedEnd: period.date(.expectedEndDate))
    }
}

internal import Diagnostics
internal import JSONParsing
internal import Tariffs

/// A value of a URDB file, with its path from the root.
struct URDBValue {
    let json: JSONValue
    /// As in `/energyratestructure/1/0`, after RFC 6901.
    let path: String
    let notes: URDBNotes

    init(_ json: JSONValue, path: String, notes: URDBNotes) {
        self.json = json
        self.path = path
        self.notes = notes
    }

    var place: Place { json.place }

    /// The place, as the domain knows it, of a charge or season called `id`.
    func clause(_ id: String, quoting: Bool = false) -> Clause {
        Clause(
            id: id, file: place.file, line: place.line, column: place.column, path: path,
            text: quoting ? notes.text(of: json) : nil)
    }

    func report(_ message: String) {
        // The root has no path.
        notes.problems.add(path.isEmpty ? message : "\(path): \(message)", at: place)
    }

    func remark(_ message: String) {
        notes.add(TariffRemark(message, clause: clause(path, quoting: true)))
    }

    /// The same remark, once for the file.
    func remarkOnce(_ message: String) {
        guard !notes.remarks.contains(where: { $0.text == message }) else { return }
        remark(message)
    }

    /// Says that bills of the charge `id` go by a guess, which keeps the tariff from billing until
    /// it is accepted by its name; lines of the charge are then marked.
    func guess(_ name: String, _ reason: String, charge id: String) {
        notes.add(
            UnsupportedItem(
                name: "\(name) (\(reason))", clause: clause(id, quoting: true),
                effect: .guessed))
    }

    /// Says that a bill cannot be made of it, and why.
    func refuse(_ name: String, _ reason: String? = nil) {
        let name = String(name.prefix(64))
        notes.add(
            UnsupportedItem(
                name: reason.map { "\(name) (\($0))" } ?? name,
                clause: clause(name, quoting: true)))
    }

    /// The elements of an array; anything else is a problem.
    var elements: [URDBValue]? {
        guard case .array(let elements) = json.content else {
            report("expected an array, found \(json.kind)")
            return nil
        }
        return elements.enumerated().map {
            URDBValue($1, path: "\(path)/\($0)", notes: notes)
        }
    }

    /// The value as a number; a text that is one is taken as such.
    var number: JSONNumber? {
        switch json.content {
        case .number(let number): return number
        case .text(let text):
            if let number = JSONNumber(text) { return number }
            report("expected a number, found \(Excerpt(text))")
        default: report("expected a number, found \(json.kind)")
        }
        return nil
    }

    var text: String? {
        guard case .text(let text) = json.content else {
            report("expected a text, found \(json.kind)")
            return nil
        }
        return text
    }

    /// The value as a whole number within `range`.
    func integer(in range: ClosedRange<Int>) -> Int? {
        guard let number else { return nil }
        guard let scaled = number.scaled(decimals: 0), scaled.isExact,
            let value = Int(exactly: scaled.value), range.contains(value)
        else {
            report(
                "expected a whole number from \(range.lowerBound) to \(range.upperBound), "
                    + "found \(Excerpt(number.text))")
            return nil
        }
        return value
    }

    /// Whether it says nothing: null, zero, false, an empty text, or an array of such.
    var saysNothing: Bool { json.saysNothing }
}

extension JSONValue {
    fileprivate var saysNothing: Bool {
        switch content {
        case .null: true
        case .flag(let flag): !flag
        case .number(let number): number.scaled(decimals: 18).map { $0.value == 0 } ?? false
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .array(let elements): elements.allSatisfy(\.saysNothing)
        case .object(let object): object.members.isEmpty
        }
    }
}

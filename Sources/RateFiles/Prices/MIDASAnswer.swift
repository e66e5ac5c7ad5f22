internal import Diagnostics
internal import JSONParsing
internal import Quantities

/// Reads what the API of California's MIDAS answers, in its first version and its second.
///
/// They differ in the case of letters, and the second wraps a list in an object. Values are as in
/// an upload; see ``MIDASReader``.
struct MIDASAnswer {
    let drafts: PriceSeriesDrafts

    func read(_ answer: JSONValue) {
        let rates = Self.rates(in: answer)
        let listed = rates.count { Self.member("ValueInformation", of: $0) == nil }
        guard !rates.isEmpty else {
            drafts.problems.add(
                "expected the answer of MIDAS, an object with RateID and ValueInformation, found "
                    + answer.kind, at: answer.place)
            return
        }
        guard listed == 0 else {
            drafts.problems.add(
                "a list of \(listed) MIDAS rates has no prices; ask for the values of a rate",
                at: answer.place)
            return
        }
        for rate in rates { readRate(rate) }
    }

    /// The objects with a RateID: the answer itself, its elements, or those of its only list.
    private static func rates(in value: JSONValue) -> [JSONValue] {
        switch value.content {
        case .array(let elements): return elements.filter { member("RateID", of: $0) != nil }
        case .object(let object):
            if member("RateID", of: value) != nil { return [value] }
            let lists = object.members.compactMap { member -> JSONValue? in
                if case .array = member.value.content { member.value } else { nil }
            }
            return lists.count == 1 ? lists.flatMap(rates) : []
        default: return []
        }
    }

    /// A member of an object by its name, in letters of either case.
    private static func member(_ name: String, of value: JSONValue) -> JSONValue? {
        guard case .object(let object) = value.content else { return nil }
        if let member = object[name] { return member }
        let name = name.lowercased()
        return object.members.first { $0.key.lowercased() == name }?.value
    }

    private func readRate(_ rate: JSONValue) {
        guard let stated = Self.member("RateID", of: rate),
            let list = Self.member("ValueInformation", of: rate)
        else { return }
        guard case .text(let text) = stated.content, case .array(let elements) = list.content else {
            drafts.problems.add(
                "expected a text as RateID and an array as ValueInformation, found \(stated.kind) "
                    + "and \(list.kind)", at: rate.place)
            return
        }
        let id: String
        do throws(MIDASError) {
            id = try MIDASRate.identifier(text)
        } catch {
            drafts.problems.add("RateID: \(error)", at: stated.place)
            return
        }
        var values = MIDASRate(id: id, place: rate.place, drafts: drafts)
        for element in elements {
            if let value = value(element) { values.add(value) }
        }
        values.remark()
    }

    private func value(_ element: JSONValue) -> MIDASValue? {
        guard case .object(let object) = element.content else {
            drafts.problems.add("expected an object, found \(element.kind)", at: element.place)
            return nil
        }
        var texts: [MIDASValue.Field: MIDASValue.Text] = [:]
        for member in object.members {
            guard let field = Self.fields[member.key.lowercased()],
                let text = text(of: member.value)
            else { continue }
            guard texts.updateValue((text, member.value.place), forKey: field) == nil else {
                drafts.problems.add("\(field.rawValue) stands twice", at: member.place)
                return nil
            }
        }
        return MIDASValue(texts, place: element.place, problems: drafts.problems)
    }

    private static let fields = Dictionary(
        uniqueKeysWithValues: MIDASValue.Field.allCases.map { ($0.rawValue.lowercased(), $0) })

    /// The text of a member, a number as a plain decimal; nil for what has none.
    private func text(of value: JSONValue) -> String? {
        switch value.content {
        case .text(let text): return text
        case .number(let number):
            guard let scaled = number.scaled(decimals: 9) else { return number.text }
            if !scaled.isExact {
                drafts.problems.addWarning(
                    "\(Excerpt(number.text)) is finer than a billionth, and rounded to it",
                    at: value.place)
            }
            return Numeral.text(scaled.value, decimals: 9, trimming: true)
        default: return nil
        }
    }
}

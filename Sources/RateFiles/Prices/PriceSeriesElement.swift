internal import Diagnostics
internal import Quantities
internal import XMLParsing

// Formats of others spread their elements over several namespaces, and hold texts where ours has
// attributes.
extension RateElement {
    /// The only child called `name` of `namespace`, which may be missing.
    ///
    /// One of the same name in another namespace is a problem: it would be passed over in silence.
    func optionalChild(_ name: String, in namespace: String) -> RateElement? {
        var found: RateElement?
        for child in element.children where child.name == name {
            guard child.namespace == namespace else {
                problems.add(
                    "<\(self.name)>: expected <\(name)> of \(namespace), found one of "
                        + (child.namespace.isEmpty ? "no namespace" : child.namespace),
                    at: child.place)
                continue
            }
            if found != nil {
                problems.add("<\(self.name)> has more than one <\(name)>", at: child.place)
            }
            found = found ?? RateElement(child, problems: problems)
        }
        return found
    }

    /// The only child called `name` of `namespace`, which must be there.
    func requiredChild(_ name: String, in namespace: String) -> RateElement? {
        guard let child = optionalChild(name, in: namespace) else {
            report("the element <\(name)> is missing")
            return nil
        }
        return child
    }

    /// The children called `name` of `namespace`, in order.
    func children(_ name: String, in namespace: String) -> [RateElement] {
        element.children.filter { $0.name == name && $0.namespace == namespace }
            .map { RateElement($0, problems: problems) }
    }

    /// The text without white space around it, nil with a problem where elements stand in it.
    var value: String? {
        guard element.children.isEmpty else {
            report("expected a text, found the element <\(element.children[0].name)> in it")
            return nil
        }
        return element.trimmedText
    }

    /// The text, read by `parse`.
    func value<Value, Failure: Error>(
        _ parse: (String) throws(Failure) -> Value
    ) -> Value? {
        guard let value else { return nil }
        do throws(Failure) {
            return try parse(value)
        } catch {
            report("\(error)")
            return nil
        }
    }

    /// A whole number within `range`.
    func wholeNumber(in range: ClosedRange<Int64>) -> Int64? {
        guard let value else { return nil }
        guard let number = try? Numeral.scaled(value.utf8, decimals: 0), range.contains(number),
            !value.contains(".")
        else {
            report(
                "expected a whole number from \(range.lowerBound) to \(range.upperBound), found "
                    + "\"\(value.prefix(40))\"")
            return nil
        }
        return number
    }

    /// A name as people gave it, at most as long as one is shown.
    var shortText: String? {
        guard element.children.isEmpty else { return value }
        let text = text
        guard (1...Self.longestLabel).contains(text.unicodeScalars.count) else {
            report(
                "expected a name of 1 to \(Self.longestLabel) characters, found "
                    + "\(text.unicodeScalars.count)")
            return nil
        }
        return text
    }

    private static let longestLabel = 200
}

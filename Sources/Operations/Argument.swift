internal import Quantities

/// Checks of what a caller hands to a verb, which says in the caller's word what is wrong.
enum Argument {
    private static let lineLimit = 200

    /// Refuses a text that is empty, long, or not one line.
    static func checkLine(_ text: String, _ what: String) throws(OperationError) {
        let count = text.unicodeScalars.count
        guard (1...lineLimit).contains(count) else {
            throw .badArgument(
                what, reason: "expected from 1 to \(lineLimit) characters, found \(count)")
        }
        guard !text.unicodeScalars.contains(where: isControl) else {
            throw .badArgument(what, reason: "expected one line without control characters")
        }
    }

    /// Refuses a text that is no identifier.
    static func checkKey(_ text: String, _ what: String) throws(OperationError) {
        do throws(IDError) {
            _ = try ID<Argument>(text)
        } catch {
            throw .badArgument(what, reason: "\(error)")
        }
    }

    /// Refuses a text that is no label.
    static func checkLabel(_ text: String, _ what: String) throws(OperationError) {
        do throws(LabelError) {
            _ = try Label(text)
        } catch {
            throw .badArgument(what, reason: "\(error)")
        }
    }

    /// Refuses a power that no array has.
    static func check(capacity: Power) throws(OperationError) {
        guard capacity > .zero, capacity <= Power.inputLimit else {
            throw .badArgument(
                "capacity",
                reason: "expected above 0 to \(Power.inputLimit) kW, found \(capacity) kW")
        }
    }

    /// Refuses days that no statement is given until it is due.
    static func check(dueDays: Int) throws(OperationError) {
        guard (0...366).contains(dueDays) else {
            throw .badArgument("due days", reason: "expected from 0 to 366, found \(dueDays)")
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

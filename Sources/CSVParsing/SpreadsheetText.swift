/// Texts that a spreadsheet opens without harm.
///
/// A cell that begins like a formula is run when the file is opened (OWASP, "CSV Injection"),
/// also where the sign is of full width, stands behind characters that are not seen, or has a
/// mark on it: spreadsheets normalize what they read.
package enum SpreadsheetText {
    /// The text, with an apostrophe before it where it would be taken for a formula.
    ///
    /// Spreadsheets show it as text then. A plain number stays a number with `keepsNumbers`.
    package static func harmless(_ text: String, keepsNumbers: Bool = false) -> String {
        guard isFormula(text), !(keepsNumbers && isPlainNumber(text)) else { return text }
        return "'" + text
    }

    /// Whether the text begins with what begins a formula, or with a character that may be
    /// dropped before one.
    static func isFormula(_ text: String) -> Bool {
        if let first = text.utf8.first, first == UInt8(ascii: "\t") || first == .carriageReturn {
            return true
        }
        let seen = text.unicodeScalars.first { !isPassedOver($0) }
        return seen.map(starts.contains) ?? false
    }

    /// The signs, as they are, of full width, small, superscript and subscript; and the minus
    /// of typesetters.
    private static let starts = Set("=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−".unicodeScalars)

    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .spacingMark, .enclosingMark, .lineSeparator,
            .paragraphSeparator, .spaceSeparator, .unassigned, .privateUse:
            true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it is an optional minus, digits and at most one point, and a percent sign after
    /// them at most.
    private static func isPlainNumber(_ text: String) -> Bool {
        text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?%?/) != nil
    }
}

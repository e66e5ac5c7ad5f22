import Quantities

extension Ratio {
    /// Reads a percentage from nothing to the whole, with its sign, as in `7.5%`.
    ///
    /// The sign is asked for because `0.1` and `10` are both written for a tenth.
    static func percentage(_ text: String) throws(PercentageError) -> Ratio {
        guard text.hasSuffix("%") else { throw .notAPercentage(text) }
        let ratio: Ratio
        do throws(NumeralError) {
            ratio = try Ratio(percent: text.dropLast())
        } catch {
            throw .notAPercentage(text)
        }
        guard (Ratio.zero...Ratio.one).contains(ratio) else { throw .outOfRange(text) }
        return ratio
    }
}

/// Why a text is not a percentage.
enum PercentageError: Error, Hashable, Sendable {
    case notAPercentage(String)
    case outOfRange(String)
}

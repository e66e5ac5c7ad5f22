import Diagnostics
public import Quantities

/// Why a text is not an account with a utility.
public enum UtilityAccountError: Error, Hashable, Sendable {
    case notALabel(LabelError)
    /// A spreadsheet has made it of a number.
    case spoiled(String)
}

extension UtilityAccountError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notALabel(let error): "\(error)"
        case .spoiled(let text):
            "found \(Excerpt(text)), a number as a spreadsheet shows it, of which the digits are "
                + "lost; format the column as text before the accounts are put in, and put them "
                + "in anew"
        }
    }
}

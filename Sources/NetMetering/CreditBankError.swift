public import Quantities

/// Why lots are not a bank.
public enum CreditBankError: Error, Hashable, Sendable {
    case notPositive(earned: Month)
    case notInOrder(Month, after: Month)
    case tooLarge
}

extension CreditBankError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notPositive(let month):
            "the credit banked in \(month) must be positive"
        case .notInOrder(let month, let other):
            "credit of \(month) cannot be banked after that of \(other), lots are oldest first"
        case .tooLarge: "the banked credit is too large to be kept exactly"
        }
    }
}

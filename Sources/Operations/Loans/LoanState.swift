import Lending

/// What became of a loan or of an application for one.
public enum LoanState: String, Hashable, Sendable, CaseIterable {
    case applied
    case declined
    case withdrawn
    /// Made without an application, and disbursed after the day that is looked at.
    case notDisbursed = "not disbursed"
    case active
    case paid
    case chargedOff = "charged-off"

    /// The state of a loan that was made.
    init(_ position: LoanAccount.Position?) {
        self =
            switch position?.state {
            case nil: .notDisbursed
            case .active: .active
            case .paid: .paid
            case .chargedOff: .chargedOff
            }
    }
}

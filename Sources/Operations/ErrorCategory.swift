internal import Diagnostics
internal import Foundation
internal import Lending
internal import Quantities
internal import Sharing
internal import Storage
internal import SystemTimeZones
internal import Tariffs

/// What kind of failure an error is, from which edges choose exit codes and statuses.
public enum ErrorCategory: Hashable, Sendable, CaseIterable {
    /// The caller asked for something that cannot be asked for.
    case usage
    /// What was handed in cannot be used.
    case badData
    /// Something named is not there.
    case noInput
    /// A mistake of this program.
    case ourFault
    /// A file cannot be made.
    case cannotCreate
    /// A file cannot be written.
    case cannotWrite
    /// Another command is at it; later it will go.
    case tryAgain
}

/// An error that knows of what kind it is.
public protocol CategorizedError: Error {
    var category: ErrorCategory { get }
}

extension ErrorCategory {
    /// The category of an error of any layer, or nil for one that none of them makes.
    public init?(of error: any Error) {
        switch error {
        case let error as any CategorizedError: self = error.category
        case let error as BookError: self = error.category
        case let error as StatementQueryError: self = error.category
        case is InstallationError: self = .noInput
        case is MonthError, is Problems, is Problem, is ReadingConflicts, is ShareError,
            is LoanError, is LoanContractError, is LoanEventError, is LoanProductError,
            is NoteError, is SystemTimeZoneError, is NumeralError, is QuantityError, is IDError,
            is LabelError,
            is CivilDateError, is TariffBillError:
            self = .badData
        case let error as CocoaError:
            guard let category = error.category else { return nil }
            self = category
        case is POSIXError: self = .cannotWrite
        default: return nil
        }
    }
}

extension BookError {
    fileprivate var category: ErrorCategory {
        switch self {
        case .missing, .cannotRead: .noInput
        case .alreadyThere, .cannotMake: .cannotCreate
        case .notABook, .older, .newer, .damaged, .refused: .badData
        case .busy: .tryAgain
        case .cannotWrite: .cannotWrite
        case .failed: .ourFault
        }
    }
}

extension CocoaError {
    fileprivate var category: ErrorCategory? {
        switch code {
        case .fileNoSuchFile, .fileReadNoSuchFile, .fileReadNoPermission, .fileReadUnknown:
            .noInput
        case .fileWriteFileExists, .fileWriteNoPermission: .cannotCreate
        case .fileWriteOutOfSpace, .fileWriteUnknown, .fileWriteVolumeReadOnly: .cannotWrite
        default: nil
        }
    }
}

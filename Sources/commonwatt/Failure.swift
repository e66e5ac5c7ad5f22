import ArgumentParser
import Diagnostics
import Foundation
import Operations

/// An error as the command line reports it: a message, and an exit code of sysexits.
///
/// Nil for what the argument parser says itself: help, and mistakes in the command.
struct Failure {
    let code: Int32
    let message: String

    init?(_ error: any Error) {
        if let category = ErrorCategory(of: error) {
            code = Self.code(of: category)
            // A problem of a file begins with its place, as compilers print theirs.
            let hasPlace = error is Problems || error is Problem
            message = (hasPlace ? "" : "error: ") + Self.words(error)
        } else if error is ExitCode || Commonwatt.exitCode(for: error) != .failure {
            return nil
        } else {
            code = Self.ourFault
            message = "error: this should not have happened: \(error)"
        }
    }
}

extension Failure {
    /// What an error says; of the system's own, what it is about and no more than that.
    private static func words(_ error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        let path = error.filePath ?? error.url?.path
        return [path, OutputFile.words(error)].compactMap(\.self).joined(separator: ": ")
    }
}

/// The codes of sysexits.h.
extension Failure {
    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let ourFault: Int32 = 70
    static let cannotCreate: Int32 = 73
    static let cannotWrite: Int32 = 74
    static let tryAgain: Int32 = 75

    private static func code(of category: ErrorCategory) -> Int32 {
        switch category {
        case .usage: usage
        case .badData: badData
        case .noInput: noInput
        case .ourFault: ourFault
        case .cannotCreate: cannotCreate
        case .cannotWrite: cannotWrite
        case .tryAgain: tryAgain
        }
    }
}

internal import Hummingbird
internal import Operations
internal import Quantities
internal import Storage

extension ProblemReply {
    /// What an error of any layer is to whoever asked; nil where it is none of theirs.
    init?(_ error: any Error) {
        switch error {
        case let reply as ProblemReply: self = reply
        case let error as any HTTPResponseError:
            self =
                error.status == .notFound
                ? .nothingHere : ProblemReply(error.status, error.status.reasonPhrase)
        case let error as StatementQueryError:
            guard let reply = Self.reply(to: error) else { return nil }
            self = reply
        case OperationError.unknownSubscriber, OperationError.unknownArray:
            // Which ones there are instead is nobody's business.
            self = ProblemReply(.notFound, "there is no such subscriber or array")
        case let error as CivilDateError: self.init(.badRequest, "\(error)")
        case BookError.busy:
            self.init(
                .serviceUnavailable, "the book is being written; try again in a moment",
                [.retryAfter: "1"])
        default: return nil
        }
    }

    private static func reply(to error: StatementQueryError) -> ProblemReply? {
        switch error {
        case .notANumber, .noSuchStatement, .noneChosen:
            ProblemReply(.notFound, "there is no such statement")
        case .noPage: ProblemReply(.notAcceptable, "\(error)")
        case .damaged: nil
        }
    }
}

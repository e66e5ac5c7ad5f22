internal import Hummingbird

/// Why the service closed a connection, or did not take it.
enum ConnectionFault: String, CaseIterable, Sendable {
    /// Every connection was at work, and none could make room.
    case full
    /// As many connections of the same address were at work as it may have.
    case fullForAddress = "full-for-address"
    /// It made room for a newer one.
    case madeRoom = "made-room"
    case silent
    case slowHead = "slow-head"
    case largeHead = "large-head"
    case malformed
    case slowBody = "slow-body"
    case largeBody = "large-body"
    case unreadAnswer = "unread-answer"
    case pipelined

    /// What can still be said to the client; nil where it would not listen.
    var reply: ProblemReply? {
        switch self {
        case .slowHead: ProblemReply(.requestTimeout, "the request took too long to come")
        case .largeHead:
            ProblemReply(.requestHeaderFieldsTooLarge, "the headers of the request are too large")
        case .malformed: ProblemReply(.badRequest, "what was sent is no request")
        case .largeBody: ProblemReply(.contentTooLarge, "the request has too large a body")
        case .full, .fullForAddress, .madeRoom, .silent, .slowBody, .unreadAnswer, .pipelined: nil
        }
    }
}

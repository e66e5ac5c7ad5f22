internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// How far a connection has come with asking and being answered, and until when it may take for
/// the next step.
///
/// Knows no channel, so that its rules can be tried with times of one's own.
struct ConnectionState {
    /// What of a request has come.
    private enum Reading: Hashable {
        /// Nothing, since this time.
        case nothing(NIODeadline)
        /// A part of the head, the first byte of it at this time.
        case head(NIODeadline)
        /// The head, at this time, and so many bytes of the body.
        case body(NIODeadline, bytes: Int)
    }

    private let limits: ServiceLimits
    private var reading: Reading
    /// Bytes that came and that no part of a request was made of yet.
    private var loose = 0
    /// Requests whose answers are not written yet.
    private(set) var unanswered = 0
    /// Answers, or beginnings of one, that the client has not taken yet, and since when it took
    /// none.
    private var untaken = 0
    private var untakenSince: NIODeadline
    private var isWriting = false
    private var unsentBytes = 0
    /// Bytes of the answer that is written now, or was last.
    private(set) var answerBytes = 0
    private var wasAnswered = false
    /// When it last brought a request or an answer to an end.
    private var progress: NIODeadline
    /// Whether what comes is dropped: the last request has been read.
    private(set) var isLast = false
    private var lingersUntil: NIODeadline?

    init(_ limits: ServiceLimits, now: NIODeadline) {
        self.limits = limits
        reading = .nothing(now)
        untakenSince = now
        progress = now
    }

    /// Whether every request was answered, and every answer taken.
    var isQuiet: Bool { unanswered == 0 && untaken == 0 && !isWriting }

    /// Whether the request whose body still comes was answered already, so that nothing more can
    /// be said to it.
    var isAnsweredEarly: Bool {
        if case .body = reading { unanswered == 0 } else { false }
    }

    var isLingering: Bool { lingersUntil != nil }

    /// Whether more is read: not while the last answers are made, so that who asks too much has
    /// to stop.
    var mayRead: Bool { !isLast || isLingering }

    /// What the other connections need to know of it.
    var standing: ConnectionTable.Standing {
        ConnectionTable.Standing(
            progress: progress, isAtWork: unanswered > 0 && untaken == 0 && !isWriting,
            isPipelining: unanswered > 1 || isLast, unsentBytes: unsentBytes)
    }
}

/// What comes in.
extension ConnectionState {
    /// Counts bytes as they come.
    mutating func receive(_ bytes: Int, now: NIODeadline) -> ConnectionFault? {
        if case .nothing = reading { reading = .head(now) }
        loose += bytes
        guard loose > limits.headBytes else { return nil }
        if case .body = reading { return .largeBody }
        return .largeHead
    }

    /// Drops bytes that came after the last request; returns whether they are too many even for
    /// that.
    mutating func drop(_ bytes: Int) -> Bool {
        loose += bytes
        return loose > limits.bodyBytes
    }

    /// Takes a part of a request; what is wrong with it means that the part is dropped.
    mutating func read(_ part: HTTPRequestPart, now: NIODeadline) -> ConnectionFault? {
        loose = 0
        switch part {
        case .head(let request):
            guard unanswered < limits.pipelinedRequests else { return .pipelined }
            let length = request.headerFields[.contentLength].flatMap { Int($0) } ?? 0
            guard length <= limits.bodyBytes else { return .largeBody }
            reading = .body(now, bytes: 0)
            unanswered += 1
            progress = now
        case .body(let buffer):
            guard case .body(let since, let bytes) = reading else { return nil }
            reading = .body(since, bytes: bytes + buffer.readableBytes)
            if bytes + buffer.readableBytes > limits.bodyBytes { return .largeBody }
        case .end:
            reading = .nothing(now)
        }
        return nil
    }

    /// What still comes is no request any more.
    mutating func endReading() {
        isLast = true
        loose = 0
    }

    mutating func linger(now: NIODeadline) {
        if !isLast { endReading() }
        lingersUntil = lingersUntil ?? now + .seconds(Int64(limits.secondsToLinger))
    }
}

/// What goes out.
extension ConnectionState {
    mutating func write(_ part: HTTPResponsePart, now: NIODeadline) {
        if untaken == 0, !isWriting { untakenSince = now }
        switch part {
        case .head:
            isWriting = true
            answerBytes = 0
        case .body(let buffer):
            answerBytes += buffer.readableBytes
            unsentBytes += buffer.readableBytes
        case .end:
            isWriting = false
            unanswered -= 1
            untaken += 1
        }
    }

    /// The client has taken an answer of which `bytes` were counted.
    mutating func taken(_ bytes: Int, now: NIODeadline) {
        untaken -= 1
        unsentBytes -= bytes
        untakenSince = now
        progress = now
        wasAnswered = true
        if case .nothing = reading { reading = .nothing(now) }
        // What was kept waiting until now gets its whole time.
        if case .head = reading { reading = .head(now) }
    }
}

/// How long it may take.
extension ConnectionState {
    /// Until when a step may take, and what it is if it takes longer; nil where it then just
    /// ends.
    struct Deadline: Hashable {
        let time: NIODeadline
        let fault: ConnectionFault?
    }

    /// When the present step must be over; nil while it is up to us.
    var deadline: Deadline? {
        func within(_ seconds: Int, of time: NIODeadline, _ fault: ConnectionFault) -> Deadline {
            Deadline(time: time + .seconds(Int64(seconds)), fault: fault)
        }
        if let lingersUntil { return Deadline(time: lingersUntil, fault: nil) }
        if untaken > 0 || isWriting {
            return within(limits.secondsForAnswer, of: untakenSince, .unreadAnswer)
        }
        switch reading {
        case .body(let since, _) where !isLast:
            return within(limits.secondsForBody, of: since, .slowBody)
        case .body,
            _ where unanswered > 0:
            return nil
        case .head(let since): return within(limits.secondsForHead, of: since, .slowHead)
        case .nothing(let since):
            let seconds = wasAnswered ? limits.secondsKeptOpen : limits.secondsToBegin
            return within(seconds, of: since, .silent)
        }
    }
}

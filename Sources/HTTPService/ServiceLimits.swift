/// How much of the service a client may take, in number, bytes and time.
///
/// A client that keeps to none of them costs the others nothing: its connection is closed, or
/// makes room for the next one.
public struct ServiceLimits: Hashable, Sendable {
    /// Connections that are open at a time.
    ///
    /// Beyond them, the one that has longest brought nothing to an end makes room for the next.
    public var connections = 1024
    /// Connections from one address at a time; of an IPv6 network of 64 bits, from all of it.
    ///
    /// A Unix socket knows no addresses, so there ``connections`` alone counts.
    public var connectionsPerAddress = 64
    /// Whether ``connectionsPerAddress`` holds for the machine's own addresses as well: behind a
    /// proxy on the same machine everybody comes from there.
    public var limitsOwnMachine = false
    /// Requests that read the book at a time; others wait in line.
    public var requestsAtWork = 8
    /// Requests on one connection whose answers are not sent yet; those beyond are not answered,
    /// and the connection is closed after the last answer.
    public var pipelinedRequests = 16

    /// Bytes of a request's line and headers.
    public var headBytes = 16_384
    /// Bytes of a request's body, which nothing here reads.
    public var bodyBytes = 65_536
    /// Bytes of all answers that were not taken yet; beyond them, the connection that has
    /// longest taken nothing is closed.
    public var unsentBytes = 16_777_216

    /// Seconds in which a new connection must begin to ask.
    public var secondsToBegin = 15
    /// Seconds for which a connection that was answered may be kept without asking more.
    public var secondsKeptOpen = 60
    /// Seconds from the first byte of a request to the end of its headers.
    public var secondsForHead = 10
    /// Seconds from the end of the headers to the end of the body.
    public var secondsForBody = 10
    /// Seconds in which an answer must be taken.
    public var secondsForAnswer = 30
    /// Seconds for which a request waits in line before it is told to come again.
    public var secondsInLine = 15
    /// Seconds for which what still comes is read after the last answer, so that the answer is
    /// not lost with it.
    public var secondsToLinger = 2

    public init() {}
}

/// Why a service cannot listen where it is told to.
public enum ListenError: Error, Hashable, Sendable {
    /// Something else listens there.
    case inUse(ListenAddress)
    case notPermitted(ListenAddress)
    /// There is a file of another kind at the path of the socket, and it is left as it is.
    case notASocket(path: String)
    case pathTooLong(path: String)
    case cannotListen(ListenAddress, reason: String)
}

extension ListenError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .inUse(let address):
            "something listens on \(address) already; stop it or choose another address"
        case .notPermitted(let address):
            "listening on \(address) is not permitted; choose another address"
        case .notASocket(let path):
            "there is a file at \(path) that is no socket, and it is left as it is"
        case .pathTooLong(let path):
            "the path \(path) is too long for a socket; choose one of at most 107 bytes"
        case .cannotListen(let address, let reason):
            "cannot listen on \(address): \(reason)"
        }
    }
}

/// Where a service listens.
public enum ListenAddress: Hashable, Sendable {
    /// On a network interface; with port 0 on one that is free.
    case tcp(host: String, port: UInt16)
    /// On a socket in the file system, which only those with access to the file can reach.
    case socket(path: String)
}

extension ListenAddress: CustomStringConvertible {
    /// The address as in `127.0.0.1:8080`, `[::1]:8080` or `/run/commonwatt.sock`.
    public var description: String {
        switch self {
        case .tcp(let host, let port):
            host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .socket(let path): path
        }
    }
}

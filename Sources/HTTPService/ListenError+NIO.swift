internal import Foundation
internal import NIOCore
internal import NIOPosix

extension ListenError {
    /// What the system's refusal means, or nil for an error that is none.
    init?(_ error: any Error, at address: ListenAddress) {
        switch error {
        case let error as IOError: self.init(error, at: address)
        case SocketAddressError.unixDomainSocketPathTooLong:
            self = .pathTooLong(path: address.description)
        case is UnixDomainSocketPathWrongType:
            self = .notASocket(path: address.description)
        case let error as SocketAddressError.UnknownHost:
            self = .cannotListen(address, reason: "there is no host \"\(error.host)\"")
        case is SocketAddressError: self = .cannotListen(address, reason: "\(error)")
        default: return nil
        }
    }

    private init(_ error: IOError, at address: ListenAddress) {
        switch error.errnoCode {
        case EADDRINUSE: self = .inUse(address)
        case EACCES, EPERM: self = .notPermitted(address)
        case let code: self = .cannotListen(address, reason: String(cString: strerror(code)))
        }
    }
}

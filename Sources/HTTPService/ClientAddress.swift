internal import NIOCore

/// Who is at the other end of a connection, as far as connections are counted.
///
/// An IPv6 client has a network of 64 bits to itself, and so counts as all of it.
struct ClientAddress: Hashable, Sendable {
    private let bytes: [UInt8]
    /// Whether it is the machine itself.
    let isOwnMachine: Bool

    /// Nil for a Unix socket, where everybody is the same.
    init?(_ address: SocketAddress?) {
        switch address {
        case .v4(let address):
            self.init(ipv4: withUnsafeBytes(of: address.address.sin_addr, Array.init))
        case .v6(let address):
            self.init(ipv6: withUnsafeBytes(of: address.address.sin6_addr, Array.init))
        case .unixDomainSocket, nil: return nil
        }
    }

    private init(ipv4 bytes: [UInt8]) {
        self.bytes = bytes
        isOwnMachine = bytes.first == 127
    }

    private init(ipv6 all: [UInt8]) {
        let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
        let ipv4 = all.starts(with: mapped) ? Array(all.dropFirst(mapped.count)) : nil
        bytes = ipv4 ?? Array(all.prefix(8))
        isOwnMachine = ipv4?.first == 127 || all == Array(repeating: 0, count: 15) + [1]
    }
}

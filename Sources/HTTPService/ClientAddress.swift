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
            self.init(ipv4: Self.bytes(of: address.address, 4..<8))
        case .v6(let address):
            self.init(ipv6: Self.bytes(of: address.address, 8..<24))
        case .unixDomainSocket, nil: return nil
        }
    }

    /// The bytes in which a socket's address has the host's, the same on every system.
    private static func bytes<Address>(of address: Address, _ range: Range<Int>) -> [UInt8] {
        withUnsafeBytes(of: address) { Array($0[range]) }
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

internal import Foundation
internal import NIOCore
internal import NIOPosix

/// The file of a Unix socket: made when a service begins to listen, removed when it ends.
struct SocketFile {
    let path: String

    /// Refuses a path that another service listens on.
    ///
    /// A socket that a service left behind when it was killed answers nobody, and may be
    /// taken over.
    func checkFree() async throws {
        do {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(2)).connect(unixDomainSocketPath: path).get()
            try await channel.close()
        } catch { return }
        throw ListenError.inUse(.socket(path: path))
    }

    /// Names the file that is at the path now, so that no other is removed.
    var identity: UInt64? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.systemFileNumber] as? NSNumber)?.uint64Value
    }

    /// Removes the file, if it is still the one with this identity.
    func remove(_ identity: UInt64?) {
        guard identity != nil, self.identity == identity else { return }
        try? FileManager.default.removeItem(atPath: path)
    }
}

internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
public import ServiceLifecycle
public import Storage
internal import Synchronization
internal import UnixSignals

/// Serves what a book holds over HTTP/1.1, on TCP or on a Unix socket, to read only.
///
/// Statements and figures go to those whose token lets them see them. TLS is for a proxy
/// before it.
public struct WebService: Service {
    private let book: BookService
    private let address: ListenAddress
    private let limits: ServiceLimits
    private let logger: Logger
    private let onListening: @Sendable (ListenAddress) -> Void

    /// A service of an open book; `onListening` is told where it listens once it does.
    public init(
        book: BookService, address: ListenAddress, limits: ServiceLimits = ServiceLimits(),
        logger: Logger, onListening: @escaping @Sendable (ListenAddress) -> Void = { _ in }
    ) {
        self.book = book
        self.address = address
        self.limits = limits
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the service group it runs in is shut down.
    ///
    /// Requests that were begun are answered first.
    /// - Throws: ``ListenError``
    public func run() async throws {
        guard case .socket(let path) = address else { return try await serve { _ in } }
        let file = SocketFile(path: path)
        try await file.checkFree()
        let identity = Mutex<UInt64?>(nil)
        defer { file.remove(identity.withLock { $0 }) }
        try await serve { _ in identity.withLock { $0 = file.identity } }
    }

    /// Serves until the process is told to end by SIGTERM or SIGINT.
    ///
    /// Requests that were begun are answered, for at most a quarter of a minute.
    /// - Throws: ``ListenError``
    public func runUntilSignal() async throws {
        var configuration = ServiceGroupConfiguration(
            services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(15)
        try await ServiceGroup(configuration: configuration).run()
    }

    private func serve(_ whenListening: @escaping @Sendable (ListenAddress) -> Void) async throws {
        let limits = permitted
        let connections = ConnectionTable(limits, logger: logger)
        let application = Application(
            router: Routes(book: book, limits: limits, connections: connections).router,
            server: .http1(configuration: channelConfiguration(limits, connections)),
            configuration: ApplicationConfiguration(
                address: bindAddress, serverName: nil, backlog: 4096),
            onServerRunning: { channel in
                // Many who come at once must not keep one who comes then waiting.
                try? await channel.setOption(.maxMessagesPerRead, value: 64).get()
                let address = address.bound(to: channel.localAddress?.port)
                whenListening(address)
                onListening(address)
            },
            logger: logger)
        do {
            try await application.run()
        } catch {
            throw ListenError(error, at: address) ?? error
        }
    }

    /// The limits, with as many connections as the system lets the process have.
    private var permitted: ServiceLimits {
        var limits = limits
        limits.connections = FileDescriptors.make(roomFor: limits.connections)
        if limits.connections < self.limits.connections {
            logger.warning(
                "fewer connections than asked for: the system permits no more open files",
                metadata: ["connections": "\(limits.connections)"])
        }
        return limits
    }

    private func channelConfiguration(
        _ limits: ServiceLimits, _ connections: ConnectionTable
    ) -> HTTP1Channel.Configuration {
        // The guard bounds idle time as well.
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits, connections)], idleTimeout: nil,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
                maxHeaderFieldCount: 100))
    }

    private var bindAddress: BindAddress {
        switch address {
        case .tcp(let host, let port): .hostname(host, port: Int(port))
        case .socket(let path): .unixDomainSocket(path: path)
        }
    }
}

extension ListenAddress {
    /// The address with the port the system gave in place of 0.
    fileprivate func bound(to port: Int?) -> ListenAddress {
        guard case .tcp(let host, _) = self, let port = port.flatMap(UInt16.init(exactly:))
        else { return self }
        return .tcp(host: host, port: port)
    }
}

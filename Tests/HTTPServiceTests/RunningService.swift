import Foundation
import HTTPService
import Logging
import ServiceLifecycle
import Storage

/// On what a service is tested.
enum Transport: CaseIterable, Sendable {
    case tcp, unix

    func address(_ book: SampleBook) -> ListenAddress {
        switch self {
        case .tcp: .tcp(host: "127.0.0.1", port: 0)
        case .unix: .socket(path: book.path("s"))
        }
    }
}

/// A service that listens while a test talks to it.
struct RunningService: Sendable {
    let address: ListenAddress
    private let group: ServiceGroup

    /// Runs a service of `book` around `body`, and stops it gracefully.
    @discardableResult
    static func serving<Result: Sendable>(
        _ book: SampleBook, on transport: Transport = .tcp, limits: ServiceLimits = ServiceLimits(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ body: @Sendable (RunningService) async throws -> Result
    ) async throws -> Result {
        let (addresses, listening) = AsyncStream.makeStream(of: ListenAddress.self)
        let service = WebService(
            book: try BookService(path: book.path), address: transport.address(book),
            limits: limits, logger: logger, onListening: { listening.yield($0) })
        let group = ServiceGroup(configuration: .init(services: [service], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { listening.finish() }
                try await group.run()
            }
            guard let address = await addresses.first(where: { _ in true }) else {
                try await tasks.waitForAll()
                throw NotListening()
            }
            do {
                let result = try await body(RunningService(address: address, group: group))
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return result
            } catch {
                tasks.cancelAll()
                throw error
            }
        }
    }

    private struct NotListening: Error {}

    func stop() async {
        await group.triggerGracefulShutdown()
    }

    /// The answer to one question, on a connection of its own.
    func get(
        _ path: String, token: String? = nil, accept: String? = nil, method: String = "GET"
    ) async throws -> TestReply {
        try await TestClient.connected(to: address) { client in
            try client.get(path, token: token, accept: accept, method: method)
        }
    }
}

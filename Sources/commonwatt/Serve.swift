import ArgumentParser
import HTTPService
import Logging
import Storage

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve statements, credits and sharing rates over HTTP.",
        discussion: """
            To read only, for bearers of a token made with 'commonwatt token create'. Listens on \
            TCP or, with --socket, on a Unix socket; TLS is for a proxy before it. Ends after \
            answering what it was asked when told to by SIGTERM or SIGINT. The log goes to \
            standard error, a JSON object a line.

            Who sends or reads too slowly, or too much, is cut off, counted in /metrics and \
            never keeps the others waiting. Beyond --connections, the one that has longest come \
            to nothing makes room for the next; those of one address, likewise, beyond \
            --connections-per-address. Behind a proxy on another machine everybody comes from \
            its address: give it as many as there are in all.

              commonwatt serve --port 8080
              commonwatt serve --socket /run/commonwatt.sock
              curl -H "Authorization: Bearer $TOKEN" \\
                http://127.0.0.1:8080/api/v1/statements/MEADOW-000012

            /openapi.json describes all addresses.
            """)

    @OptionGroup var book: BookOptions
    @Option(help: "The network interface to listen on.")
    var host: String?
    @Option(help: "The port to listen on; 0 for one that is free.")
    var port: UInt16?
    @Option(
        help: ArgumentHelp("A Unix socket to listen on, in place of TCP.", valueName: "path"))
    var socket: String?
    @OptionGroup var limits: ServeLimits

    func validate() throws {
        guard socket == nil || (host == nil && port == nil) else {
            throw ValidationError("say either --socket or --host and --port, not both")
        }
    }

    func run() async throws {
        LoggingSystem.bootstrap { label in JSONLogHandler(label: label) }
        let open = try BookService(path: book.book)
        let service = WebService(
            book: open, address: address, limits: limits.limits,
            logger: Logger(label: "commonwatt"))
        do {
            try await service.runUntilSignal()
        } catch {
            try? await open.close()
            guard let error = error as? ListenError else { throw error }
            Console.remark("error: \(error)")
            throw ExitCode(Failure.cannotCreate)
        }
        try await open.close()
    }

    private var address: ListenAddress {
        socket.map(ListenAddress.socket) ?? .tcp(host: host ?? "127.0.0.1", port: port ?? 8080)
    }
}

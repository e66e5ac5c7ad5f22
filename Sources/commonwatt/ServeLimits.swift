import ArgumentParser
import HTTPService

/// How much of the service clients may take.
struct ServeLimits: ParsableArguments {
    @Option(help: "Connections at a time (default: 1024, or as many as the system permits).")
    var connections: Int?
    @Option(
        help: """
            Connections from one address at a time (default: 64; from the machine itself, and on \
            a Unix socket, as many as in all).
            """)
    var connectionsPerAddress: Int?
    @Option(
        help: "Requests that read the book at a time (default: 8); others wait, at most 15 s.")
    var requestsAtWork: Int?

    func validate() throws {
        for (option, value) in [
            ("--connections", connections), ("--connections-per-address", connectionsPerAddress),
            ("--requests-at-work", requestsAtWork),
        ] {
            guard let value, !(1...1_000_000).contains(value) else { continue }
            throw ValidationError(
                "expected a number from 1 to 1000000 for \(option), found \(value)")
        }
    }

    var limits: ServiceLimits {
        var limits = ServiceLimits()
        limits.connections = connections ?? limits.connections
        limits.requestsAtWork = requestsAtWork ?? limits.requestsAtWork
        if let connectionsPerAddress {
            limits.connectionsPerAddress = connectionsPerAddress
            limits.limitsOwnMachine = true
        }
        return limits
    }
}

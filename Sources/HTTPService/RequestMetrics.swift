internal import Synchronization

/// How many requests were answered, how, and how long it took.
final class RequestMetrics: Sendable {
    struct Key: Hashable, Sendable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Tally {
        var count = 0
        var duration = Duration.zero
    }

    private struct State {
        var inFlight = 0
        var tallies: [Key: Tally] = [:]
    }

    private let state = Mutex(State())

    func begin() {
        state.withLock { $0.inFlight += 1 }
    }

    func end(_ key: Key, _ duration: Duration) {
        state.withLock { state in
            state.inFlight -= 1
            state.tallies[key, default: Tally()].count += 1
            state.tallies[key, default: Tally()].duration += duration
        }
    }

    /// The figures as lines of text, in Prometheus' exposition format 0.0.4.
    var text: String {
        let state = state.withLock { $0 }
        let samples = state.tallies.map { key, tally in
            let labels =
                "{route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\"}"
            return (labels, tally)
        }.sorted { $0.0 < $1.0 }
        var lines = [
            "# HELP commonwatt_requests_in_flight Requests that are being answered.",
            "# TYPE commonwatt_requests_in_flight gauge",
            "commonwatt_requests_in_flight \(state.inFlight)",
            "# HELP commonwatt_request_seconds Requests that were answered, and how long it took.",
            "# TYPE commonwatt_request_seconds summary",
        ]
        for (labels, tally) in samples {
            lines.append(
                "commonwatt_request_seconds_sum\(labels) \(tally.duration / .seconds(1))")
            lines.append("commonwatt_request_seconds_count\(labels) \(tally.count)")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

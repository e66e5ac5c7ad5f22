/// Figures of connections, in the format of ``RequestMetrics``.
extension ConnectionTable {
    var text: String {
        let figures = figures
        var lines = [
            "# HELP commonwatt_connections Connections that are open.",
            "# TYPE commonwatt_connections gauge",
            "commonwatt_connections \(figures.open)",
            "# HELP commonwatt_connections_closed_total Connections that the service closed or "
                + "did not take, by reason.",
            "# TYPE commonwatt_connections_closed_total counter",
        ]
        for fault in ConnectionFault.allCases {
            let count = figures.closed[fault, default: 0]
            lines.append(
                "commonwatt_connections_closed_total{reason=\"\(fault.rawValue)\"} \(count)")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension WorkQueue {
    var text: String {
        """
        # HELP commonwatt_requests_waiting Requests that wait for others to be answered.
        # TYPE commonwatt_requests_waiting gauge
        commonwatt_requests_waiting \(waiting)

        """
    }
}

internal import Logging
internal import NIOCore
internal import Synchronization

/// The connections that are open, and which of them makes room when there are too many.
///
/// Room is made by the one that has longest brought neither a request nor an answer to an end,
/// unless it waits for the service itself. So those who keep the service waiting never keep out
/// those who do not.
final class ConnectionTable: Sendable {
    /// What of a connection counts for the others.
    struct Standing: Hashable, Sendable {
        /// When it last brought a request or an answer to an end.
        var progress: NIODeadline
        /// Whether it waits for the service, and not the service for it.
        var isAtWork = false
        /// Whether it sent, or sends, more requests than it waits for the answers of.
        var isPipelining = false
        /// Bytes of answers that the client has not taken yet.
        var unsentBytes = 0
    }

    fileprivate struct Entry {
        let channel: any Channel
        let address: ClientAddress?
        var standing: Standing
    }

    fileprivate struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var addresses: [ClientAddress: Int] = [:]
        var unsentBytes = 0
        var counts: [ConnectionFault: Int] = [:]
        var logged: [ConnectionFault: (time: NIODeadline, count: Int)] = [:]
    }

    private let limits: ServiceLimits
    private let logger: Logger
    private let state = Mutex(State())

    init(_ limits: ServiceLimits, logger: Logger) {
        self.limits = limits
        self.logger = logger
    }

    /// Takes in a new connection, for which another may have to go; false where none can.
    func admit(_ channel: any Channel, _ standing: Standing) -> Bool {
        let address = ClientAddress(channel.remoteAddress)
        let (fault, evicted) = state.withLock { state -> (ConnectionFault?, (any Channel)?) in
            var evicted: (any Channel)?
            if let crowd = crowd(for: address, state) {
                guard let found = state.longestWaiting(where: crowd.matches) else {
                    return (crowd.fault, nil)
                }
                evicted = state.remove(found)
            }
            state.insert(Entry(channel: channel, address: address, standing: standing))
            return (nil, evicted)
        }
        close(evicted)
        if let fault { count(fault) }
        return fault == nil
    }

    func leave(_ channel: any Channel) {
        state.withLock { _ = $0.remove(ObjectIdentifier(channel)) }
    }

    /// Takes note of how a connection stands; where too much lies untaken, one is closed.
    func note(_ standing: Standing, of channel: any Channel) {
        let evicted = state.withLock { state -> (any Channel)? in
            state.update(ObjectIdentifier(channel), standing)
            guard state.unsentBytes > limits.unsentBytes,
                let found = state.longestWaiting(where: { $0.standing.unsentBytes > 0 })
            else { return nil }
            return state.remove(found)
        }
        close(evicted)
    }

    /// Whether a connection sends requests before it has the answers of others.
    func isPipelining(_ channel: any Channel) -> Bool {
        state.withLock {
            $0.entries[ObjectIdentifier(channel)]?.standing.isPipelining ?? false
        }
    }

    /// How many are open, and how many were closed and why.
    var figures: (open: Int, closed: [ConnectionFault: Int]) {
        state.withLock { ($0.entries.count, $0.counts) }
    }

    private func close(_ evicted: (any Channel)?) {
        guard let evicted else { return }
        count(.madeRoom)
        evicted.close(promise: nil)
    }

    private struct Crowd {
        let fault: ConnectionFault
        let matches: (Entry) -> Bool
    }

    /// Those of whom one must go before another may come.
    private func crowd(for address: ClientAddress?, _ state: State) -> Crowd? {
        if let address, limits.limitsOwnMachine || !address.isOwnMachine,
            state.addresses[address, default: 0] >= limits.connectionsPerAddress
        {
            return Crowd(fault: .fullForAddress) { $0.address == address }
        }
        guard state.entries.count >= limits.connections else { return nil }
        return Crowd(fault: .full) { _ in true }
    }
}

/// What is counted and said of connections that ended badly.
extension ConnectionTable {
    /// Counts a fault, and logs it: the first at once, those that follow by their number, once
    /// a second.
    func count(_ fault: ConnectionFault) {
        let now = NIODeadline.now()
        let unlogged = state.withLock { state -> Int? in
            let count = state.counts[fault, default: 0] + 1
            state.counts[fault] = count
            let last = state.logged[fault]
            if let last, now < last.time + .seconds(1) { return nil }
            state.logged[fault] = (now, count)
            return count - (last?.count ?? 0)
        }
        guard let unlogged else { return }
        logger.notice(
            "connections closed",
            metadata: ["reason": "\(fault.rawValue)", "count": "\(unlogged)"])
    }
}

extension ConnectionTable.State {
    fileprivate mutating func insert(_ entry: ConnectionTable.Entry) {
        entries[ObjectIdentifier(entry.channel)] = entry
        if let address = entry.address { addresses[address, default: 0] += 1 }
        unsentBytes += entry.standing.unsentBytes
    }

    fileprivate mutating func update(
        _ id: ObjectIdentifier, _ standing: ConnectionTable.Standing
    ) {
        guard let entry = entries[id] else { return }
        unsentBytes += standing.unsentBytes - entry.standing.unsentBytes
        entries[id]?.standing = standing
    }

    fileprivate mutating func remove(_ id: ObjectIdentifier) -> (any Channel)? {
        guard let entry = entries.removeValue(forKey: id) else { return nil }
        unsentBytes -= entry.standing.unsentBytes
        if let address = entry.address, let count = addresses[address] {
            addresses[address] = count > 1 ? count - 1 : nil
        }
        return entry.channel
    }

    /// Of those that match and do not wait for us, the one that has longest come to nothing.
    fileprivate func longestWaiting(
        where matches: (ConnectionTable.Entry) -> Bool
    ) -> ObjectIdentifier? {
        entries.filter { !$0.value.standing.isAtWork && matches($0.value) }
            .min { $0.value.standing.progress < $1.value.standing.progress }?.key
    }
}

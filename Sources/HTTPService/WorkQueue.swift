internal import Hummingbird
internal import Synchronization

/// Lets so many requests read the book at a time, and the others wait in line.
///
/// A request that is alone on its connection goes before those of connections that sent several
/// at once, so that who asks much waits, and not who asks little. No answer is made before its
/// turn has come, so that what waits takes little room.
final class WorkQueue: Sendable {
    fileprivate struct Waiter {
        let until: ContinuousClock.Instant
        /// Resumed with whether it is its turn; otherwise it waited too long.
        let turn: CheckedContinuation<Bool, Never>
    }

    fileprivate struct State {
        var free: Int
        var alone: [Waiter] = []
        var pipelined: [Waiter] = []

        var waiting: Int { alone.count + pipelined.count }
    }

    private let patience: Duration
    private let state: Mutex<State>

    /// A line before `places` places, in which a request waits for no longer than `patience`.
    init(places: Int, patience: Duration) {
        precondition(places > 0, "\(places) places would let nobody in")
        self.patience = patience
        state = Mutex(State(free: places))
    }

    var waiting: Int { state.withLock { $0.waiting } }

    /// Runs `body` when its turn has come.
    /// - Throws: ``ProblemReply`` where it took too long, and what `body` throws.
    func run<Answer>(
        pipelined: Bool, _ body: () async throws -> Answer
    ) async throws -> Answer {
        guard await turn(pipelined) else { throw ProblemReply.busy }
        defer { giveBack() }
        return try await body()
    }

    private func turn(_ isPipelined: Bool) async -> Bool {
        await withCheckedContinuation { turn in
            let now = ContinuousClock.now
            let waiter = Waiter(until: now + patience, turn: turn)
            let (isFree, late) = state.withLock { state -> (Bool, [Waiter]) in
                guard state.free == 0 else {
                    state.free -= 1
                    return (true, [])
                }
                if isPipelined {
                    state.pipelined.append(waiter)
                } else {
                    state.alone.append(waiter)
                }
                return (false, state.takeLate(now))
            }
            if isFree { turn.resume(returning: true) }
            for waiter in late { waiter.turn.resume(returning: false) }
        }
    }

    /// Gives the place to whoever is next.
    private func giveBack() {
        let (next, late) = state.withLock { state in
            let late = state.takeLate(ContinuousClock.now)
            return (state.takeNext(), late)
        }
        next?.turn.resume(returning: true)
        for waiter in late { waiter.turn.resume(returning: false) }
    }
}

extension WorkQueue.State {
    fileprivate mutating func takeNext() -> WorkQueue.Waiter? {
        if !alone.isEmpty { return alone.removeFirst() }
        if !pipelined.isEmpty { return pipelined.removeFirst() }
        free += 1
        return nil
    }

    /// Those who waited too long; each line is in the order of their coming.
    fileprivate mutating func takeLate(_ now: ContinuousClock.Instant) -> [WorkQueue.Waiter] {
        func take(_ line: inout [WorkQueue.Waiter]) -> [WorkQueue.Waiter] {
            let late = line.prefix { $0.until <= now }
            line.removeFirst(late.count)
            return Array(late)
        }
        return take(&alone) + take(&pipelined)
    }
}

extension ProblemReply {
    static let busy = ProblemReply(
        .serviceUnavailable, "the service is busy; try again in a few seconds",
        [.retryAfter: "5"])
}

internal import Hummingbird
internal import Synchronization

/// Lets so many requests read the book at a time, and the others wait in line.
///
/// A request that is alone on its connection goes before those of connections that sent several
/// at once, and these never have more than a quarter of the places: who asks much waits, and not
/// who asks little. No answer is made before its
/// turn has come, so that what waits takes little room.
final class WorkQueue: Sendable {
    fileprivate struct Waiter {
        let until: ContinuousClock.Instant
        /// Resumed with whether it is its turn; otherwise it waited too long.
        let turn: CheckedContinuation<Bool, Never>
    }

    fileprivate struct State {
        var free: Int
        var freeForPipelined: Int
        var alone: [Waiter] = []
        var pipelined: [Waiter] = []
    }

    private let patience: Duration
    private let state: Mutex<State>

    /// A line before `places` places, in which a request waits for no longer than `patience`.
    init(places: Int, patience: Duration) {
        precondition(places > 0, "\(places) places would let nobody in")
        self.patience = patience
        state = Mutex(State(free: places, freeForPipelined: max(1, places / 4)))
    }

    var waiting: Int { state.withLock { $0.alone.count + $0.pipelined.count } }

    /// Runs `body` when its turn has come.
    /// - Throws: ``ProblemReply`` where it took too long, and what `body` throws.
    func run<Answer>(
        pipelined: Bool, _ body: () async throws -> Answer
    ) async throws -> Answer {
        guard await turn(pipelined) else { throw ProblemReply.busy }
        defer { change { $0.giveBack(pipelined) } }
        return try await body()
    }

    private func turn(_ isPipelined: Bool) async -> Bool {
        await withCheckedContinuation { turn in
            change {
                $0.add(
                    Waiter(until: ContinuousClock.now + patience, turn: turn), isPipelined)
            }
        }
    }

    /// Changes the line, and calls those whose turn it is or who waited too long.
    private func change(_ body: (inout State) -> Void) {
        let (next, late) = state.withLock { state in
            body(&state)
            return (state.takeNext(), state.takeLate(ContinuousClock.now))
        }
        for waiter in late { waiter.turn.resume(returning: false) }
        for waiter in next { waiter.turn.resume(returning: true) }
    }
}

extension WorkQueue.State {
    fileprivate mutating func add(_ waiter: WorkQueue.Waiter, _ isPipelined: Bool) {
        if isPipelined { pipelined.append(waiter) } else { alone.append(waiter) }
    }

    fileprivate mutating func giveBack(_ isPipelined: Bool) {
        free += 1
        if isPipelined { freeForPipelined += 1 }
    }

    /// Those for whom there is a place.
    fileprivate mutating func takeNext() -> [WorkQueue.Waiter] {
        let first = alone.prefix(free)
        alone.removeFirst(first.count)
        free -= first.count
        let others = pipelined.prefix(min(free, freeForPipelined))
        pipelined.removeFirst(others.count)
        free -= others.count
        freeForPipelined -= others.count
        return Array(first + others)
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

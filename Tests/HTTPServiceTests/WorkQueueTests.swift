import HTTPTypes
import Synchronization
import Testing

@testable import HTTPService

/// Who is answered first when more is asked than can be done at once.
struct WorkQueueTests {
    /// A request that is being answered until it is told to end.
    private struct Work {
        let begun: AsyncStream<Void>
        let end: AsyncStream<Void>.Continuation
        private let begin: AsyncStream<Void>.Continuation
        private let ended: AsyncStream<Void>

        init() {
            (begun, begin) = AsyncStream.makeStream()
            (ended, end) = AsyncStream.makeStream()
        }

        func callAsFunction() async {
            begin.yield()
            for await _ in ended { return }
        }
    }

    private final class Order: Sendable {
        private let stored = Mutex<[Int]>([])

        var numbers: [Int] { stored.withLock { $0 } }

        func add(_ number: Int) {
            stored.withLock { $0.append(number) }
        }
    }

    private func waiting(for count: Int, _ queue: WorkQueue) async {
        while queue.waiting != count { await Task.yield() }
    }

    @Test(.timeLimit(.minutes(1))) func letsThoseWhoAskLittleGoFirst() async throws {
        let queue = WorkQueue(places: 1, patience: .seconds(60))
        let order = Order()
        let work = Work()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run(pipelined: false) { await work() } }
            for await _ in work.begun { break }
            for (number, isPipelined) in [true, true, false, true, false].enumerated() {
                group.addTask {
                    try await queue.run(pipelined: isPipelined) {
                        order.add(number)
                    }
                }
                await waiting(for: number + 1, queue)
            }
            work.end.yield()
            try await group.waitForAll()
        }
        #expect(order.numbers == [2, 4, 0, 1, 3])
    }

    /// Requests that were sent at once leave places to others.
    @Test(.timeLimit(.minutes(1))) func keepsPlacesFree() async throws {
        let queue = WorkQueue(places: 8, patience: .seconds(60))
        let works = (0..<4).map { _ in Work() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for work in works {
                group.addTask { try await queue.run(pipelined: true) { await work() } }
            }
            await waiting(for: 2, queue)
            #expect(try await queue.run(pipelined: false) { queue.waiting } == 2)
            for work in works { work.end.yield() }
            try await group.waitForAll()
        }
        #expect(queue.waiting == 0)
    }

    @Test(.timeLimit(.minutes(1))) func refusesWhoWaitsTooLong() async throws {
        let queue = WorkQueue(places: 1, patience: .zero)
        let work = Work()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.run(pipelined: false) { await work() } }
            for await _ in work.begun { break }
            await #expect(throws: ProblemReply.busy) { try await queue.run(pipelined: false) {} }
            work.end.yield()
            try await group.waitForAll()
        }
        #expect(ProblemReply.busy.headers[.retryAfter] == "5")
        #expect(ProblemReply.busy.status == .serviceUnavailable)
        #expect(try await queue.run(pipelined: false) { true })
    }
}

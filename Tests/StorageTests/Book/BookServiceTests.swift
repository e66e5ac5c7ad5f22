import Quantities
import Storage
import Testing

struct BookServiceTests {
    let sample: SampleBook
    let service: BookService

    init() throws {
        sample = try SampleBook(members: 20)
        try sample.issue(sample.subscriptions)
        service = try BookService(path: sample.book.path, readers: 2)
    }

    /// More readers at once than threads or connections, each with several questions.
    @Test(.timeLimit(.minutes(1))) func serves64AtOnce() async throws {
        let array = sample.array
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<64 {
                group.addTask {
                    var count = 0
                    for round in 0..<20 {
                        let number = Int64((task + round) % 20 + 1)
                        let statement = try await service.read {
                            try $0.statement(number, ofArray: array)
                        }
                        let lots = try await service.read { try $0.bankLots(ofArray: array) }
                        count += statement.map { _ in 1 } ?? 0
                        count += lots.count
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 64 * 20)
    }

    @Test func seesWhatIsWrittenMeanwhile() async throws {
        let array = sample.array
        let before = try await service.read { try $0.lastStatement(ofArray: array) }
        try sample.issue(sample.subscriptions, "2026-07", from: 21)
        let after = try await service.read { try $0.lastStatement(ofArray: array) }
        #expect(before == 20)
        #expect(after == 40)
    }

    @Test func refusesWhatIsNotThere() {
        #expect(throws: BookError.missing(path: "nowhere.book")) {
            try BookService(path: "nowhere.book")
        }
    }

    @Test func handsOnWhatItsReaderThrows() async {
        struct Stop: Error {}
        await #expect(throws: Stop.self) { try await service.read { _ in throw Stop() } }
    }
}

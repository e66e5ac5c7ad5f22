import Foundation
import TestSupport
import Testing

/// Every command that writes is killed at any moment: the book is sound, and the command run
/// again does what it would have done, once.
struct WritingVerbKillTests {
    /// Kills of each verb; some three hundred of all.
    private static let kills = 9

    @Test(arguments: WritingVerb.all)
    func doesItsWorkOnceHoweverItIsKilled(verb: WritingVerb) throws {
        let trial = try VerbTrial(verb)
        defer { trial.remove() }
        let (before, once, twice, duration) = try trial.runUndisturbed()
        #expect(before != once, "it wrote nothing")
        #expect(twice == once || verb.again == .repeats)

        var seed = Seed(UInt64(verb.name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
        var sound: Set<FolderContents> = [once]
        var kills = 0
        for attempt in 0..<(5 * Self.kills) where kills < Self.kills {
            try trial.prepare()
            if try trial.kill(attempt, duration, using: &seed) { kills += 1 }
            let found = try FolderContents(of: trial.folder).withoutRemnants
            #expect(found.files.allSatisfy { once.files[$0] == $1 || before.files[$0] == $1 })
            if sound.insert(found).inserted { try trial.verify() }
            let result = try trial.run()
            let ended = try FolderContents(of: trial.folder)
            // What is refused opens no book, and leaves a log for the command that does.
            let isRefused = found == once && verb.again == .isRefused
            #expect(
                (isRefused ? ended.withoutRemnants : ended) == (found == once ? twice : once),
                "\(verb.name): \(result)")
        }
        #expect(kills == Self.kills, "the runs were too short to be killed")
    }

    /// The table has the verbs that say what they would do, or write where they are told.
    @Test func killsEveryVerbThatWrites() throws {
        let trial = try SampleBook()
        defer { trial.remove() }
        let writing = try CommandTree(of: trial.runner).verbs.filter { verb in
            ["dry-run", "out", "page", "to"].contains { verb.command.option($0) != nil }
        }.map(\.words)
        // These have nothing to show before.
        let others = ["book synthesize", "book upgrade", "ledger key"]
        #expect(Set(WritingVerb.all.map(\.name)) == Set(writing + others))
    }
}

/// A folder in which a verb is tried over and over on the same book.
private struct VerbTrial {
    private let verb: WritingVerb
    private let sample: SampleBook
    private let state: Data?

    var folder: URL { sample.folder }

    init(_ verb: WritingVerb) throws {
        self.verb = verb
        state = try verb.state.book()
        sample = try SampleBook()
    }

    func remove() { sample.remove() }

    /// Puts the folder back to what it was before the first run.
    func prepare() throws {
        let files = FileManager.default
        for name in try files.contentsOfDirectory(atPath: folder.path)
        where !["scripts", "rates", "templates"].contains(name) {
            try files.removeItem(at: folder.appending(path: name))
        }
        try state?.write(to: folder.appending(path: "coop.book"))
        for (name, bytes) in try SampleState.key.get() {
            try bytes.write(to: folder.appending(path: name))
        }
        for (name, text) in Self.inputs {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
    }

    /// The folder before, after one run and after another, and how long the first took.
    func runUndisturbed() throws -> (FolderContents, FolderContents, FolderContents, Duration) {
        try prepare()
        let before = try FolderContents(of: folder)
        let start = ContinuousClock.now
        let result = try run()
        let duration = ContinuousClock.now - start
        #expect(result.exitCode == 0, "\(verb.name): \(result)")
        let once = try FolderContents(of: folder)
        try verify()
        let again = try run()
        #expect((again.exitCode == 0) == (verb.again != .isRefused), "\(verb.name): \(again)")
        return (before, once, try FolderContents(of: folder), duration)
    }

    func run() throws -> CommandResult { try sample.runner.run(verb.arguments) }

    /// Kills a run, by turns at any moment of it or soon after it began to write.
    func kill(
        _ attempt: Int, _ duration: Duration, using seed: inout Seed
    ) throws -> Bool {
        let part = Double.random(in: 0...1, using: &seed)
        guard attempt.isMultiple(of: 2) else {
            return try sample.runner.kill(verb.arguments, after: duration * part)
        }
        return try sample.runner.kill(
            verb.arguments, after: duration * part * 0.3, ofFirstChangeIn: folder)
    }

    func verify() throws {
        let book = folder.appending(path: "coop.book").path
        guard FileManager.default.fileExists(atPath: book), verb.state != .older else { return }
        let result = try sample.runner.run(["ledger", "verify"])
        #expect(result.exitCode == 0, "\(verb.name): \(result)")
    }

    private static let inputs = [
        "more.csv": """
        subscriber_id,name,class,subscription_id,array,account,share,share_from
        M-9999,New Member,residential,S-9999,MILLROOF,0099,2%,2026-07-01

        """,
        "prices.csv": "start,price\n2026-07-01T00:00:00-07:00,0.05\n",
    ]
}

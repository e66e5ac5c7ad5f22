import Foundation
import TestSupport
import Testing

/// The article that shows how a rate file is written, followed to the letter.
struct WritingARateFileTests {
    private let file = PackageRoot.folder.appending(
        path: "Sources/RateFiles/RateFiles.docc/WritingARateFile.md")

    /// The one fenced block of this language.
    private func block(_ language: String, in text: String) throws -> String {
        let start = try #require(text.range(of: "\n```\(language)\n"))
        let rest = text[start.upperBound...]
        let end = try #require(rest.range(of: "\n```\n"))
        return String(rest[..<end.lowerBound]) + "\n"
    }

    /// One kilowatt-hour in each hour of July, as the article's loop writes it.
    private static let july =
        "start,kwh\n"
        + (1...31).flatMap { day in
            (0...23).map { hour in
                "2026-07-\(two(day))T\(two(hour)):00-05:00,1\n"
            }
        }.joined()

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// With `RECORD=1` in the environment, what the commands print is written into the article.
    @Test func comesOutAsPrinted() throws {
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let printed = try ReadmeSession(text)
        let book = try SampleBook()
        defer { book.remove() }
        try Data(block("xml", in: text).utf8).write(to: book.folder.appending(path: "r-tou.xml"))
        try Data(Self.july.utf8).write(to: book.folder.appending(path: "july.csv"))
        var session = printed
        for index in session.steps.indices {
            let words = try session.steps[index].words()
            let result = try book.runner.run(Array(words.dropFirst()))
            try #require(result.exitCode == 0, "\(words): \(result.errors)")
            session.steps[index].output = result.output
        }
        #expect(session.steps.last?.output.contains("105.10") == true)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            return try Data(session.text.utf8).write(to: file)
        }
        for (step, now) in zip(printed.steps, session.steps) {
            #expect(step.output == now.output, "\(step.command)")
        }
    }

    /// The loop writes what the test takes.
    @Test func loopWritesTheLoad() throws {
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        let folder = FileManager.default.temporaryDirectory.appending(path: "loop-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        shell.arguments = ["-c", try block("bash", in: text)]
        shell.currentDirectoryURL = folder
        try shell.run()
        shell.waitUntilExit()
        let written = try Data(contentsOf: folder.appending(path: "july.csv"))
        #expect(String(decoding: written, as: UTF8.self) == Self.july)
    }
}

import Foundation
import Quantities
import Storage

/// A folder for the books of one test, removed with the last reference to it.
final class TemporaryFolder: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }
}

/// A new book in a folder of its own.
struct TemporaryBook {
    let folder: TemporaryFolder
    let book: Book

    init() throws {
        folder = try TemporaryFolder()
        book = try Book.create(
            at: folder.path("coop.book"), settings: BookSettings(name: "Sunrise Co-op"),
            now: Instant(secondsSince1970: 1_780_000_000))
    }
}

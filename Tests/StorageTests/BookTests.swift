import Foundation
import Quantities
import Storage
import Testing

struct BookTests {
    let folder: TemporaryFolder
    let path: String
    let now = Instant(secondsSince1970: 1_780_000_000)

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("coop.book")
    }

    @discardableResult
    private func create() throws -> Book {
        try Book.create(at: path, settings: BookSettings(name: "Sunrise Co-op"), now: now)
    }

    @Test func isOneFileWhenMadeAndClosed() throws {
        try create().close()
        #expect(try folder.names == ["coop.book"])
    }
}

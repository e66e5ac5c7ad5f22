import Foundation
import Operations
import Storage
import TestSupport
import Testing

struct SynthesizeBookTests {
    @Test func keepsEveryLaw() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "made-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "made.book").path
        _ = try SynthesizeBook(arrays: 2, subscribers: 20, months: 3, seed: 1)(
            at: path, Installation(folder: PackageRoot.folder))
        let found = try VerifyLedger()(in: Book.open(at: path, for: .reading))
        #expect(found.laws.flatMap(\.failures) == [])
    }
}

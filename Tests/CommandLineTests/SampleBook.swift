import Foundation
import TestSupport

/// The sample co-op, set up by the program itself in a folder of its own.
struct SampleBook {
    let runner: CommandRunner
    let folder: URL

    /// A folder for a book, in which the sample's files and the shipped rates are at hand.
    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "commonwatt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["scripts", "rates", "templates"] {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name),
                withDestinationURL: PackageRoot.folder.appending(path: name))
        }
        runner = try CommandRunner(folder: folder)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the program, which must succeed, and returns what it printed.
    @discardableResult
    func run(_ arguments: String...) throws -> String {
        let result = try runner.run(arguments)
        guard result.exitCode == 0 else {
            throw SampleBookError(command: arguments.joined(separator: " "), result: result)
        }
        return result.output
    }

    /// Two arrays in two programs with their members.
    func setUp() throws {
        try run("book", "create", "--name", "Sunny Valley Energy Co-op")
        try run(
            "program", "import", "rates/programs/mn-legacy-garden/2025-04-01.xml",
            "rates/programs/or-community-solar/2020-01-01.xml")
        try addArray("MEADOW", kilowatts: "500", program: "mn-legacy-garden")
        try addArray("MILLROOF", kilowatts: "120", program: "or-community-solar")
        try run("subscriber", "import", "scripts/sample/members.csv")
    }

    private func addArray(_ key: String, kilowatts: String, program: String) throws {
        try run(
            "array", "add", key, "--name", key, "--capacity-kw", kilowatts, "--utility",
            "Desert Power", "--time-zone", "America/Phoenix", "--program", program, "--meter",
            "\(key)-PM", "--share-unit", "ppm")
    }

    /// The readings and utility bills of a month, as in `2026-07`.
    func importMonth(_ month: String) throws {
        for (file, meter) in [("meadow", "MEADOW-PM"), ("mill-roof", "MILLROOF-PM")] {
            try run(
                "meter", "import", "scripts/sample/meter/\(file)-\(month).xml", "--meter",
                meter, "--flow", "received", "--flow", "delivered")
        }
        try run("credit", "import", "scripts/sample/utility-\(month).csv", "--as-of", "2026-12-31")
    }
}

/// A command of a test's set-up that failed.
struct SampleBookError: Error, CustomStringConvertible {
    let command: String
    let result: CommandResult

    var description: String {
        "commonwatt \(command) ended with \(result.exitCode): \(result.errors)"
    }
}

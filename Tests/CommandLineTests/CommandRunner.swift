import Foundation

/// Runs the built program as a user does: as a process of its own, in a folder.
struct CommandRunner {
    let folder: URL
    private let program: URL

    /// A runner of the `commonwatt` that was built beside the tests.
    init(folder: URL) throws {
        self.folder = folder
        program = try Self.builtProgram()
    }

    /// Runs the program to its end, by the command `wrapper` where there is one.
    func run(_ arguments: [String], wrapper: [String] = []) throws -> CommandResult {
        let process = prepared(arguments, wrapper)
        let output = Pipe()
        let errors = folder.appending(path: "stderr-\(UUID().uuidString)")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return CommandResult(
            output: String(decoding: bytes, as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
            exitCode: process.terminationStatus)
    }

    /// Starts the program, and kills it with SIGKILL when `delay` is over.
    ///
    /// Returns whether it was killed, and not done before.
    func kill(_ arguments: [String], after delay: Duration) throws -> Bool {
        let process = prepared(arguments)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let (seconds, attoseconds) = delay.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        usleep(UInt32(clamping: microseconds))
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    /// Starts the program, and kills it with SIGKILL when `delay` is over since a file came to
    /// `folder`, which is where it writes.
    ///
    /// Returns whether it was killed, and not done before.
    func kill(
        _ arguments: [String], after delay: Duration, ofFirstChangeIn folder: URL
    ) throws -> Bool {
        func names() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.path)
        }
        let before = try names().count
        let process = prepared(arguments)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, try names().count == before { usleep(300) }
        usleep(UInt32(delay / .microseconds(1)))
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    /// Starts the program and returns when `sign` stands in what it writes on standard error.
    func start(_ arguments: [String], awaiting sign: String) throws -> Process {
        let process = prepared(arguments)
        let errors = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        var written = ""
        while !written.contains(sign) {
            let piece = errors.fileHandleForReading.availableData
            guard !piece.isEmpty else {
                throw SampleBookError(
                    command: arguments.joined(separator: " "),
                    result: CommandResult(output: "", errors: written, exitCode: -1))
            }
            written += String(decoding: piece, as: UTF8.self)
        }
        return process
    }

    /// Starts the program, which writes on standard error to `errors`.
    func start(
        _ arguments: [String], wrapper: [String] = [], errors: FileHandle
    ) throws -> Process {
        let process = prepared(arguments, wrapper)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        return process
    }

    private func prepared(_ arguments: [String], _ wrapper: [String] = []) -> Process {
        let process = Process()
        let words = wrapper + [program.path] + arguments
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        var environment = ProcessInfo.processInfo.environment
        environment["COMMONWATT_HOME"] = folder.path
        environment["COMMONWATT_BOOK"] = nil
        process.environment = environment
        return process
    }

    /// The program in the folder of build products that the tests run from.
    private static func builtProgram() throws -> URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let program = folder.appending(path: "commonwatt")
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(
                atPath: program.path, isDirectory: &isFolder)
            if isThere, !isFolder.boolValue { return program }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

/// What a run of the program came to.
struct CommandResult {
    let output: String
    let errors: String
    let exitCode: Int32
}

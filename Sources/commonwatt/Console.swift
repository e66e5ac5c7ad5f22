import Foundation

/// Where results and remarks go.
enum Console {
    /// Prints a result on standard output, as it is.
    static func result(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    static func result(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    /// Prints a line for the user on standard error; commands in it name the book that was named.
    static func remark(_ line: String) {
        let line = CommandAdvice().text(line)
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether results may have colours: on a terminal that has them, unless the user does
    /// not want any (https://no-color.org).
    static var isColorTerminal: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR"]?.isEmpty != false
            && environment["TERM"] != "dumb"
    }
}

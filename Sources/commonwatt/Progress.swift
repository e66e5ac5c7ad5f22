import Foundation

/// Shows on a terminal how far long work has come; says nothing elsewhere.
struct Progress: Sendable {
    private let label: String
    private let isShown: Bool

    init(_ label: String) {
        self.label = label
        isShown = Console.isTerminal
    }

    func report(_ done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        let filled = 30 * done / total
        let bar = String(repeating: "#", count: filled)
        let rest = String(repeating: ".", count: 30 - filled)
        FileHandle.standardError.write(Data("\r\(label) [\(bar)\(rest)] \(done)/\(total)".utf8))
        if done == total { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}

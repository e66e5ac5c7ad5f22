import Foundation

/// What becomes of a command when the user stops it with Ctrl-C.
///
/// Nothing needs to be put in order: a book is changed by one transaction or not at all. So the
/// command says that it stopped, and ends at once.
enum Interruption {
    /// The code of a command that SIGINT ended, as shells have it.
    static let exitCode: Int32 = 130

    private static let words: StaticString = "\nstopped; run it again to go on\n"

    /// From now on Ctrl-C is answered, unless whoever started the command wants it ignored.
    ///
    /// A service that ends gracefully takes the signal over.
    static func answer() {
        // Only what may be called in a handler of signals: see signal-safety(7).
        let former = signal(SIGINT) { _ in
            let words = Interruption.words
            _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
            _exit(Interruption.exitCode)
        }
        guard let former, address(of: former) == address(of: SIG_IGN) else { return }
        signal(SIGINT, SIG_IGN)
    }

    private static func address(of handler: @convention(c) (Int32) -> Void) -> Int {
        unsafeBitCast(handler, to: Int.self)
    }
}

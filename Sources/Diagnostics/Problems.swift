/// What was found wrong with an input, collected so that it can be mended in one go.
public struct Problems: Error, Sendable {
    /// Errors and warnings in the order found, at most ``limit`` of either.
    public private(set) var all: [Problem] = []
    /// How many more were found than are kept.
    public private(set) var omitted = 0
    private var errorCount = 0

    /// How many errors, and how many warnings, are kept.
    ///
    /// A file of another kind has millions. Either has a limit of its own, so that no
    /// number of warnings hides the error for which a file is refused.
    public static let limit = 100

    public init() {}

    public init(_ message: String, at place: Place?) {
        add(message, at: place)
    }

    public mutating func add(_ problem: Problem) {
        let isError = problem.severity == .error
        let kept = isError ? errorCount : all.count - errorCount
        guard kept < Self.limit else {
            omitted += 1
            return
        }
        all.append(problem)
        if isError { errorCount += 1 }
    }

    public mutating func add(_ message: String, at place: Place?) {
        add(Problem(message, at: place))
    }

    public mutating func addWarning(_ message: String, at place: Place?) {
        add(Problem(message, at: place, severity: .warning))
    }

    public mutating func add(_ others: Problems) {
        for problem in others.all { add(problem) }
        omitted += others.omitted
    }

    /// Whether the input cannot be used.
    public var hasErrors: Bool { errorCount > 0 }

    public var warnings: [Problem] { all.filter { $0.severity == .warning } }

    /// Throws all problems if one of them is an error.
    public func throwIfAny() throws(Problems) {
        if hasErrors { throw self }
    }
}

extension Problems: CustomStringConvertible {
    /// One problem a line, and how many more there were.
    public var description: String {
        let lines = all.map(\.description)
        return (omitted == 0 ? lines : lines + ["and \(omitted) more"]).joined(separator: "\n")
    }
}

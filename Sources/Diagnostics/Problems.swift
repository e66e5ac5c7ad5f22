/// What was found wrong with an input, collected so that it can be mended in one go.
///
/// One cause is told once. Of problems of one kind in one file the first is kept with its place,
/// and says how many more there are like it; see ``Problem/kind``.
public struct Problems: Error, Sendable {
    /// Errors and warnings in the order found, one of each kind, at most ``limit`` of either.
    public private(set) var all: [Problem] = []
    /// How many more were found than are kept or told with one that is.
    public private(set) var omitted = 0
    /// How many errors and warnings were found, all told.
    public private(set) var count = 0
    private var errorCount = 0
    private var positions: [Kind: Int] = [:]

    private struct Kind: Hashable {
        let severity: Problem.Severity
        let file: String?
        let kind: String

        init(_ problem: Problem) {
            severity = problem.severity
            file = problem.place?.file
            kind = problem.kind
        }
    }

    /// How many kinds of errors, and how many of warnings, are kept.
    ///
    /// A file of another kind has millions. Either has a limit of its own, so that no
    /// number of warnings hides the error for which a file is refused.
    public static let limit = 100

    public init() {}

    public init(_ message: String, at place: Place?) {
        add(message, at: place)
    }

    public mutating func add(_ problem: Problem) {
        count += problem.count
        let kind = Kind(problem)
        if let position = positions[kind] { return all[position].absorb(problem) }
        let isError = problem.severity == .error
        let kept = isError ? errorCount : all.count - errorCount
        guard kept < Self.limit else {
            omitted += problem.count
            return
        }
        positions[kind] = all.count
        all.append(problem)
        if isError { errorCount += 1 }
    }

    /// Adds an error; see ``Problem/init(_:at:severity:kind:)``.
    public mutating func add(_ message: String, at place: Place?, kind: String? = nil) {
        add(Problem(message, at: place, kind: kind))
    }

    /// Adds a warning; see ``Problem/init(_:at:severity:kind:)``.
    public mutating func addWarning(_ message: String, at place: Place?, kind: String? = nil) {
        add(Problem(message, at: place, severity: .warning, kind: kind))
    }

    public mutating func add(_ others: Problems) {
        for problem in others.all { add(problem) }
        omitted += others.omitted
        count += others.omitted
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
    /// One kind of problem a line, and how many more there were.
    public var description: String {
        let lines = all.map(\.description)
        return (omitted == 0 ? lines : lines + ["and \(omitted) more"]).joined(separator: "\n")
    }
}

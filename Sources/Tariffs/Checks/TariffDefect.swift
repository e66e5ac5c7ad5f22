/// Why clauses do not make up a tariff: one reason, and where.
public struct TariffDefect: Error, Hashable, Sendable {
    public let fault: TariffFault
    public let clause: Clause
}

extension TariffDefect: CustomStringConvertible {
    public var description: String { "\(clause): \(fault)" }
}

/// All reasons why clauses do not make up a tariff.
public struct TariffDefects: Error, Hashable, Sendable {
    public let all: [TariffDefect]
}

extension TariffDefects: CustomStringConvertible {
    /// One defect a line.
    public var description: String { all.map(\.description).joined(separator: "\n") }
}

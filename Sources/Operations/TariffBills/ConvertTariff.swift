public import Diagnostics
internal import RateFiles
public import Tariffs

/// Writes a tariff of any form as our own XML, which says the same.
public struct ConvertTariff: Sendable {
    /// The unsupported items that bills by the new file may leave out or guess.
    public var accepting: Set<String>

    public init(accepting: Set<String> = []) {
        self.accepting = accepting
    }

    public struct Outcome: Sendable {
        public let document: [UInt8]
        /// What the tariff says that cannot be computed, and what was accepted in vain.
        public let warnings: [Problem]
    }

    /// - Throws: `Problems` where the document would not be one of ours.
    public func callAsFunction(
        _ tariff: Tariff, _ installation: Installation
    ) throws -> Outcome {
        let accepted = tariff.accepting(accepting)
        let document = TariffXML.write(accepted)
        // What is handed out can be read again.
        _ = try TariffFile.read(
            document, file: "\(tariff.id).xml", schema: RateSchemas.tariff(installation))
        let vain = tariff.acceptedInVain(accepting).sorted().map { name in
            Problem(
                "the tariff has nothing called \(name) to be accepted",
                at: tariff.clause.place, severity: .warning)
        }
        let blocking = Set(accepted.blocking())
        let items = accepted.unsupported.map { item in
            blocking.contains(item) ? item.warning : item.acceptance
        }
        return Outcome(document: document, warnings: items + vain)
    }
}

public import Diagnostics
internal import Tariffs
internal import XMLParsing

/// Reads New York's IEDR rate plan XML, drafts 0.99.3 to 0.99.7.
///
/// The form is stated by the schemas of github.com/Flux-Tailor/rate-plan-schema. Published
/// files break them in hundreds of places, so no schema is used: what cannot be read
/// refuses the file, and what is not understood blocks billing.
public enum IEDRFile {
    /// What `bytes` hold; `file` names them in clauses and problems.
    public static func read(_ bytes: [UInt8], file: String) throws(Problems) -> IEDRDocument {
        let root = try XMLTree.read(bytes, file: file, schema: nil)
        guard recognizes(root) else {
            throw Problems(
                "expected one of \(kinds.map { "<\($0)>" }.joined(separator: ", ")) "
                    + "or <dataTransfer>, in no namespace, found <\(root.name)> of "
                    + (root.namespace.isEmpty ? "no namespace" : root.namespace),
                at: root.place)
        }
        try checkVersion(of: root)
        let problems = RateProblems()
        var reader = IEDRReader()
        reader.read(IEDRElement(root, path: root.name, problems: problems))
        try problems.all.throwIfAny()
        return reader.document
    }

    /// Whether a document that begins with this element is one of ours to read or refuse.
    static func recognizes(_ root: LocatedElement) -> Bool {
        root.namespace.isEmpty
            && (kinds + ["dataTransfer"] + outputs).contains(root.name)
    }

    static let kinds = [
        "tariffBooks", "tariffStatements", "supplyChargesExtracts", "ratePlanModifiers",
    ]
    /// What the state's platform answers; such documents state no tariff of their own.
    private static let outputs = [
        "ratePlanScenario", "ratePlanScenarioOptions", "utilities", "supplyCharges",
    ]

    /// Refuses the drafts whose elements mean something else.
    private static func checkVersion(of root: LocatedElement) throws(Problems) {
        let locations = root.attributes.filter { $0.name.hasSuffix("chemaLocation") }
        let version = locations.compactMap { Self.version(in: $0.value) }.first
        if version == "0.9" || (version == nil && root.name == "ratePlanScenario") {
            throw Problems(
                "the draft 0.9 of the rate plan schema cannot be read, only 0.99.3 to 0.99.7; "
                    + "ask for the tariff in a later draft", at: root.place)
        }
        if outputs.contains(root.name) {
            throw Problems(
                "<\(root.name)> is an answer of the rate plan platform and states no tariff; "
                    + "give the tariff book and its statements", at: root.place)
        }
        if let version, !versions.contains(version) {
            throw Problems(
                "the draft \(version) of the rate plan schema is not known, expected 0.99.3 to "
                    + "0.99.7", at: root.place)
        }
    }

    private static let versions = ["0.99.3", "0.99.4", "0.99.5", "0.99.6", "0.99.7"]

    /// The `0.99.7` of `…/refs/tags/v0.99.7-dev/tariff_books.xsd`.
    private static func version(in location: String) -> String? {
        for part in location.split(separator: "/") where part.hasPrefix("v0") {
            return String(part.dropFirst().prefix { $0 == "." || $0.isNumber })
        }
        return nil
    }
}

public import Diagnostics
internal import JSONParsing
internal import XMLParsing

/// Reads series of prices from the messages that markets, regulators and devices exchange.
///
/// California's MIDAS uploads and the answers of its API, IEEE 2030.5 pricing resources and OpenADR
/// 2.0b price events are told apart by their content. Other countries' price messages are
/// recognized, and refused by name.
public enum PriceSeriesFile {
    /// The series in `documents`, which belong together: parts of one series may stand in several,
    /// and IEEE 2030.5 spreads one tariff over five.
    ///
    /// With `currency`, prices stated in another are refused, since a sender's default can be any
    /// currency at all. All problems are collected.
    public static func read(
        _ documents: [PriceDocument], currency: String? = nil
    ) throws(Problems) -> PriceSeriesReading {
        let found = RateProblems()
        let drafts = PriceSeriesDrafts(problems: found, currency: currency)
        var problems = Problems()
        var resources = IEEE20305Resources()
        for document in documents {
            do throws(Problems) {
                try read(document, into: drafts, resources: &resources)
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        if !resources.isEmpty { IEEE20305Reader(resources, drafts: drafts).read() }
        return try drafts.reading(
            of: documents.first.map { Place(file: $0.file, line: 1, column: 1) })
    }

    private static func read(
        _ document: PriceDocument, into drafts: PriceSeriesDrafts,
        resources: inout IEEE20305Resources
    ) throws(Problems) {
        if document.isJSON {
            let answer = try JSONValue.read(document.bytes, file: document.file)
            MIDASAnswer(drafts: drafts).read(answer)
            return
        }
        let tree = try XMLTree.read(document.bytes, file: document.file, schema: nil)
        let root = RateElement(tree, problems: drafts.problems)
        switch PriceSeriesFormat(of: root) {
        case .midas: MIDASReader(drafts: drafts).read(root)
        case .ieee20305: resources.add(root)
        case .openADR: OpenADRReader(drafts: drafts).read(root)
        case .refused(let reason): throw Problems(reason, at: root.place)
        }
    }
}

/// A file that holds prices.
public struct PriceDocument: Sendable {
    public let bytes: [UInt8]
    /// The name shown with problems.
    public let file: String

    public init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// Whether it begins as JSON does, which XML and CSV never do.
    fileprivate var isJSON: Bool {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}

public import Diagnostics
internal import JSONParsing
internal import Tariffs
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

/// Which format an XML document of prices has.
enum PriceSeriesFormat {
    case midas
    case ieee20305
    case openADR
    case refused(String)

    init(of root: RateElement) {
        let element = root.element
        switch (element.namespace, element.name) {
        case ("", "DemandData"): self = .midas
        case (IEEE20305Resources.namespace, _): self = .ieee20305
        case (OpenADRReader.namespace, _): self = .openADR
        case (MIDASReader.holidayNamespace, "ArrayOfHolidayData"):
            let count = root.children("HolidayData").count
            self = .refused(
                "a list of \(count) MIDAS holidays has no prices; give the file of a rate's values")
        default: self = .refused(Self.reason(against: element))
        }
    }

    private static func reason(against element: LocatedElement) -> String {
        let known = notYetRead.first { element.namespace.hasPrefix($0.prefix) }
        if let known {
            return "\(known.name) (<\(element.name)>) are not supported yet; give the prices as "
                + "CSV with the columns start and price"
        }
        let namespace = element.namespace.isEmpty ? "no namespace" : element.namespace
        return "expected prices as MIDAS <DemandData>, IEEE 2030.5 resources or OpenADR 2.0b "
            + "events, found <\(element.name)> of \(namespace)"
    }

    private static let notYetRead = [
        (
            prefix: "urn:ediel.org:structure:requestchangeofpricelist:",
            name: "price lists of the Danish DataHub"
        ),
        (
            prefix: "http://www.ebutilities.at/schemata/",
            name: "Austrian ebUtilities messages"
        ),
        (
            prefix: "urn:iec62325.351:tc57wg16:451-3:publicationdocument:",
            name: "ENTSO-E publications"
        ),
        (
            prefix: "http://openadr.org/oadr-2.0a/",
            name: "OpenADR 2.0a events"
        ),
    ]
}

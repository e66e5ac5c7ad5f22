public import Diagnostics
internal import JSONParsing
internal import XMLParsing

/// The form of a file about rates, told by what is in it and not by its name.
public enum RateFormat: Hashable, Sendable, CaseIterable {
    /// Our own tariff.
    case tariff
    /// Our own program.
    case program
    /// A document of New York's IEDR rate plan schema.
    case iedr
    /// A rate of OpenEI's Utility Rate Database.
    case urdb
    /// California's MIDAS, as uploaded.
    case midasUpload
    /// California's MIDAS, as its API answers.
    case midasAnswer
    /// A resource of IEEE 2030.5's pricing.
    case ieee2030
    /// A payload of OpenADR 2.0b.
    case openADR
    /// Prices in columns.
    case csv

    /// The form of `bytes`; `file` names them in problems.
    ///
    /// Of XML only the beginning is parsed, up to the root element; JSON is parsed whole, so
    /// what is malformed is refused here. A message of a market that is not supported yet is
    /// refused by its name.
    public static func detect(
        _ bytes: [UInt8], file: String
    ) throws(Problems) -> RateFormat {
        let start = Place(file: file, line: 1, column: 1)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        switch first {
        case nil: throw Problems("the file is empty", at: start)
        case UInt8(ascii: "<"): return try xml(bytes, file: file, at: start)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try json(bytes, file: file)
        default:
            guard isTable(text) else { throw Problems(unknown("something else"), at: start) }
            return .csv
        }
    }

    private static func unknown(_ what: String) -> String {
        "expected rates in XML, JSON or CSV in UTF-8, found \(what)"
    }
}

// MARK: - XML

extension RateFormat {
    private static func xml(
        _ bytes: [UInt8], file: String, at start: Place
    ) throws(Problems) -> RateFormat {
        let (name, namespace) = try root(of: bytes, file: file)
        if let message = message(in: namespace) {
            throw Problems("\(message) is not supported yet", at: start)
        }
        switch (namespace, name) {
        case (TariffFile.namespace, "tariff"): return .tariff
        case (ProgramFile.namespace, "program"): return .program
        case ("", _) where iedrRoots.contains(name): return .iedr
        case ("", "DemandData"), (midasNamespace, _): return .midasUpload
        case ("urn:ieee:std:2030.5:ns", _): return .ieee2030
        case ("http://openadr.org/oadr-2.0b/2012/07", _): return .openADR
        default:
            let of = namespace.isEmpty ? "no namespace" : Excerpt(namespace).description
            throw Problems(unknown("the root element \(Excerpt(name)) of \(of)"), at: start)
        }
    }

    private static let midasNamespace =
        "http://schemas.datacontract.org/2004/07/MIDAS_Api.Models"

    /// Of all versions; the reader says which it reads.
    private static let iedrRoots: Set = [
        "tariffBooks", "tariffStatements", "supplyChargesExtracts", "supplyCharges",
        "ratePlanModifiers", "ratePlanScenario", "ratePlanScenarios",
    ]

    /// The market message that a namespace is of, where we know it and cannot read it.
    private static func message(in namespace: String) -> String? {
        let known = [
            ("urn:ediel.org:", "a message of the Danish DataHub"),
            ("un:unece:260:data:", "an ebIX message"),
            ("http://www.ebutilities.at/", "a message of the Austrian market (ebUtilities)"),
            ("urn:iec62325.351:", "a market document of ENTSO-E"),
        ]
        return known.first { namespace.hasPrefix($0.0) }?.1
    }

    /// The name of the root element.
    private static func root(
        of bytes: [UInt8], file: String
    ) throws(Problems) -> (name: String, namespace: String) {
        do throws(Problem) {
            return try XMLEventReader.root(of: bytes, file: file)
        } catch {
            var problems = Problems()
            problems.add(error)
            throw problems
        }
    }
}

// MARK: - JSON and CSV

extension RateFormat {
    private static func json(_ bytes: [UInt8], file: String) throws(Problems) -> RateFormat {
        let value = try JSONValue.read(bytes, file: file)
        if let answer = URDBAnswer(value) {
            guard let message = answer.error else { return .urdb }
            throw Problems(message, at: value.place)
        }
        guard let object = firstObject(in: value) else {
            throw Problems(unknown("JSON without an object"), at: value.place)
        }
        let keys = Set(object.members.map { $0.key.lowercased() })
        if keys.contains("rateid"), keys.contains("valueinformation") || keys.contains("signaltype")
        {
            return .midasAnswer
        }
        if !keys.isDisjoint(with: urdbKeys) { return .urdb }
        if keys.contains("programid"), keys.contains("intervals") {
            throw Problems("an event of OpenADR 3 is not supported yet", at: value.place)
        }
        throw Problems(unknown("JSON of another kind"), at: value.place)
    }

    /// The object itself, or the first of an array or of the answer of an API.
    private static func firstObject(in value: JSONValue) -> JSONObject? {
        switch value.content {
        case .object(let object):
            object["items"].flatMap(firstObject) ?? object
        case .array(let elements):
            elements.first.flatMap {
                if case .object(let object) = $0.content { object } else { nil }
            }
        default: nil
        }
    }

    /// Fields of which a rate has at least one.
    private static let urdbKeys: Set = [
        "energyratestructure", "energyratestrux", "energyweekdayschedule",
        "demandratestructure", "demandratestrux", "flatdemandstructure", "flatdemandstrux",
        "fixedchargefirstmeter", "fixedmonthlycharge", "mincharge", "minmonthlycharge",
    ]

    /// Whether the first line is printable text in columns.
    private static func isTable(_ text: ArraySlice<UInt8>) -> Bool {
        let line = text.prefix(4 << 10).prefix { $0 != 0x0A }
        let isPrintable = line.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0D }
        let separators: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        return isPrintable && line.contains(where: separators.contains)
            && String(validating: line, as: UTF8.self) != nil
    }
}

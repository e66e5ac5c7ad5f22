internal import XMLParsing

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

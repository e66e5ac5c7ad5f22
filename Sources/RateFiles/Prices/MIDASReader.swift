internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

/// Reads the values that a utility uploads to California's MIDAS, the Market Informed Demand
/// Automation Server of the California Energy Commission.
///
/// A rate is identified by its RIN, as in `USCA-PGPG-TOU4-0000`. Dates and times are in UTC, and an
/// end is the last second of its interval.
struct MIDASReader {
    let drafts: PriceSeriesDrafts

    static let holidayNamespace = "http://schemas.datacontract.org/2004/07/MIDAS_Api.Models"

    /// Elements that tell of the rate, and not of its prices.
    private static let descriptions = [
        "AltRateName1", "AltRateName2", "SignupCloseDate", "RateName", "RatePlan_Url", "RateType",
        "Sector", "API_Url", "EndUse",
    ]

    func read(_ root: RateElement) {
        root.allowOnly(children: ["RateInformation"])
        for rate in root.children("RateInformation") { readRate(rate) }
    }

    private func readRate(_ rate: RateElement) {
        rate.allowOnly(children: Self.descriptions + ["RateID", "ValueInformation"])
        guard
            let id = rate.requiredChild("RateID")?.value({ text throws(MIDASError) in
                try MIDASRate.identifier(text)
            })
        else { return }
        guard let information = rate.requiredChild("ValueInformation") else { return }
        information.allowOnly(children: ["ValueData"])
        var values = MIDASRate(id: id, place: rate.place, drafts: drafts)
        for data in information.children("ValueData") {
            data.allowOnly(children: MIDASValue.Field.allCases.map(\.rawValue))
            if let value = value(data) { values.add(value) }
        }
        values.remark()
    }

    private func value(_ data: RateElement) -> MIDASValue? {
        var texts: [MIDASValue.Field: MIDASValue.Text] = [:]
        for child in data.children {
            guard let field = MIDASValue.Field(rawValue: child.name),
                child.element.namespace.isEmpty
            else { continue }
            guard let text = child.value else { return nil }
            guard texts.updateValue((text, child.place), forKey: field) == nil else {
                data.report("has more than one <\(child.name)>")
                return nil
            }
        }
        return MIDASValue(texts, place: data.place, problems: data.problems)
    }
}

internal import Quantities
internal import Tariffs

extension IEDRPlan {
    /// What its tariff is called among all others, as in `us.ny.ced.eds-ced-sc1-1-442`.
    var identifier: String {
        let own = code ?? "sc\(serviceClass)-\(rateCode)"
        return "us.ny." + Self.slug("\(utility.abbreviation).\(own)", limit: 50)
    }

    /// A text as small letters and digits of ASCII, with dashes for what is between.
    static func slug(_ text: String, limit: Int = 60) -> String {
        var slug = ""
        for byte in text.utf8.prefix(4 * limit) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                slug.unicodeScalars.append(Unicode.Scalar(byte + 32))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "."):
                slug.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
            }
        }
        slug = String(slug.prefix(limit))
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "charge" : slug
    }

    func identity(_ id: ID<Tariff>) -> TariffIdentity {
        TariffIdentity(
            id: id,
            utility: TariffIdentity.Utility(
                name: utility.name, eia: nil, country: "US", state: "NY"),
            schedule: rateCode, name: name, sector: sector,
            service: hasRetailSupply ? .delivery : .bundled, applicability: description)
    }

    private var sector: TariffIdentity.Sector {
        let classes = Set(customerClasses)
        if classes.contains("Residential") { return .residential }
        if !classes.isDisjoint(with: ["Commercial", "CommercialLarge", "Commercial Large"]) {
            return .commercial
        }
        if classes.contains("Industrial") { return .industrial }
        if !classes.isDisjoint(with: ["Lighting", "StreetLighting", "Street Lighting"]) {
            return .lighting
        }
        return .any
    }

    var tariffSource: TariffSource {
        let number = utility.pscNumber.map { "PSC \($0), " } ?? ""
        return TariffSource(
            document: "\(number)service classification \(serviceClass), \(rateName)",
            page: leaf.map { "leaf \($0)" }, url: source.url,
            docket: cases.isEmpty ? nil : cases.joined(separator: ", "),
            read: source.extracted ?? source.published ?? dates.start, note: description ?? "")
    }
}

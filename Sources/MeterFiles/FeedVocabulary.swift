import XMLParsing

/// The elements of a Green Button feed that are read; the rest is passed over.
enum FeedElement: Int, CaseIterable {
    // Atom
    case feed, entry, content, link
    // ESPI resources
    case usagePoint, meterReading, readingType, intervalBlock, usageSummary, oldUsageSummary
    case serviceCategory, misspelledDeliveryPoint
    // What they hold
    case intervalReading, kind, start, duration, value, cost, quality
    case unit, multiplier, flow, accumulation, defaultQuality, commodity, intervalLength

    static let atom = "http://www.w3.org/2005/Atom"
    static let espi = "http://naesb.org/espi"

    private static let atomElements: [FeedElement] = [.feed, .entry, .content, .link]

    var element: (name: String, reads: XMLVocabulary.Reads) {
        switch self {
        case .feed: ("feed", .nothing)
        case .entry: ("entry", .nothing)
        case .content: ("content", .nothing)
        case .link: ("link", .attributes)
        case .usagePoint: ("UsagePoint", .nothing)
        case .meterReading: ("MeterReading", .nothing)
        case .readingType: ("ReadingType", .nothing)
        case .intervalBlock: ("IntervalBlock", .nothing)
        case .usageSummary: ("UsageSummary", .nothing)
        case .oldUsageSummary: ("ElectricPowerUsageSummary", .nothing)
        case .serviceCategory: ("ServiceCategory", .nothing)
        case .misspelledDeliveryPoint: ("ServiceDeliveryPoint", .nothing)
        case .intervalReading: ("IntervalReading", .nothing)
        case .kind: ("kind", .text)
        case .start: ("start", .text)
        case .duration: ("duration", .text)
        case .value: ("value", .text)
        case .cost: ("cost", .text)
        case .quality: ("quality", .text)
        case .unit: ("uom", .text)
        case .multiplier: ("powerOfTenMultiplier", .text)
        case .flow: ("flowDirection", .text)
        case .accumulation: ("accumulationBehaviour", .text)
        case .defaultQuality: ("defaultQuality", .text)
        case .commodity: ("commodity", .text)
        case .intervalLength: ("intervalLength", .text)
        }
    }

    /// The element at an index in ``vocabulary``.
    init?(index: Int) {
        // Those of Atom, the first of all, stand there once more at the end.
        self.init(rawValue: index < Self.count ? index : index - Self.count)
    }

    private static let count = FeedElement.intervalLength.rawValue + 1

    /// All elements in their own namespace; those of Atom in ESPI's too, since there are feeds
    /// that make ESPI's the default namespace and forget the other.
    static let vocabulary = XMLVocabulary(
        elements: FeedElement.allCases.map {
            .init($0.element.name, in: $0.ownNamespace, reads: $0.element.reads)
        }
            + atomElements.map { .init($0.element.name, in: espi, reads: $0.element.reads) },
        attributes: ["rel", "href"])

    private var ownNamespace: String {
        Self.atomElements.contains(self) ? Self.atom : Self.espi
    }
}

/// The attributes of a link, by their index in the vocabulary.
enum LinkAttribute: Int {
    case relation, target
}

import Diagnostics
import XMLParsing

/// Makes a feed of the events of a document.
///
/// An entry may name its resource before or after the links that tie it to others, and entries
/// come in any order; so everything is gathered first, and ties are followed by
/// ``FeedResolution`` when the document has ended. It cannot be copied: a copy of what it has
/// gathered, made by chance with each event, would cost more than all the rest.
struct GreenButtonReader: ~Copyable {
    var feed: GreenButtonFeed

    /// The depths of the open elements that may hold a resource.
    private var containers: [Int] = []
    private var entry: OpenEntry?
    private var link: (relation: String, target: String) = ("", "")
    /// The depth of the open reading type, interval block, reading, service category or usage
    /// point, or zero.
    private var readingTypeDepth = 0
    var blockDepth = 0
    private var serviceCategoryDepth = 0
    private var usagePointDepth = 0
    var readingDepth = 0
    var reading = OpenReading()
    /// The readings of the open block so far, and how many decimals their values have.
    var blockReadings = FeedReadings()
    var blockDecimals = 0

    private struct OpenEntry {
        let depth: Int
        let usagePoints: Int
        let meterReadings: Int
        let readingTypes: Int
        let blocks: Int
        var links = FeedLinks()
    }

    init(file: String) {
        feed = GreenButtonFeed(file: file)
    }

    /// Takes in an event, and the text that belongs to it.
    mutating func receive(_ event: XMLEvent, _ text: Span<UInt8>) {
        if event.kind == .attribute { return attribute(event, text) }
        guard let element = FeedElement(index: event.name) else { return }
        if event.kind == .end { end(element, event, text) } else { start(element, event) }
    }

    private mutating func attribute(_ event: XMLEvent, _ text: Span<UInt8>) {
        let value = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        switch LinkAttribute(rawValue: event.name) {
        case .relation: link.relation = value
        case .target: link.target = value
        case nil: break
        }
    }

    private func isResource(_ event: XMLEvent) -> Bool {
        event.depth == 1 || containers.last == event.depth - 1
    }
}

extension GreenButtonReader {
    private mutating func start(_ element: FeedElement, _ event: XMLEvent) {
        switch element {
        case .intervalReading where blockDepth > 0:
            readingDepth = event.depth
            reading = OpenReading(line: event.line, column: event.column)
        case .link: link = ("", "")
        case .feed, .content: containers.append(event.depth)
        case .entry:
            containers.append(event.depth)
            entry = OpenEntry(
                depth: event.depth, usagePoints: feed.usagePoints.count,
                meterReadings: feed.meterReadings.count, readingTypes: feed.readingTypes.count,
                blocks: feed.blocks.count)
        case .intervalBlock where blockDepth == 0:
            blockDepth = event.depth
            feed.blocks.append(
                IntervalBlock(place: event.place(in: feed.file), isResource: isResource(event)))
        case .serviceCategory: serviceCategoryDepth = event.depth
        case .misspelledDeliveryPoint:
            feed.remarks.addWarning(
                "found ServiceDeliveryPoint, expected serviceDeliveryPoint",
                at: event.place(in: feed.file))
        default:
            if isResource(event) { startResource(element, event.place(in: feed.file), event) }
        }
    }

    private mutating func startResource(
        _ element: FeedElement, _ place: Place, _ event: XMLEvent
    ) {
        switch element {
        case .usagePoint:
            feed.usagePoints.append(FeedResource(place: place))
            usagePointDepth = event.depth
        case .meterReading: feed.meterReadings.append(FeedResource(place: place))
        case .readingType:
            feed.readingTypes.append(ReadingType(place: place))
            readingTypeDepth = event.depth
        case .usageSummary, .oldUsageSummary: feed.usageSummaries += 1
        default: break
        }
    }

    private mutating func end(
        _ element: FeedElement, _ event: XMLEvent, _ text: Span<UInt8>
    ) {
        switch element {
        case .start, .duration, .value, .cost, .quality:
            if readingDepth > 0 {
                readingField(element, event, text)
            } else {
                blockField(element, event, text)
            }
        case .intervalReading:
            if event.depth == readingDepth { endReading() }
        case .unit, .multiplier, .flow, .accumulation, .defaultQuality, .commodity,
            .intervalLength:
            if readingTypeDepth > 0, event.depth == readingTypeDepth + 1 {
                readingTypeField(element, event, text)
            }
        case .kind: serviceKind(event, text)
        case .link:
            if let entry, event.depth == entry.depth + 1 { addLink() }
        case .feed, .content: containers.removeLast()
        case .entry:
            containers.removeLast()
            endEntry()
        case .intervalBlock where event.depth == blockDepth:
            blockDepth = 0
            endBlock()
        case .readingType: readingTypeDepth = 0
        case .usagePoint: usagePointDepth = 0
        case .serviceCategory: serviceCategoryDepth = 0
        default: break
        }
    }

    private mutating func addLink() {
        switch link.relation {
        case "self": entry?.links.own.append(link.target)
        case "up": entry?.links.up.append(link.target)
        case "related": entry?.links.related.append(link.target)
        default: break
        }
    }

    /// Gives the links of the entry to the resources in it.
    private mutating func endEntry() {
        guard let ended = entry else { return }
        entry = nil
        for index in ended.usagePoints..<feed.usagePoints.count {
            feed.usagePoints[index].links = ended.links
        }
        for index in ended.meterReadings..<feed.meterReadings.count {
            feed.meterReadings[index].links = ended.links
        }
        for index in ended.readingTypes..<feed.readingTypes.count {
            feed.readingTypes[index].links = ended.links
        }
        var links = ended.links
        // Block after block names the same place above it: one copy of that will do.
        if ended.blocks > 0, feed.blocks[ended.blocks - 1].links.up == links.up {
            links.up = feed.blocks[ended.blocks - 1].links.up
        }
        for index in ended.blocks..<feed.blocks.count { feed.blocks[index].links = links }
    }

    private mutating func serviceKind(_ event: XMLEvent, _ text: Span<UInt8>) {
        guard serviceCategoryDepth > 0, event.depth == serviceCategoryDepth + 1 else { return }
        guard let kind = FeedNumeral(text)?.integer else {
            return feed.remarks.addWarning(
                "the kind of service is \(Self.quoted(text)), expected a number",
                at: event.place(in: feed.file))
        }
        guard usagePointDepth > 0, let last = feed.usagePoints.indices.last else { return }
        feed.usagePoints[last].service = kind
    }

    private mutating func readingTypeField(
        _ element: FeedElement, _ event: XMLEvent, _ text: Span<UInt8>
    ) {
        guard let last = feed.readingTypes.indices.last else { return }
        guard let value = FeedNumeral(text)?.integer else {
            return feed.faults.add(
                "expected an integer, found \(Self.quoted(text))",
                at: event.place(in: feed.file))
        }
        switch element {
        case .unit: feed.readingTypes[last].unit = value
        case .flow: feed.readingTypes[last].flow = value
        case .accumulation: feed.readingTypes[last].accumulation = value
        case .defaultQuality: feed.readingTypes[last].defaultQuality = value
        case .commodity: feed.readingTypes[last].commodity = value
        case .intervalLength: feed.readingTypes[last].intervalLength = value
        case .multiplier where (-12...12).contains(value):
            feed.readingTypes[last].multiplier = value
        default:
            feed.faults.add(
                "the power of ten is \(value), expected -12 to 12",
                at: event.place(in: feed.file))
        }
    }
}

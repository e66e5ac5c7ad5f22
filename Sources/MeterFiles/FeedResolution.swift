import Diagnostics

/// Finds out, when a feed has been read, which interval blocks belong to what.
///
/// A block's reading type is found by its links: its `related`; else its `up` or `self` under a
/// meter reading's `self`, whose `related` names the type. Where nothing leads to one and the
/// file holds a single type, that one is meant; else it stays unknown.
struct FeedResolution {
    let streams: [ReadingStream]
    /// What is odd or wrong about the times of the readings.
    let times: Problems

    init(_ feed: GreenButtonFeed) {
        let index = LinkIndex(feed)
        var streams: [ReadingStream] = []
        var positions: [ReadingStream.Key: Int] = [:]
        var last: (links: FeedLinks, position: Int)?
        for block in feed.countedBlocks {
            // Most blocks are led to their type by the same links as the one before.
            if let last, last.links.up == block.links.up,
                last.links.related == block.links.related
            {
                streams[last.position].blocks.append(block)
                continue
            }
            let (type, way) = index.readingType(of: block.links)
            let key = ReadingStream.Key(type: type, up: block.links.up)
            let position = positions[key] ?? streams.count
            if position == streams.count {
                positions[key] = position
                streams.append(
                    ReadingStream(
                        type: type.map { feed.readingTypes[$0] }, way: way,
                        meter: index.meter(of: block.links),
                        service: index.service(of: block.links), blocks: []))
            }
            streams[position].blocks.append(block)
            last = way == .link ? (block.links, position) : nil
        }
        self.streams = streams
        var times = FeedTimes(file: feed.file)
        for stream in streams { times.settle(stream) }
        self.times = times.problems
    }
}

/// Interval blocks of one reading type and one origin: the readings of one register.
struct ReadingStream {
    struct Key: Hashable {
        let type: Int?
        let up: [String]
    }

    /// How a block's reading type was found.
    enum Way: Hashable {
        /// By its `related` or `up` links.
        case link
        /// By the link to itself.
        case ownLink
        case onlyOne
        case unresolved
    }

    let type: ReadingType?
    let way: Way
    let meter: MeterName
    /// The code of the kind of service of its usage point, where that is told.
    let service: Int?
    var blocks: [IntervalBlock]

    /// How the readings follow each other.
    var order: StreamOrder {
        let decimals = blocks.map(\.decimals)
        let isInOrder = StreamOrder.isInOrder(blocks)
        if isInOrder, Set(decimals).count == 1 { return StreamOrder(blocks) }
        return StreamOrder(sorting: readings(decimals: decimals.max() ?? 0))
    }

    /// The readings in the order of the file, their values with that number of decimals.
    ///
    /// A value that then has too many digits becomes the largest there is: it is only compared.
    private func readings(decimals: Int) -> [FeedReading] {
        var readings: [FeedReading] = []
        readings.reserveCapacity(blocks.reduce(0) { $0 + $1.readings.count })
        for block in blocks {
            guard block.decimals < decimals else {
                readings += block.readings
                continue
            }
            let factor = IntervalBlock.powerOfTen(decimals - block.decimals)
            readings += block.readings.map { reading in
                var reading = reading
                let (product, overflow) = reading.value.multipliedReportingOverflow(by: factor)
                reading.value = overflow ? .max : product
                return reading
            }
        }
        return readings
    }

    /// The sum of the values as written, or nil where it is too large.
    var sum: ExactDecimal? {
        var sum = ExactDecimal.zero
        for block in blocks {
            guard sum.add(block.readings.sum, exponent: -block.decimals) else { return nil }
        }
        return sum
    }
}

/// What a file calls the usage point and the meter reading that readings belong to.
struct MeterName: Hashable {
    /// Empty where the file does not say.
    let usagePoint: String
    let meterReading: String
}

/// The resources of a feed by the links to themselves.
struct LinkIndex {
    private var typesByLink: [String: Int] = [:]
    private var meterReadingsByLink: [String: FeedLinks] = [:]
    private let onlyType: Int?
    private var servicesByLink: [String: Int] = [:]
    /// The kind of service of all usage points, where it is one.
    private let onlyService: Int?

    init(_ feed: GreenButtonFeed) {
        for point in feed.usagePoints {
            for link in point.links.own where servicesByLink[link] == nil {
                servicesByLink[link] = point.service
            }
        }
        let services = Set(feed.usagePoints.map(\.service))
        onlyService = services.count == 1 ? services.first ?? nil : nil
        for (index, type) in feed.readingTypes.enumerated() {
            for link in type.links.own where typesByLink[link] == nil {
                typesByLink[link] = index
            }
        }
        for meterReading in feed.meterReadings {
            for link in meterReading.links.own where meterReadingsByLink[link] == nil {
                meterReadingsByLink[link] = meterReading.links
            }
        }
        onlyType = feed.readingTypes.count == 1 ? 0 : nil
    }

    func readingType(of links: FeedLinks) -> (Int?, ReadingStream.Way) {
        if let type = type(relatedTo: links) { return (type, .link) }
        if let type = type(above: links.up) { return (type, .link) }
        if let type = type(above: links.own) { return (type, .ownLink) }
        return onlyType.map { ($0, .onlyOne) } ?? (nil, .unresolved)
    }

    private func type(relatedTo links: FeedLinks) -> Int? {
        links.related.lazy.compactMap { typesByLink[$0] }.first
    }

    private func type(above links: [String]) -> Int? {
        links.lazy.compactMap { meterReading(above: $0).flatMap(type(relatedTo:)) }.first
    }

    /// The meter reading whose own link `link` is, or lies below.
    private func meterReading(above link: String) -> FeedLinks? {
        var path = link[...]
        while true {
            if let found = meterReadingsByLink[String(path)] { return found }
            guard let slash = path.lastIndex(of: "/") else { return nil }
            path = path[..<slash]
        }
    }

    /// The kind of service of the usage point below whose link a block's links lie.
    func service(of links: FeedLinks) -> Int? {
        for link in links.own + links.up {
            var path = link[...]
            while true {
                if let found = servicesByLink[String(path)] { return found }
                guard let slash = path.lastIndex(of: "/") else { break }
                path = path[..<slash]
            }
        }
        return onlyService
    }

    /// The names in the path of a block's links, which ESPI forms as
    /// `.../UsagePoint/{id}/MeterReading/{id}/IntervalBlock/{id}`.
    func meter(of links: FeedLinks) -> MeterName {
        let paths = (links.own + links.up).map { $0.split(separator: "/").map(String.init) }
        func name(after word: String) -> String {
            for path in paths {
                guard let index = path.lastIndex(of: word), index + 1 < path.count else {
                    continue
                }
                return path[index + 1]
            }
            return ""
        }
        return MeterName(
            usagePoint: name(after: "UsagePoint"), meterReading: name(after: "MeterReading"))
    }
}

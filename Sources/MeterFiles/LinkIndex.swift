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

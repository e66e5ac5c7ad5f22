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

/// What a file calls the usage point and the meter reading that readings belong to.
struct MeterName: Hashable {
    /// Empty where the file does not say.
    let usagePoint: String
    let meterReading: String
}

import Diagnostics
import Quantities

/// What an inspection has to say about a feed, beside its figures.
///
/// There is no schema validation: about a quarter of real files break NAESB's schema somewhere
/// that does not matter. What matters to the figures is checked here.
enum FeedRemarks {
    static func all(
        of feed: GreenButtonFeed, _ resolution: FeedResolution, order: [StreamOrder]
    ) -> Problems {
        var remarks = Problems()
        if let root = feed.foreignRoot {
            remarks.addWarning(
                "the root element is \(root), expected an Atom feed or an ESPI resource; "
                    + "nothing in it was read",
                at: Place(file: feed.file, line: 1, column: 1))
        }
        for fault in feed.faults.all { remarks.add(fault.asWarning) }
        remarks.add(feed.remarks)
        for problem in resolution.times.all { remarks.add(problem.asWarning) }
        addStructure(of: feed, to: &remarks)
        for (stream, order) in zip(resolution.streams, order) {
            addMeaning(of: stream, to: &remarks)
            addOrigin(of: stream, file: feed.file, to: &remarks)
            addTimes(of: stream, file: feed.file, to: &remarks)
            addRepeats(order, of: stream, file: feed.file, to: &remarks)
        }
        return remarks
    }

    private static func addStructure(of feed: GreenButtonFeed, to remarks: inout Problems) {
        var seen: [String: ReadingType] = [:]
        for type in feed.readingTypes {
            if type.unit == nil {
                remarks.addWarning("the reading type has no unit", at: type.place)
            }
            for link in type.links.own {
                if let other = seen[link], !other.agrees(with: type) {
                    remarks.addWarning(
                        "two reading types have the same link but differ; the first counts",
                        at: type.place)
                    break
                }
                seen[link] = seen[link] ?? type
            }
        }
        if let block = feed.blocks.first(where: { !$0.isResource }) {
            remarks.addWarning(
                "there is an interval block where no resource belongs", at: block.place)
        }
    }

    private static func addOrigin(
        of stream: ReadingStream, file: String, to remarks: inout Problems
    ) {
        guard let first = stream.blocks.first else { return }
        let count = stream.blocks.count
        let blocks = count == 1 ? "1 interval block" : "\(count) interval blocks"
        switch stream.way {
        case .link, .ownLink: break
        case .onlyOne:
            remarks.addWarning(
                "no link leads from \(blocks) to a reading type; the only one was taken",
                at: first.place)
        case .unresolved:
            remarks.addWarning(
                "no link leads from \(blocks) to a reading type; the unit is unknown",
                at: first.place)
        }
    }

    /// What an import would not take, or that is odd about the figures.
    private static func addMeaning(of stream: ReadingStream, to remarks: inout Problems) {
        guard let place = stream.place, !stream.isEmpty else { return }
        if let foreignness = stream.foreignness {
            remarks.addWarning(foreignness + "; they are no energy to bill", at: place)
        }
        guard let series = stream.series, stream.type?.unit == ReadingType.wattHours else { return }
        remarks.add(SeriesRemarks.all(of: series, stream.type?.energyFlow, at: place))
    }

    private static func addTimes(
        of stream: ReadingStream, file: String, to remarks: inout Problems
    ) {
        for block in stream.blocks {
            for reading in block.readings where !reading.hasPlausibleTime {
                remarks.addWarning(
                    reading.timeFault, at: reading.place(in: file), kind: "time")
            }
        }
    }

    private static func addRepeats(
        _ order: StreamOrder, of stream: ReadingStream, file: String, to remarks: inout Problems
    ) {
        let equal = order.repeats - order.contradictions
        if equal > 0, let first = stream.blocks.first {
            let readings = equal == 1 ? "1 reading comes" : "\(equal) readings come"
            remarks.addWarning("\(readings) again with equal values", at: first.place)
        }
        for (first, second) in order.examples {
            remarks.addWarning(
                contradiction(first, second), at: second.place(in: file))
        }
        if order.contradictions > order.examples.count, let last = order.examples.last {
            remarks.addWarning(
                "\(order.contradictions) readings in all contradict an earlier one",
                at: last.second.place(in: file))
        }
    }

    static func contradiction(_ first: FeedReading, _ second: FeedReading) -> String {
        let start = Instant(secondsSince1970: second.start)
        let what =
            first.seconds == second.seconds
            ? "differs in value" : "lasts \(second.seconds) s instead of \(first.seconds) s"
        return "the reading from \(start) contradicts that in line \(first.line): it \(what)"
    }
}

extension ReadingType {
    /// Whether both read the same figures alike.
    func agrees(with other: ReadingType) -> Bool {
        unit == other.unit && multiplier == other.multiplier && flow == other.flow
            && accumulation == other.accumulation && commodity == other.commodity
    }
}

extension FeedReading {
    /// Whether the reading lies between 1980 and 2100 and lasts a second to a leap year.
    ///
    /// A start of zero, in milliseconds, or at the end of 32 bits is a mistake of the sender's.
    var hasPlausibleTime: Bool {
        Self.plausibleStarts.contains(start) && (1...366 * 86_400).contains(seconds)
    }

    private static let plausibleStarts: Range<Int64> = 315_532_800..<4_102_444_800

    var timeFault: String {
        guard Self.plausibleStarts.contains(start) else {
            return "the reading starts at \(start) s since 1970, expected a time from 1980 to 2100"
        }
        return "the reading lasts \(seconds) s, expected 1 s to 366 days"
    }
}

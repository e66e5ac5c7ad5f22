import Diagnostics

/// What a Green Button file says, before anything is concluded from it.
struct GreenButtonFeed {
    let file: String
    var usagePoints: [FeedResource] = []
    var meterReadings: [FeedResource] = []
    var readingTypes: [ReadingType] = []
    var blocks: [IntervalBlock] = []
    var usageSummaries = 0
    /// The root element, where it is not one of a Green Button file.
    var foreignRoot: String?
    /// What is wrong with single figures: errors to an import, remarks to an inspection.
    var faults = Problems()
    /// What is odd, but does not change a figure.
    var remarks = Problems()

    init(file: String) {
        self.file = file
    }

    /// The interval blocks that count: those that stand where a resource belongs, or, where none
    /// does, all.
    var countedBlocks: [IntervalBlock] {
        if blocks.allSatisfy(\.isResource) { return blocks }
        let proper = blocks.filter(\.isResource)
        return proper.isEmpty ? blocks : proper
    }
}

/// The links of an Atom entry by which ESPI's resources are tied together.
struct FeedLinks: Hashable {
    var own: [String] = []
    var up: [String] = []
    var related: [String] = []
}

struct FeedResource {
    let place: Place
    var links = FeedLinks()
    /// Of a usage point the code of its kind of service; 0 is electricity.
    var service: Int?
}

/// The kind of figures in interval blocks; nil where the file does not say.
struct ReadingType {
    let place: Place
    var links = FeedLinks()
    /// The code of the unit; 72 is the watt-hour.
    var unit: Int?
    /// The power of ten that values are to be multiplied by; none stands for zero.
    var multiplier: Int?
    /// 1 forward, 19 reverse, 4 net, 20 total.
    var flow: Int?
    /// 4 for the energy of each interval.
    var accumulation: Int?
    var defaultQuality: Int?
    /// What is measured; 1 and a few others are electricity.
    var commodity: Int?
    /// How long the readings are said to be, in seconds.
    var intervalLength: Int?
}

/// An object, since a feed has thousands and they are handed on more than they are changed.
final class IntervalBlock {
    let place: Place
    /// Whether it stands where a resource belongs.
    let isResource: Bool
    var links = FeedLinks()
    /// The begin and the length of the block's own interval, as told.
    var start: Int64?
    var seconds: Int64?
    var readings = FeedReadings()
    /// How many decimals the readings' values have, all the same.
    var decimals = 0
    /// How many readings had a figure that cannot be read, and so are not among ``readings``.
    var unreadable = 0
    /// Of how many readings a cost was told, and the sum.
    var costs = 0
    var cost = ExactDecimal.zero

    init(place: Place, isResource: Bool) {
        self.place = place
        self.isResource = isResource
    }
}

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

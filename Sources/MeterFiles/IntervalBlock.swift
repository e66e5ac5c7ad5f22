import Diagnostics

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

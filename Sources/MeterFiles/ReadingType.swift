import Diagnostics

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

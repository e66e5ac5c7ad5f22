public import Quantities

/// Why contributions cannot be computed from net loads and prices.
///
/// Members and intervals are counted from zero in the cases and from one in the words.
public enum ContributionError: Error, Hashable, Sendable {
    case noMembers
    case tooManyMembers(Int)
    case lengthOutOfRange(Int64, interval: Int)
    case priceOutOfRange(EnergyPrice, interval: Int)
    case sellsAbove(EnergyPrice, buy: EnergyPrice, interval: Int)
    case netLoadOutOfRange(Energy, member: Int, interval: Int)
    case thetaOutOfRange(Ratio)
    case noSuchPeak(Int, intervals: Int)
    case peakTwice(Int)
    case noCompletePeak
    case tooLarge
}

extension ContributionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noMembers: "expected at least one member, found none"
        case .tooManyMembers(let count):
            "expected at most \(SharingPeriod.memberLimit) members, found \(count)"
        case .lengthOutOfRange(let seconds, let interval):
            "interval \(interval + 1) must last from a second to a year, found \(seconds) s"
        case .priceOutOfRange(let price, let interval):
            "a price must be at most \(EnergyPrice.inputLimit) per kWh, found \(price) in "
                + "interval \(interval + 1)"
        case .sellsAbove(let sell, let buy, let interval):
            "the price for selling must not be above the price for buying, found \(sell) above "
                + "\(buy) in interval \(interval + 1); settle such output apart from sharing"
        case .netLoadOutOfRange(let energy, let member, let interval):
            "a net load must be at most \(Energy.inputLimit) kWh, found \(energy) for member "
                + "\(member + 1) in interval \(interval + 1)"
        case .thetaOutOfRange(let theta): "theta must be from 0 to 1, found \(theta)"
        case .noSuchPeak(let peak, let intervals):
            "a peak must be one of the \(intervals) intervals, found number \(peak + 1)"
        case .peakTwice(let peak): "interval \(peak + 1) is named twice as a peak"
        case .noCompletePeak: "no peak interval has a reading of every member"
        case .tooLarge: "the net loads at the peak or the gains are too large to be kept exactly"
        }
    }
}

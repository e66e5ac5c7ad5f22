public import Accounting
public import NetMetering
public import Quantities
public import Sharing

/// Why an array's month cannot be billed.
public enum MonthRunError: Error, Hashable, Sendable {
    /// Stretches without readings, and the array's time zone.
    case gaps([TimeRange], TimeZoneRules)
    /// The month's output, and the meter files it is from.
    case belowZero(Energy, Month, files: [String])
    case division(ApportionmentError)
    case shares(ShareError)
    case output(OutputError)
    case readingAcrossChange(TimeRange, CivilDate)
    case program(ProgramMonthError)
    case entry(EntryError)
}

extension MonthRunError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .gaps(let gaps, let zone):
            "the production meter has no readings for "
                + gaps.prefix(3).map { "\($0.start.text(in: zone)) to \($0.end.text(in: zone))" }
                .joined(separator: ", ")
                + (gaps.count > 3 ? " and \(gaps.count - 3) more stretches" : "")
                + "; import them, or accept the gap with --accept-gap"
        case .belowZero(let energy, let month, let files):
            "the production meter received \(energy) kWh in \(month), and generation is not below "
                + "zero: what the plant drew is its own use; undo "
                + Self.undoing(files) + " and import again with --below-zero as-delivered"
        case .division(let error): "\(error)"
        case .shares(let error): "\(error)"
        case .output(let error): "\(error)"
        case .readingAcrossChange(let range, let date):
            "the reading \(range.start) to \(range.end) lies across \(date), on which shares "
                + "change; import interval data"
        case .program(let error): "\(error)"
        case .entry(let error): "\(error)"
        }
    }
    private static func undoing(_ files: [String]) -> String {
        guard let file = files.first, files.count == 1 else {
            return "its files (\(files.joined(separator: ", "))) with: commonwatt meter undo FILE"
        }
        return "its file with: commonwatt meter undo \(file)"
    }
}

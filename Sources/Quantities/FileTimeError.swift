/// Why a text is no time in a file.
public enum FileTimeError: Error, Hashable, Sendable {
    case notATime(InstantError)
    /// There is no offset and no zone to read the time in.
    case noZone(String)
    /// The date may begin with the day or with the month.
    case noOrder(String)
    case skipped(LocalTime, ClockGap)
}

extension FileTimeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notATime(let error): "\(error)"
        case .noZone(let text):
            "the time \(Excerpt(text)) must end in Z or an offset as in -06:00, or its zone be "
                + "named, as in --time-zone America/Denver"
        case .noOrder(let text):
            "the date of \(Excerpt(text)) may begin with the day or with the month; say which, "
                + "with --dates day-first or --dates month-first"
        case .skipped(let local, let gap):
            "the clocks of \(gap.zone) never showed \(local): they were put forward from "
                + "\(gap.start) to \(gap.end); leave such rows out of the file"
        }
    }

    /// What errors of one cause have in common.
    public var kind: String? {
        switch self {
        case .notATime: nil
        case .noZone: "time without a zone"
        case .noOrder: "date without an order"
        case .skipped: "time that never was"
        }
    }
}

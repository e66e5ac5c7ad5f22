/// The rules of one time zone, as a value.
///
/// The domain reads no clock and no zone files: rules are loaded at the edge and
/// handed in, so the same inputs give the same result on every machine.
public struct TimeZoneRules: Hashable, Sendable {
    /// A moment from which another offset holds.
    public struct Transition: Hashable, Sendable {
        public let at: Instant
        /// Seconds east of Greenwich.
        public let offset: Int

        public init(at instant: Instant, offset: Int) {
            at = instant
            self.offset = offset
        }
    }

    /// The name in the IANA time zone database.
    public let identifier: String
    private let initialOffset: Int
    private let transitions: [Transition]

    /// The rules, from the offset before all `transitions` and these in order of time.
    public init(identifier: String, initialOffset: Int, transitions: [Transition]) {
        precondition(
            zip(transitions, transitions.dropFirst()).allSatisfy { $0.at < $1.at },
            "transitions of \(identifier) must be in order of time")
        self.identifier = identifier
        self.initialOffset = initialOffset
        self.transitions = transitions
    }

    /// The rules of a clock that is always `offset` seconds east of Greenwich.
    public static func fixed(offset: Int) -> TimeZoneRules {
        let minutes = (offset.magnitude / 60).quotientAndRemainder(dividingBy: 60)
        let hours = Digits.two(Int(minutes.quotient))
        let name = "UTC\(offset < 0 ? "-" : "+")\(hours):\(Digits.two(Int(minutes.remainder)))"
        return TimeZoneRules(identifier: name, initialOffset: offset, transitions: [])
    }

    public static let utc = TimeZoneRules(identifier: "UTC", initialOffset: 0, transitions: [])

    /// Seconds east of Greenwich at `instant`.
    public func offset(at instant: Instant) -> Int {
        let next = transitions.partitioningIndex { $0.at > instant }
        return next == 0 ? initialOffset : transitions[next - 1].offset
    }

    /// What the clock shows at `instant`, held within the years a date can lie in.
    public func local(_ instant: Instant) -> LocalTime {
        let (sum, overflow) = instant.secondsSince1970.addingReportingOverflow(
            Int64(offset(at: instant)))
        let seconds = overflow ? instant.secondsSince1970 : sum
        let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let number = Int(second < 0 ? day - 1 : day)
        guard let date = CivilDate(dayNumber: number) else {
            return LocalTime(unchecked: number < 0 ? .first : .last, 0)
        }
        return LocalTime(unchecked: date, Int(second < 0 ? second + 86_400 : second))
    }

    /// The moment as this zone's clocks show it, with its offset, as in
    /// `2025-11-02T01:00:00-04:00`; it is read back as the same moment.
    public func stamp(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        guard offset != 0, offset % 60 == 0, Instant.range.contains(instant) else {
            return instant.description
        }
        return instant.text(in: self)
    }

    /// The first moment of `date`.
    ///
    /// Where the clock skips midnight, the moment it skips to.
    public func start(of date: CivilDate) -> Instant {
        instants(of: LocalTime(unchecked: date, 0)).first ?? firstInstant(after: date)
    }

    /// From the first moment of the period's first day to that of the day after its last.
    ///
    /// Empty only where the zone leaves out all days of the period, as Samoa did with
    /// 30 December 2011.
    public func range(of period: DatePeriod) -> TimeRange {
        let start = start(of: period.start)
        return TimeRange(unchecked: start, max(start, self.start(of: period.end)))
    }

    /// The moments at which the clock shows `local`: none in a skipped hour, two in a
    /// repeated one, the earlier first.
    public func instants(of local: LocalTime) -> [Instant] {
        let nominal = Instant.start(of: local.date).adding(seconds: Int64(local.secondOfDay))
        let offsets = Set(
            [-86_400, 0, 86_400].map { offset(at: nominal.adding(seconds: $0)) })
        return offsets.map { nominal.adding(seconds: -Int64($0)) }
            .filter { self.local($0) == local }
            .sorted()
    }

    /// What the clocks pass over around `local`; nil where they show it.
    func gap(around local: LocalTime) -> ClockGap? {
        let nominal = Instant.start(of: local.date).adding(seconds: Int64(local.secondOfDay))
        let next = transitions.partitioningIndex { $0.at >= nominal.adding(seconds: -86_400) }
        for transition in transitions[next...].prefix(4) {
            let before = offset(at: transition.at.adding(seconds: -1))
            let start = TimeZoneRules.fixed(offset: before).local(transition.at)
            let end = self.local(transition.at)
            if start <= local, local < end {
                return ClockGap(start: start, end: end, at: transition.at, zone: identifier)
            }
        }
        return nil
    }

    /// The moments in `range` at which the offset changes.
    public func transitions(in range: TimeRange) -> [Transition] {
        transitions.filter { range.start < $0.at && $0.at < range.end }
    }

    /// The moment at which the clock jumps over the midnight `date` begins with.
    private func firstInstant(after date: CivilDate) -> Instant {
        let jump = transitions.first {
            local($0.at).date >= date && local($0.at.adding(seconds: -1)).date < date
        }
        let nominal = Instant.start(of: date)
        return jump?.at ?? nominal.adding(seconds: -Int64(offset(at: nominal)))
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies `belongsToSecond`, where all that satisfy
    /// it stand behind all that do not.
    package func partitioningIndex(
        where belongsToSecond: (Element) throws -> Bool
    ) rethrows -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if try belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

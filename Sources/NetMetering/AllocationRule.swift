public import Quantities

/// How an array's output is divided among its subscribers.
public struct AllocationRule: Hashable, Sendable {
    public var key: Key
    public var interval: Interval
    /// What all shares of an array are parts of, as a million for parts per million.
    ///
    /// Nil where it is the array's own size.
    public var denominator: Int64?
    /// The decimals of a percentage in the utility's list; nil where it states none.
    public var decimals: Int?
    public var sum: Sum
    public var limit: Limit
    /// Shares are sold in steps of this much power.
    public var step: Power?
    public var clause: ProgramClause

    public init(
        key: Key = .share, interval: Interval = .month, denominator: Int64? = nil,
        decimals: Int? = nil, sum: Sum = .atMost, limit: Limit = .none, step: Power? = nil,
        clause: ProgramClause = .none
    ) {
        self.key = key
        self.interval = interval
        self.denominator = denominator
        self.decimals = decimals
        self.sum = sum
        self.limit = limit
        self.step = step
        self.clause = clause
    }

    /// Whether a share of `units` of `total`, of an array of `capacity`, is a whole number of
    /// steps; always, where the program names none.
    ///
    /// A step need not be a whole number of units: within half a unit it is taken as met.
    public func isWholeSteps(_ units: Int64, of total: Int64, capacity: Power) -> Bool {
        guard let step, step > .zero, total > 0 else { return true }
        let power = Int128(units) * Int128(capacity.milliwatts)
        let whole = Int128(total) * Int128(step.milliwatts)
        let rest = power % whole
        return 2 * min(rest, whole - rest) <= Int128(capacity.milliwatts)
    }

    /// What shares are counted in.
    public enum Key: String, Hashable, Sendable, CaseIterable {
        /// Parts per million.
        case share
        /// Panels or blocks.
        case blocks
        /// Watts.
        case watts = "kW"
        /// Each interval's usage; understood, not computed here.
        case load
        /// A table of coefficients by interval; understood, not computed here.
        case coefficients
    }

    public enum Interval: String, Hashable, Sendable, CaseIterable {
        case month, hour
        case halfHour = "30min"
        case quarterHour = "15min"
    }

    /// What the shares of a list must add up to.
    public enum Sum: String, Hashable, Sendable, CaseIterable {
        case exact
        case atMost = "at-most"
    }

    /// Whether output beyond a subscriber's usage earns credit.
    public enum Limit: String, Hashable, Sendable, CaseIterable {
        case none
        /// Credit is earned on at most what the subscriber used; the rest is carried.
        case load
    }
}

/// When the utility must be told of shares.
public struct NoticeRule: Hashable, Sendable {
    /// Days before the first list takes effect.
    public var initialDays: Int?
    /// Days before a change takes effect.
    public var changeDays: Int?
    /// How often changes may be made, in words.
    public var cadence: String?

    public init(initialDays: Int? = nil, changeDays: Int? = nil, cadence: String? = nil) {
        self.initialDays = initialDays
        self.changeDays = changeDays
        self.cadence = cadence
    }
}

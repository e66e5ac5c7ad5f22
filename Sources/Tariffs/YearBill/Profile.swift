public import Quantities

/// What a customer draws and makes, interval by interval.
public struct Profile: Hashable, Sendable {
    /// What was used, whoever made it.
    public let load: [Energy]
    /// What was generated, empty for nothing; slightly negative while an inverter draws.
    public let generation: [Energy]
    /// The reactive energy of each interval, empty where it was not measured.
    public let reactive: [ReactiveEnergy]
    /// The length of an interval in seconds.
    public let step: Int
    /// When the first interval begins, nil at the start of what is billed.
    public let start: Instant?

    /// Throws where the series differ in length, or their sums would not be exact.
    public init(
        load: [Energy], generation: [Energy] = [], reactive: [ReactiveEnergy] = [],
        step: Int = 3_600, start: Instant? = nil
    ) throws(TariffBillError) {
        guard (60...86_400).contains(step), 86_400 % step == 0 else { throw .badStep(step) }
        guard generation.isEmpty || generation.count == load.count else {
            throw .profileLengths(load: load.count, generation: generation.count)
        }
        guard reactive.isEmpty || reactive.count == load.count else {
            throw .reactiveLength(load: load.count, reactive: reactive.count)
        }
        var sum: UInt64 = 0
        for series in [load, generation] {
            for energy in series {
                let (next, overflow) = sum.addingReportingOverflow(
                    energy.milliwattHours.magnitude)
                guard !overflow, next <= Self.limit else {
                    throw .tooLarge(.overflow(what: "sum of energy"))
                }
                sum = next
            }
        }
        sum = 0
        for energy in reactive {
            let (next, overflow) = sum.addingReportingOverflow(energy.millivarHours.magnitude)
            guard !overflow, next <= Self.limit else {
                throw .tooLarge(.overflow(what: "sum of reactive energy"))
            }
            sum = next
        }
        if let first = load.first(where: { $0 < .zero }) { throw .negative(first) }
        self.load = load
        self.generation = generation
        self.reactive = reactive
        self.step = step
        self.start = start
    }

    /// Sums of parts of a profile, and of differences of its parts, stay below this.
    private static let limit: UInt64 = 1 << 61
}

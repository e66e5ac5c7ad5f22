public import Quantities

/// What one billing period leaves to the next.
public struct MeteringState: Hashable, Sendable {
    /// Kilowatt-hours by periods of use: the periods of each of the tariff's schedules that
    /// energy goes by, joined by a blank.
    public var energyByPeriod: [String: Energy]
    /// Kilowatt-hours, all periods netted.
    public var energy: Energy
    public var money: UnroundedMoney
    /// The same as bills to the cent have banked it; nil where they had no lines, and then
    /// ``money`` rounded once.
    public var billedMoney: Money?
    /// For each demand charge the peaks of months gone by, the latest last.
    public var peaks: [String: [Peaks]]
    /// What counts toward a yearly minimum since the last January, by the minimum's name.
    public var countedThisYear: [String: UnroundedMoney]
    /// The same in the cents of bills; where they had no lines, ``countedThisYear`` rounded.
    public var centsThisYear: [String: Money] = [:]

    /// The peaks of a month, one for each period of the charge's schedule.
    public struct Peaks: Hashable, Sendable {
        /// From 1 to 12.
        public let month: Int
        public let powers: [Power]

        public init(month: Int, powers: [Power]) {
            self.month = month
            self.powers = powers
        }
    }

    public init(
        energyByPeriod: [String: Energy] = [:], energy: Energy = .zero,
        money: UnroundedMoney = .zero, billedMoney: Money? = nil,
        peaks: [String: [Peaks]] = [:], countedThisYear: [String: UnroundedMoney] = [:]
    ) {
        self.energyByPeriod = energyByPeriod
        self.energy = energy
        self.money = money
        self.billedMoney = billedMoney
        self.peaks = peaks
        self.countedThisYear = countedThisYear
    }
}

/// How a year's bills settle what tariffs and programs leave open.
///
/// Each rule has a careful way, which is the default, and that of NREL's System Advisor
/// Model (`Utilityrate5`), so that the two can be compared rule by rule.
public struct BillingConvention: Hashable, Sendable {
    /// Where kilowatt-hours of a period of use go in the next month.
    public enum EnergyBank: String, Hashable, Sendable, CaseIterable {
        /// They stay in their period; where the next month has it in no hour, they move to the
        /// period that holds in most of its hours of the week. What is left at true-up is
        /// their sum: nothing is lost, nothing counted twice.
        case byPeriod = "by-period"
        /// They go to the period that holds on the next month's weekdays at the first of the
        /// hours 0, 5, 11, 17 in which theirs did, and are lost where there is none; at
        /// true-up another bank is paid, which nets all periods (SAM).
        case byFourHours = "by-four-hours"
    }

    /// What tier of the retail price values an exported kilowatt-hour.
    public enum ExportTier: String, Hashable, Sendable, CaseIterable {
        /// The first: exporting more does not raise the price.
        case first
        /// Exports fill tiers of their own, and climb them (SAM).
        case own
    }

    /// What a monthly minimum does to a negative bill.
    public enum Minimum: String, Hashable, Sendable, CaseIterable {
        /// It is the least a bill comes to.
        case least
        /// It is added to the negative bill (SAM).
        case added
    }

    /// What a yearly minimum is compared with.
    public enum YearlyMinimum: String, Hashable, Sendable, CaseIterable {
        /// What the year's months came to, monthly minimums among them.
        case billed
        /// What they came to before monthly minimums, which are thus owed twice (SAM).
        case beforeMinimums = "before-minimums"
    }

    /// How far a ratchet looks back into the months before the first that is billed.
    public enum LookBack: String, Hashable, Sendable, CaseIterable {
        case asStated = "as-stated"
        /// One month more than stated (SAM).
        case oneMore = "one-more"
    }

    public var energyBank: EnergyBank
    public var exportTier: ExportTier
    public var minimum: Minimum
    public var yearlyMinimum: YearlyMinimum
    public var lookBack: LookBack

    public init(
        energyBank: EnergyBank = .byPeriod, exportTier: ExportTier = .first,
        minimum: Minimum = .least, yearlyMinimum: YearlyMinimum = .billed,
        lookBack: LookBack = .asStated
    ) {
        self.energyBank = energyBank
        self.exportTier = exportTier
        self.minimum = minimum
        self.yearlyMinimum = yearlyMinimum
        self.lookBack = lookBack
    }

    /// What a careful utility does.
    public static let careful = BillingConvention()

    /// What SAM does.
    public static let sam = BillingConvention(
        energyBank: .byFourHours, exportTier: .own, minimum: .added,
        yearlyMinimum: .beforeMinimums, lookBack: .oneMore)

    /// The convention of this name, as on a command line.
    public init?(named name: String) {
        switch name {
        case "careful": self = .careful
        case "sam": self = .sam
        default: return nil
        }
    }
}

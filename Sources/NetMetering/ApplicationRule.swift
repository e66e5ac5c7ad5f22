public import Quantities

/// What a credit may be set against.
public struct ApplicationRule: Hashable, Sendable {
    public var against: Against
    /// Billing cycles between the month of the output and the bill the credit meets.
    public var lagCycles: Int
    public var floor: Floor
    public var clause: ProgramClause

    public init(
        against: Against = .total, lagCycles: Int = 0, floor: Floor = .none,
        clause: ProgramClause = .none
    ) {
        self.against = against
        self.lagCycles = lagCycles
        self.floor = floor
        self.clause = clause
    }

    /// The part of the utility's bill; whoever states the bill states that part.
    public enum Against: String, Hashable, Sendable, CaseIterable {
        case total, volumetric, supply, energy
        /// Usage, where credits are counted in kilowatt-hours.
        case usage = "kWh"
    }

    /// The least a subscriber's bill comes to.
    public struct Floor: Hashable, Sendable {
        public var mode: Mode
        /// The minimum bill's part that does not depend on usage.
        public var fixed: Money
        /// The minimum bill's part for each kilowatt-hour used.
        public var perKilowattHour: EnergyPrice
        public var exempt: Set<ClassIndex>
        public var clause: ProgramClause

        public init(
            mode: Mode, fixed: Money, perKilowattHour: EnergyPrice = .zero,
            exempt: Set<ClassIndex> = [], clause: ProgramClause = .none
        ) {
            self.mode = mode
            self.fixed = fixed
            self.perKilowattHour = perKilowattHour
            self.exempt = exempt
            self.clause = clause
        }

        public static let none = Floor(mode: .none, fixed: .zero)

        public enum Mode: String, Hashable, Sendable, CaseIterable {
            case none
            /// Credit brings the bill down to the minimum at most; the rest is banked.
            case floor
            /// Credit brings the bill down to zero at most; then the minimum is added.
            case addBack = "add-back"
        }
    }
}

public import Metering
public import Quantities

/// What of a meter file is to be taken.
///
/// Nothing is taken that was not asked for: a unit, a direction or a second register that is
/// not foreseen here is an error, unless others are to be left out.
public struct MeterFileChoice: Hashable, Sendable {
    /// The directions to take.
    public var flows: Set<EnergyFlow>
    /// The direction of readings that do not say theirs; nil refuses them.
    public var unstatedFlow: EnergyFlow?
    /// The usage point or meter to take, by the file's name for it; nil takes all.
    public var usagePoint: String?
    /// The meter reading (register) to take, where a usage point has several of one flow.
    public var meterReading: String?
    /// Whether readings of other units and flows are left out, with a warning each.
    public var leavesOutOthers: Bool
    /// The zone of times without an offset, in CSV files; nil refuses them.
    public var timeZone: TimeZoneRules?
    /// What energy of a direction is at such a meter, for the remark that it was left out.
    public var meanings: [EnergyFlow: String] = [:]
    /// What to do about directions that are not to be taken; nil where it is to ask for them.
    public var advice: String?

    public init(
        flows: Set<EnergyFlow>, unstatedFlow: EnergyFlow? = nil, usagePoint: String? = nil,
        meterReading: String? = nil, leavesOutOthers: Bool = false,
        timeZone: TimeZoneRules? = nil
    ) {
        self.flows = flows
        self.unstatedFlow = unstatedFlow
        self.usagePoint = usagePoint
        self.meterReading = meterReading
        self.leavesOutOthers = leavesOutOthers
        self.timeZone = timeZone
    }

    /// What to do about energy of a direction that is not to be taken.
    func waysOut(of flow: EnergyFlow) -> String {
        if let advice { return advice }
        let wanted = EnergyFlow.allCases.filter { flows.contains($0) || $0 == flow }
        let options = wanted.map { "--flow \($0.rawValue)" }.joined(separator: " ")
        return "take it with \(options), or leave it out with --leave-out-others"
    }

    /// What to say of energy of a direction that was left out.
    func remark(onLeftOut flow: EnergyFlow, _ energy: Energy?) -> String {
        guard let meaning = meanings[flow] else {
            return "found \(flow.rawValue) energy, which was not asked for; left out"
        }
        let amount = energy.map { ", \($0) kWh" } ?? ""
        return "left out \(flow.rawValue) energy, \(meaning)\(amount)"
    }

    func takes(usagePoint name: String) -> Bool { usagePoint.map { $0 == name } ?? true }
}

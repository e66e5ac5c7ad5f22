public import Metering
import Quantities

/// What of a meter file is to be taken.
///
/// Nothing is taken that was not asked for: a unit, a direction or a second register that is
/// not foreseen here is an error, unless others are to be left out.
public struct MeterFileChoice: Hashable, Sendable {
    /// The directions to take.
    public var flows: Set<EnergyFlow>
    /// The direction of readings that do not say theirs; nil refuses them.
    public var unstatedFlow: EnergyFlow?
    /// Under which flow to keep what is taken, where the file calls it otherwise.
    public var keptAs: EnergyFlow?
    /// The flow of the same meter that takes what is below zero in the flow kept; nil refuses
    /// readings below zero in a flow that cannot be.
    public var belowZero: EnergyFlow?
    /// The usage point or meter to take, by the file's name for it; nil takes all.
    public var usagePoint: String?
    /// The meter reading (register) to take, where a usage point has several of one flow.
    public var meterReading: String?
    /// Whether readings of other units and flows are left out, with a warning each.
    public var leavesOutOthers: Bool
    /// What CSV files do not say of themselves.
    public var form: IntervalForm
    /// What energy of a direction is at such a meter, for the remark that it was left out.
    public var meanings: [EnergyFlow: String] = [:]
    /// What to do about a direction that is not to be taken, where it is not known which meter
    /// is meant; it holds for readings of meters that are not ``knownMeters``.
    public var advice: String?
    public var knownMeters: Set<String> = []
    /// Whether energy below zero is taken in every flow, by one who only looks.
    var takesAnySign = false

    public init(
        flows: Set<EnergyFlow>, unstatedFlow: EnergyFlow? = nil, usagePoint: String? = nil,
        meterReading: String? = nil, leavesOutOthers: Bool = false,
        form: IntervalForm = IntervalForm()
    ) {
        self.flows = flows
        self.unstatedFlow = unstatedFlow
        self.usagePoint = usagePoint
        self.meterReading = meterReading
        self.leavesOutOthers = leavesOutOthers
        self.form = form
    }

    func takes(usagePoint name: String) -> Bool { usagePoint.map { $0 == name } ?? true }

    /// Under which flow readings are kept that the file calls `flow`.
    func kept(_ flow: EnergyFlow) -> EnergyFlow { keptAs ?? flow }
}

/// What is said of energy of a direction that is not to be taken.
extension MeterFileChoice {
    /// What to do about it.
    ///
    /// Where the file also has what is to be taken, it can be taken too or left out; where it
    /// is all there is, leaving it out would leave nothing.
    func waysOut(of flow: EnergyFlow, meter: String, isAll: Bool) -> String {
        if let advice, !knownMeters.contains(meter) { return advice }
        if isAll, flows.count == 1, let usual = flows.first, usual.opposite != nil {
            return "if it is what is to be billed as \(usual.rawValue) energy, take it with "
                + Self.options(toBill: flow, as: usual)
        }
        let wanted = EnergyFlow.allCases.filter { flows.contains($0) || $0 == flow }
        let options = wanted.map { "--flow \($0.rawValue)" }.joined(separator: " ")
        return "take it with \(options), or leave it out with --leave-out-others"
    }

    /// The options by which energy that a file calls `flow` is kept so that `usual` can be
    /// billed of it.
    ///
    /// Net is delivered less received, so what is below zero in it is what was received, of a
    /// plant as of a house.
    public static func options(toBill flow: EnergyFlow, as usual: EnergyFlow) -> String {
        guard flow == .net else { return "--flow \(flow.rawValue) --as \(usual.rawValue)" }
        let turned =
            usual == .received
            ? ", or where the file counts what was received as above zero with --flow net "
                + "--as received --below-zero as-delivered" : ""
        return "--flow net --as delivered --below-zero as-received" + turned
    }

    /// What to say of energy of a direction that was left out.
    func remark(onLeftOut flow: EnergyFlow, _ energy: Energy?) -> String {
        guard let meaning = meanings[flow] else {
            return "found \(flow.rawValue) energy, which was not asked for; left out"
        }
        let amount = energy.map { ", \($0) kWh" } ?? ""
        return "left out \(flow.rawValue) energy, \(meaning)\(amount)"
    }
}

/// Energy below zero.
extension MeterFileChoice {
    /// How a file says which way its energy went.
    enum Statement {
        /// In a column that says `net` of net energy.
        case column
        /// By ESPI's code of the flow direction.
        case code
        /// Not at all.
        case none
    }

    /// Why a reading that the file calls `flow` cannot be taken, and both ways out; nil where
    /// it can.
    ///
    /// Energy of one direction is not below zero. What is so is either net of both directions,
    /// or went the other way, as what an array draws at night.
    func refusal(of energy: Energy, _ flow: EnergyFlow, by statement: Statement) -> String? {
        let kept = kept(flow)
        guard energy < .zero, !kept.canBeNegative, !takesAnySign,
            belowZero == nil || belowZero != kept.opposite
        else { return nil }
        let fault = "\(energy) kWh of \(kept.rawValue) energy, which cannot be below zero; "
        guard let opposite = kept.opposite else { return fault + "take another register" }
        let split =
            "if what is below zero is \(opposite.rawValue) energy of the same meter, keep it so "
            + "with --below-zero as-\(opposite.rawValue)"
        guard flow != .net else { return fault + split + ", or keep all as net, without --as" }
        return fault + Self.wayOfNet(statement) + "; " + split
    }

    private static func wayOfNet(_ statement: Statement) -> String {
        switch statement {
        case .column:
            "if it is net of both directions, the file says flow=net and it is taken with "
                + "--flow net"
        case .code:
            "if it is net of both directions, the file says so (flowDirection 4, as flow=net in "
                + "CSV) and it is taken with --flow net"
        case .none:
            "if it is net of both directions, the file says so (a column flow=net) or --flow net "
                + "does"
        }
    }

    /// What refusals of readings below zero in a flow are told under, as one.
    static func kindOfRefusal(_ flow: EnergyFlow) -> String { "below zero \(flow.rawValue)" }
}

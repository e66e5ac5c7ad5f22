internal import Quantities
internal import Tariffs

/// What a charge is reckoned by.
enum IEDRQuantity: Hashable {
    case fixed(FixedCharge.Basis)
    case energy
    case demand(DemandCharge.Unit)
    case reactive(ReactiveCharge.Basis)
    /// In percent of the charges for these components, nil for all.
    case percentage(of: Set<ChargeComponent>?)
}

/// Why a charge cannot be made part of a tariff.
struct IEDRFault: Error, Hashable {
    /// In words, as they stand behind the name of the charge.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// A charge's value for a unit of the tariff model, and what was assumed to find it.
struct IEDRFigure: Hashable {
    let quantity: IEDRQuantity
    let nanos: Int64
    /// What stands to be accepted before anyone is billed so.
    var assumption: String?
    /// What a reader of the tariff should know.
    var remark: String?
}

extension IEDRCharge {
    func figure() throws(IEDRFault) -> IEDRFigure {
        guard let measure else {
            switch kind {
            case .minimumCharge, .otherFixedCharge, .nonmeteredServiceCharge:
                return IEDRFigure(
                    quantity: .fixed(.month), nanos: value.nanos,
                    remark: "\"\(name)\" does not say what it is for, and is read as for a month")
            default: throw IEDRFault("what it is for is not said")
            }
        }
        switch (measure.method, measure.source) {
        case ("by_billing_cycle", _), ("fixed", nil):
            return IEDRFigure(quantity: .fixed(try measure.basis), nanos: value.nanos)
        case ("by_metered_quantity", "energy"): return try energyFigure(measure)
        case ("by_metered_quantity", "demand"), ("max", "demand"):
            return try demandFigure(measure)
        case ("by_metered_quantity", "reactivePower"): return try reactiveFigure(measure)
        case ("percentage", _): return try percentageFigure(measure)
        default:
            let source = measure.source.map { " of \($0)" } ?? ""
            throw IEDRFault("by \(measure.method)\(source)")
        }
    }

    private func energyFigure(_ measure: IEDRMeasure) throws(IEDRFault) -> IEDRFigure {
        switch (measure.unit, measure.powerOfTen ?? 0) {
        case ("kWh", 0), ("Wh", 3): return IEDRFigure(quantity: .energy, nanos: value.nanos)
        case ("MWh", 0), ("Wh", 6), ("kWh", 3):
            guard value.nanos % 1_000 == 0 else {
                throw IEDRFault("its price for a MWh has too many decimals")
            }
            return IEDRFigure(quantity: .energy, nanos: value.nanos / 1_000)
        case ("Wh", 0):
            // Drafts to 0.99.5 stated the power of ten apart; files kept the unit when
            // the draft gave it up, and no utility sells at $61 a kilowatt-hour.
            return IEDRFigure(
                quantity: .energy, nanos: value.nanos,
                assumption: "its price of \(valueText) for a Wh is read as for a kWh")
        default: throw IEDRFault("for the unit \(measure.unitText)")
        }
    }

    private func demandFigure(_ measure: IEDRMeasure) throws(IEDRFault) -> IEDRFigure {
        let unit: DemandCharge.Unit
        switch (measure.unit, measure.powerOfTen ?? 0) {
        case ("kW", 0), ("W", 3): unit = .kilowatt
        case ("kVA", 0), ("VA", 3): unit = .kilovoltAmpere
        default: throw IEDRFault("for the unit \(measure.unitText)")
        }
        return IEDRFigure(
            quantity: .demand(unit), nanos: value.nanos,
            assumption: "how long demand is measured is not said, and is read as 60 minutes")
    }

    /// A factor in percent; which charges the words of its base mean is a guess.
    private func percentageFigure(_ measure: IEDRMeasure) throws(IEDRFault) -> IEDRFigure {
        guard let base = measure.base else { throw IEDRFault("a percentage of what is not said") }
        let words = Set(base.lowercased().split { !$0.isLetter }.map(String.init))
        let components: Set<ChargeComponent>?
        let meant: String
        if words.contains("delivery") {
            (components, meant) = ([.delivery], "all charges for delivery")
        } else if !words.isDisjoint(with: ["supply", "commodity"]) {
            (components, meant) = ([.supply], "all charges for supply")
        } else if !words.isDisjoint(with: ["total", "bill", "all"]) {
            (components, meant) = (nil, "all charges")
        } else {
            throw IEDRFault("a percentage of \(base)")
        }
        guard value.nanos % 100 == 0 else {
            throw IEDRFault("its percentage has too many decimals")
        }
        return IEDRFigure(
            quantity: .percentage(of: components), nanos: value.nanos,
            assumption: "its \(valueText) % of \"\(base)\" is read as of \(meant)")
    }

    private func reactiveFigure(_ measure: IEDRMeasure) throws(IEDRFault) -> IEDRFigure {
        switch (measure.unit, measure.powerOfTen ?? 0) {
        case ("kVArh", 0), ("VArh", 3):
            return IEDRFigure(quantity: .reactive(.energy), nanos: value.nanos)
        case ("kVAr", 0), ("VAr", 3):
            return IEDRFigure(quantity: .reactive(.peak), nanos: value.nanos)
        default: throw IEDRFault("for the unit \(measure.unitText)")
        }
    }
}

extension IEDRMeasure {
    fileprivate var unitText: String {
        (unit ?? "none") + (powerOfTen.map { " times ten to the \($0)" } ?? "")
    }

    /// What a fixed amount is for.
    fileprivate var basis: FixedCharge.Basis {
        get throws(IEDRFault) {
            switch (interval, intervalCount ?? 1) {
            case ("MONTH", 1): return .month
            case ("DAY", 1): return .day
            case ("YEAR", 1): return .year
            case ("CYCLE", 1), ("PER-CYCLE", 1), (nil, 1): return .bill
            default:
                throw IEDRFault("for \(intervalCount ?? 1) times \(interval ?? "a cycle")")
            }
        }
    }
}

internal import Tariffs

/// The elements that state a charge, and what each leaves unsaid.
enum ChargeForm: String, CaseIterable {
    case fixed, energy, rider, buyBack, valueStack, demand, reactive, percentage, tax, minimum

    var component: ChargeComponent? {
        switch self {
        case .rider, .percentage: .adjustment
        case .buyBack, .valueStack: .export
        case .tax: .tax
        case .fixed, .energy, .demand, .reactive, .minimum: nil
        }
    }

    var category: ChargeCategory {
        switch self {
        case .fixed, .energy, .demand, .reactive: .base
        case .rider, .percentage: .rider
        case .buyBack: .buyBack
        case .valueStack: .valueStack
        case .tax: .tax
        case .minimum: .minimum
        }
    }

    var direction: ChargeDirection {
        self == .buyBack || self == .valueStack ? .credit : .charge
    }

    var flow: EnergyCharge.Flow {
        self == .buyBack || self == .valueStack ? .exported : .imported
    }

    var attributes: [String] {
        switch self {
        case .fixed: ["per", "amount"]
        case .energy, .rider, .buyBack, .valueStack:
            [
                "timeOfUse", "tierUnit", "tierFill", "tierScope", "event", "eventMeasure", "price",
            ]
        case .demand:
            [
                "unit", "peak", "timeOfUse", "coincidentWith", "windowMinutes", "minimum",
                "amount",
            ]
        case .reactive: ["per", "free", "amount"]
        case .percentage, .tax: ["ofComponents", "ofCharges", "except", "percent"]
        case .minimum: ["per", "ofComponents", "ofCharges", "except", "amount"]
        }
    }

    var children: [String] {
        switch self {
        case .fixed, .reactive, .minimum: ["amount"]
        case .energy, .rider, .buyBack, .valueStack: ["price"]
        case .demand: ["amount", "ratchet"]
        case .percentage, .tax: ["percent"]
        }
    }
}

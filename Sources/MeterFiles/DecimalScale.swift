import Quantities

/// Multiplies values by a power of ten, exactly.
struct DecimalScale {
    private let factor: Int64?
    private let divisor: Int64?

    init(power: Int) {
        factor = power < 0 ? nil : power > 18 ? 0 : IntervalBlock.powerOfTen(power)
        divisor = power >= 0 ? nil : power < -18 ? 0 : IntervalBlock.powerOfTen(-power)
    }

    /// The energy of a value, or an error where it is not a whole number of milliwatt-hours,
    /// or too large to be one.
    func energy(of value: Int64) throws(EnergyValueError) -> Energy {
        if value == 0 { return .zero }
        if let divisor {
            guard divisor > 0, value % divisor == 0 else { throw .tooFine }
            return try checked(value / divisor)
        }
        guard let factor, factor > 0 else { throw .tooLarge }
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw .tooLarge }
        return try checked(product)
    }

    private func checked(_ milliwattHours: Int64) throws(EnergyValueError) -> Energy {
        guard milliwattHours.magnitude <= Energy.inputLimit.milliwattHours.magnitude else {
            throw .tooLarge
        }
        return Energy(milliwattHours: milliwattHours)
    }
}

/// Why a value is no energy that can be kept.
enum EnergyValueError: Error, Hashable, CustomStringConvertible {
    case tooFine
    case tooLarge

    var description: String {
        switch self {
        case .tooFine: "the energy is not a whole number of milliwatt-hours"
        case .tooLarge: "the energy is more than \(Energy.inputLimit) kWh, the limit"
        }
    }
}

import Metering

extension ReadingType {
    /// ESPI's code of the watt-hour.
    static let wattHours = 72

    /// What the flow direction says, or nil where it says nothing that is energy one way.
    var energyFlow: EnergyFlow? {
        switch flow {
        case 1: .delivered
        case 19: .received
        case 4: .net
        case 20: .total
        default: nil
        }
    }

    /// Whether each value is the energy of its interval.
    ///
    /// ESPI's code 4 is "delta data"; 9, a summation over the interval, and 0, "not applicable",
    /// are what some utilities write for the same, or they write nothing. Others are registers
    /// that run on, billing reads, or moments.
    var isEnergyOfInterval: Bool {
        accumulation.map { [0, 4, 9].contains($0) } ?? true
    }

    /// What is measured, where it is not electricity.
    ///
    /// ESPI's codes of electricity are 1 and 2, metered behind and before transformers, and 26,
    /// from the transmission system; 0 says nothing.
    var foreignCommodity: String? {
        guard let commodity, ![0, 1, 2, 26].contains(commodity) else { return nil }
        return "\(Self.name(ofCommodity: commodity)) (commodity \(commodity))"
    }

    private static func name(ofCommodity code: Int) -> String {
        switch code {
        case 3: "a communication network"
        case 4: "air"
        case 5: "insulating gas"
        case 6: "insulating oil"
        case 7: "natural gas"
        case 8: "propane"
        case 9: "drinking water"
        case 10: "steam"
        case 11: "waste water"
        case 12: "a heating fluid"
        case 13: "a cooling fluid"
        case 14: "reclaimed water"
        default: "something else"
        }
    }

    /// A kind of service, where it is not electricity, by ESPI's code; 0 is electricity.
    static func foreignService(_ code: Int?) -> String? {
        guard let code, code != 0 else { return nil }
        let name =
            switch code {
            case 1: "gas"
            case 2: "water"
            case 3: "time"
            case 4: "heat"
            case 5: "refuse"
            case 6: "sewerage"
            default: "something else"
            }
        return "\(name) (kind of service \(code))"
    }

    /// The name of a unit in ESPI's code.
    static func name(ofUnit unit: Int?) -> String {
        switch unit {
        case nil: "an unknown unit"
        case 72: "Wh"
        case 38: "W"
        case 61: "VA"
        case 63: "var"
        case 73: "varh"
        case 71: "VAh"
        case 169: "therm"
        case 42: "m3"
        case 128: "US gallon"
        case 6, 23: "degree"
        case .some(let code): "unit \(code)"
        }
    }
}

extension ReadingStream {
    /// Why its readings are not the electric energy of intervals; nil where they are.
    ///
    /// The kind of service and the commodity must both be electricity, or not told: a utility
    /// of several networks may say so in one place only.
    var foreignness: String? {
        let other = ReadingType.foreignService(service) ?? type?.foreignCommodity
        if let other { return "the readings are of \(other), not of electricity" }
        guard let type, let unit = type.unit else {
            return "no reading type tells the unit of these readings"
        }
        guard unit == ReadingType.wattHours else {
            return "the readings are in \(ReadingType.name(ofUnit: unit)), expected Wh"
        }
        guard !type.isEnergyOfInterval else { return nil }
        return "the readings are not the energy of each interval (accumulation behaviour "
            + "\(type.accumulation ?? 0), expected 4)"
    }
}

extension ReadingQuality {
    /// What ESPI's code of quality says.
    ///
    /// 0 valid, 14 raw, 17 validated, 18 verified and 19 revenue quality are measured; 7 is
    /// edited by hand; 8 (from a reference day), 9 (interpolated), 11 (derived) and 12
    /// (projected) are estimates; all else, 10 above all, is questionable.
    init(espi code: Int) {
        switch code {
        case 0, 14, 17, 18, 19: self = .measured
        case 7: self = .edited
        case 8, 9, 11, 12: self = .estimated
        default: self = .questionable
        }
    }
}

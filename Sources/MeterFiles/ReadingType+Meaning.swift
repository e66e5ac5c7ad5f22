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

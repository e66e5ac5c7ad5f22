import Diagnostics
import Metering

/// What an inspection has to say about the readings of one register, whatever the form of
/// the file.
enum SeriesRemarks {
    /// What there is to say; `flow` is nil where the file does not say which way the energy went.
    static func all(of series: ReadingSeries, _ flow: EnergyFlow?, at place: Place) -> Problems {
        var remarks = Problems()
        let name = flow.map { "\($0.rawValue) energy" } ?? "energy"
        if flow?.canBeNegative != true, let below = try? series.belowZero(), below.count > 0 {
            let readings = below.count == 1 ? "1 reading" : "\(below.count) readings"
            let hint =
                flow == nil
                ? "is it net of both directions?" : "which energy of one direction cannot be"
            remarks.addWarning(
                "\(readings) of \(name) below zero, \(below.energy) kWh, \(hint)", at: place)
        }
        if let total = RunningTotal(series) {
            remarks.addWarning(
                "\(total); energy is their differences, and their sum means nothing", at: place)
        }
        for share in (try? series.unmeasured()) ?? [] {
            remarks.addWarning(share.remark(of: series, flow), at: place)
        }
        return remarks
    }
}

extension QualityShare {
    /// How many readings of a series are of this quality, and their energy.
    func remark(of series: ReadingSeries, _ flow: EnergyFlow?) -> String {
        let name = flow.map { "\($0.rawValue) energy" } ?? "energy"
        return "\(count) of \(series.count) readings of \(name) \(count == 1 ? "is" : "are") "
            + "\(quality), \(energy) kWh"
    }
}

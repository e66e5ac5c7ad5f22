internal import ExchangeFiles
internal import NetMetering
internal import Quantities
internal import Storage

extension SubscriptionRow.ContractFee {
    /// The fee as a members' list states it.
    init(_ terms: FeeTerms) {
        switch terms {
        case .free: self.init(kind: "none", billionths: 0)
        case .percentage(let ratio): self.init(kind: "percentage", billionths: ratio.billionths)
        case .perKilowattHour(let price):
            self.init(kind: "per-kwh", billionths: price.nanosPerKilowattHour)
        case .perKilowatt(let nanos): self.init(kind: "per-kw", billionths: nanos)
        case .perBlock(let nanos): self.init(kind: "per-block", billionths: nanos)
        }
    }

    /// The fee as a bill run reckons it; nil for a kind this version does not know.
    var model: FeeModel? {
        switch kind {
        case "none": .free
        case "percentage": .percentage(Ratio(billionths: billionths))
        case "per-kwh": .perKilowattHour(EnergyPrice(nanosPerKilowattHour: billionths))
        case "per-kw": .perKilowatt(UnitPrice(nanosPerUnit: billionths))
        case "per-block": .perBlock(UnitPrice(nanosPerUnit: billionths))
        default: nil
        }
    }
}

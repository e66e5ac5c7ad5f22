internal import Quantities
internal import Storage

/// What is known of a member, as a list writes it.
protocol MemberFact {
    var text: String { get }
}

extension String: MemberFact {
    var text: String { self }
}

extension Money: MemberFact {
    var text: String { description }
}

extension Energy: MemberFact {
    var text: String { description }
}

extension Ratio: MemberFact {
    var text: String { "\(percent)%" }
}

extension SubscriptionRow.ContractFee: MemberFact {
    var text: String {
        let amount = Numeral.text(Int128(billionths), decimals: 9, trimming: true)
        switch kind {
        case "percentage": return Ratio(billionths: billionths).text
        case "per-kwh": return amount + "/kWh"
        case "per-kw": return amount + "/kW"
        case "per-block": return amount + "/block"
        default: return kind
        }
    }
}

internal import Quantities
internal import Tariffs

/// The periods by which the demand charges of a tariff go.
struct DemandPeriods {
    /// The schedule of each demand charge, nil where it is for the greatest demand.
    fileprivate let schedules: [String: String?]
    fileprivate let periods: [String: [String]]

    init(of charges: [Charge], calendar: TariffCalendar) {
        let byCharge = charges.compactMap { charge -> (String, String?)? in
            guard case .demand(let demand) = charge.kind else { return nil }
            guard case .byPeriod(let schedule) = demand.peak else { return (charge.id, nil) }
            return (charge.id, schedule)
        }
        schedules = Dictionary(byCharge, uniquingKeysWith: { first, _ in first })
        periods = Dictionary(
            calendar.timesOfUse.map { ($0.id, $0.periods.map(\.id)) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension RateElement {
    /// Reads the demand that is billed by one charge, or by several that go by the same.
    func read(_ peaks: DemandPeriods, into demands: inout [String: [Power]]) {
        allowOnly(attributes: ["charges", "kW"], children: ["period"])
        guard required("charges") != nil, let charges = words("charges") else { return }
        guard let stated = demandByPeriod() else { return }
        let whole = optional("kW") == nil ? nil : demand("kW")
        guard (whole == nil) == (optional("kW") == nil) else { return }
        var bySchedule: [String: [Power]] = [:]
        for charge in charges.sorted() {
            guard let schedule = peaks.schedules[charge] else {
                report("there is no demand charge \"\(charge)\"", attribute: "charges")
                continue
            }
            let powers: [Power]
            if let schedule {
                let names = peaks.periods[schedule] ?? []
                powers = bySchedule[schedule] ?? names.compactMap { stated[$0] }
                bySchedule[schedule] = powers
                guard powers.count == names.count, stated.count == names.count, whole == nil
                else {
                    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
                    report("give a <period> for each of \(list) and no other, without kW")
                    return
                }
            } else {
                guard let whole, stated.isEmpty else {
                    report("\"\(charge)\" goes by no periods, give its demand as kW alone")
                    return
                }
                powers = [whole]
            }
            if demands.updateValue(powers, forKey: charge) != nil {
                report("there is another demand of \"\(charge)\"")
            }
        }
    }

    /// The demands of the elements `period`, nil where one is not sound.
    private func demandByPeriod() -> [String: Power]? {
        var stated: [String: Power] = [:]
        for child in children("period") {
            child.allowOnly(attributes: ["id", "kW"])
            guard let id = child.identifier("id"), let power = child.demand("kW") else {
                return nil
            }
            if stated.updateValue(power, forKey: id) != nil {
                child.report("there is another period \"\(id)\"")
                return nil
            }
        }
        return stated
    }

    /// An attribute in kilowatts that must be there, and not be negative.
    func demand(_ attribute: String) -> Power? {
        required(attribute) { (text: String) throws(NumeralError) in
            try Power(kilowatts: text)
        }
        .flatMap { power in
            if power < .zero {
                report("must not be negative, found \(power)", attribute: attribute)
                return nil
            }
            return power
        }
    }
}

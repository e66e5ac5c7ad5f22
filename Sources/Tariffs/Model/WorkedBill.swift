public import Quantities

/// A bill reckoned by other means, which a rate file carries to prove itself.
public struct WorkedBill: Hashable, Sendable {
    /// One line as it should be.
    public struct Line: Hashable, Sendable {
        public let charge: String
        public let period: String?
        /// Counted from one, nil where the charge has no tiers.
        public let tier: Int?
        public let quantity: Energy?
        /// The demand that is charged, where the charge goes by one.
        public let power: Power?
        public let amount: Money
        public let clause: Clause

        public init(
            charge: String, period: String? = nil, tier: Int? = nil, quantity: Energy? = nil,
            power: Power? = nil, amount: Money, clause: Clause
        ) {
            self.charge = charge
            self.period = period
            self.tier = tier
            self.quantity = quantity
            self.power = power
            self.amount = amount
            self.clause = clause
        }
    }

    public let id: String
    public let usage: TariffUsage
    public let lines: [Line]
    public let total: Money
    public let clause: Clause

    public init(
        id: String, usage: TariffUsage, lines: [Line], total: Money, clause: Clause
    ) {
        self.id = id
        self.usage = usage
        self.lines = lines
        self.total = total
        self.clause = clause
    }
}

extension WorkedBill {
    /// In what `bill` is not as worked, in words; empty where it agrees to the cent.
    public func differences(from bill: TariffBill) -> [String] {
        var left = bill.lines
        var differences: [String] = []
        for line in lines {
            guard let index = left.firstIndex(where: { line.isOf($0) }) else {
                differences.append("\(line.clause): \(line.label) is not on the bill")
                continue
            }
            let found = left.remove(at: index)
            if let quantity = line.quantity, found.quantity != .energy(quantity) {
                differences.append(
                    "\(line.clause): \(line.label) is for \(found.quantity), "
                        + "expected \(quantity) kWh")
            }
            if let power = line.power, found.quantity != .power(power) {
                differences.append(
                    "\(line.clause): \(line.label) is for \(found.quantity), "
                        + "expected \(power) kW")
            }
            if found.amount != line.amount {
                differences.append(
                    "\(line.clause): \(line.label) is \(found.amount), expected \(line.amount)")
            }
        }
        differences += left.map { "\(clause): \($0.label) on the bill was not expected" }
        if bill.total != total {
            differences.append("\(clause): the total is \(bill.total), expected \(total)")
        }
        return differences
    }
}

extension WorkedBill.Line {
    func isOf(_ line: TariffBill.Line) -> Bool {
        (line.charge, line.period, line.tier) == (charge, period, tier)
    }

    var label: String {
        TariffBill.Line.label(charge: charge, period: period, tier: tier)
    }
}

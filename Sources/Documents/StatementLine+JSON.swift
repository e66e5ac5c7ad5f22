import Billing
import Quantities

extension StatementLine {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        self.init(
            try object.named("kind", Kind.self), try object.money("amount"),
            try Basis(&object))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("kind")
            json.value(kind.rawValue)
            json.key("amount")
            json.value(amount.cents)
            basis.write(to: &json)
        }
    }
}

extension StatementLine.Basis {
    private init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        try self.init(&object)
        try object.finish()
    }

    /// Reads the members that a basis has in the object of its line.
    fileprivate init(_ object: inout JSONObject) throws(StatementJSONError) {
        let path = object.path
        switch try object.text("by") {
        case "energy":
            self = .energy(
                try object.energy("quantity"), at: try object.price("price"),
                of: try object.named("of", StatementLine.EnergyBase.self),
                rounding: try object.rounding(), try object.clause())
        case "percentage":
            self = .percentage(
                try object.ratio("ratio"), of: try object.money("of"),
                try object.named("base", StatementLine.MoneyBase.self),
                rounding: try object.rounding(), try object.clause())
        case "blocks":
            self = .size(
                .blocks(millionths: try object.number("millionths")),
                price: try object.ratio("price"),
                rounding: try object.rounding(), try object.clause())
        case "power":
            self = .size(
                .power(Power(milliwatts: try object.number("milliwatts"))),
                price: try object.ratio("price"), rounding: try object.rounding(),
                try object.clause())
        case "installment": self = .installment(try StatementLine.InstallmentFact(&object))
        case "carried":
            self = .carried(
                from: try object.optional("from").map { value throws(StatementJSONError) in
                    try value.statementNumber("\(path).from")
                })
        case "payments": self = .payments(count: try object.int("count"))
        case "utility": self = .settledByUtility(try object.clause())
        case "limit":
            self = .limited(
                to: try object.money("to"),
                try object.named("base", StatementLine.MoneyBase.self),
                from: try StatementLine.Basis(object.required("basis"), "\(path).basis"))
        default: throw .unexpected("\(path).by", expected: "a known name")
        }
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.key("by")
        switch self {
        case .energy(let quantity, let price, let base, let rounding, let clause):
            json.value("energy")
            json.key("quantity")
            json.value(quantity.milliwattHours)
            json.key("price")
            json.value(price.nanosPerKilowattHour)
            json.key("of")
            json.value(base.rawValue)
            json.value(rounding)
            json.value(clause)
        case .percentage(let ratio, let amount, let base, let rounding, let clause):
            json.value("percentage")
            json.key("ratio")
            json.value(ratio.billionths)
            json.key("of")
            json.value(amount.cents)
            json.key("base")
            json.value(base.rawValue)
            json.value(rounding)
            json.value(clause)
        case .size(let size, let price, let rounding, let clause):
            size.write(to: &json)
            json.key("price")
            json.value(price.billionths)
            json.value(rounding)
            json.value(clause)
        case .installment(let installment):
            json.value("installment")
            installment.write(to: &json)
        case .carried(let number):
            json.value("carried")
            if let number {
                json.key("from")
                json.value(number)
            }
        case .payments(let count):
            json.value("payments")
            json.key("count")
            json.value(Int64(count))
        case .settledByUtility(let clause):
            json.value("utility")
            json.value(clause)
        case .limited(let limit, let base, let basis):
            json.value("limit")
            json.key("to")
            json.value(limit.cents)
            json.key("base")
            json.value(base.rawValue)
            json.key("basis")
            json.object { json in basis.write(to: &json) }
        }
    }
}

extension StatementLine.Size {
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .blocks(let millionths):
            json.value("blocks")
            json.key("millionths")
            json.value(millionths)
        case .power(let power):
            json.value("power")
            json.key("milliwatts")
            json.value(power.milliwatts)
        }
    }
}

extension StatementLine.InstallmentFact {
    fileprivate init(_ object: inout JSONObject) throws(StatementJSONError) {
        self.init(
            number: try object.int("number"), count: try object.int("count"),
            interest: try object.money("interest"), principal: try object.money("principal"),
            balance: try object.money("balance"))
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.key("number")
        json.value(Int64(number))
        json.key("count")
        json.value(Int64(count))
        json.key("interest")
        json.value(interest.cents)
        json.key("principal")
        json.value(principal.cents)
        json.key("balance")
        json.value(balance.cents)
    }
}

extension JSONObject {
    /// Where a rule stands: a line of the program's file, or else the contract.
    fileprivate mutating func clause() throws(StatementJSONError) -> StatementLine.Clause {
        guard let line = optional("line") else { return .contract }
        return .program(line: Int(try line.number(name("line"))))
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ clause: StatementLine.Clause) {
        guard case .program(let line) = clause else { return }
        key("line")
        value(Int64(line))
    }
}

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
            json.member("kind", kind.rawValue)
            json.member("amount", amount.cents)
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
        case "loan": self = .loan(try StatementLine.LoanCharge(&object))
        case "loan-taken-back": self = .loanTakenBack(loan: try object.text("loan"))
        case "carried":
            self = .carried(
                from: try object.optional("from").map { value throws(StatementJSONError) in
                    try value.statementNumber("\(path).from")
                })
        case "payments":
            self = .payments(
                count: try object.int("count"),
                on: try object.array("on").read("\(path).on") {
                    value, path throws(StatementJSONError) in try value.date(path)
                }, takenBack: try object.optionalInt("taken_back") ?? 0)
        case "utility": self = .settledByUtility(try object.clause())
        case "limit":
            self = .limited(
                to: try object.money("to"),
                try object.named("base", StatementLine.MoneyBase.self),
                from: try StatementLine.Basis(object.required("basis"), "\(path).basis"))
        case "rest":
            self = .rest(
                of: try object.money("of"), after: try object.money("after"),
                from: try StatementLine.Basis(object.required("basis"), "\(path).basis"))
        default: throw .unexpected("\(path).by", expected: "a known name")
        }
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.key("by")
        switch self {
        case .energy(let quantity, let price, let base, let rounding, let clause):
            json.value("energy")
            json.member("quantity", quantity.milliwattHours)
            json.member("price", price.nanosPerKilowattHour)
            json.member("of", base.rawValue)
            json.value(rounding)
            json.value(clause)
        case .percentage(let ratio, let amount, let base, let rounding, let clause):
            json.value("percentage")
            json.member("ratio", ratio.billionths)
            json.member("of", amount.cents)
            json.member("base", base.rawValue)
            json.value(rounding)
            json.value(clause)
        case .size(let size, let price, let rounding, let clause):
            size.write(to: &json)
            json.member("price", price.billionths)
            json.value(rounding)
            json.value(clause)
        case .installment(let installment): installment.write(to: &json)
        case .loan(let charge): charge.write(to: &json)
        case .loanTakenBack(let loan):
            json.value("loan-taken-back")
            json.member("loan", loan)
        case .carried(let number): json.write(carriedFrom: number)
        case .payments(let count, let days, let takenBack):
            json.value("payments")
            json.write(payments: count, on: days, takenBack: takenBack)
        case .settledByUtility(let clause):
            json.value("utility")
            json.value(clause)
        case .limited(let limit, let base, let basis):
            json.value("limit")
            json.member("to", limit.cents)
            json.member("base", base.rawValue)
            basis.writeInner(to: &json)
        case .rest(let whole, let part, let basis):
            json.value("rest")
            json.member("of", whole.cents)
            json.member("after", part.cents)
            basis.writeInner(to: &json)
        }
    }

    /// Writes what another basis changes.
    private func writeInner(to json: inout JSONWriter) {
        json.key("basis")
        json.object { json in write(to: &json) }
    }
}

extension StatementLine.Size {
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .blocks(let millionths):
            json.value("blocks")
            json.member("millionths", millionths)
        case .power(let power):
            json.value("power")
            json.member("milliwatts", power.milliwatts)
        }
    }
}

extension StatementLine.InstallmentFact {
    fileprivate init(_ object: inout JSONObject) throws(StatementJSONError) {
        self.init(
            number: try object.int("number"), count: try object.int("count"),
            interest: try object.money("interest"), principal: try object.money("principal"),
            balance: try object.money("balance"), rate: try object.optionalRatio("rate"))
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.value("installment")
        json.member("number", Int64(number))
        json.member("count", Int64(count))
        json.member("interest", interest.cents)
        json.member("principal", principal.cents)
        json.member("balance", balance.cents)
        if let rate { json.member("rate", rate.billionths) }
    }
}

extension StatementLine.LoanCharge {
    fileprivate init(_ object: inout JSONObject) throws(StatementJSONError) {
        let path = object.name("last")
        let first = try object.optionalInt("first")
        let last = try object.optionalInt("last")
        guard (first == nil) == (last == nil), first ?? 0 <= last ?? 0 else {
            throw .unexpected(path, expected: "the first and the last number")
        }
        self.init(
            loan: try object.text("loan"),
            numbers: first.flatMap { first in last.map { first...$0 } },
            count: try object.int("count"),
            due: try object.optional("due").map { value throws(StatementJSONError) in
                try value.date("\(path).due")
            },
            interest: try object.money("interest"), principal: try object.money("principal"),
            fees: try object.money("fees"), balance: try object.money("balance"),
            rate: try object.ratio("rate"))
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.value("loan")
        json.member("loan", loan)
        if let numbers {
            json.member("first", Int64(numbers.lowerBound))
            json.member("last", Int64(numbers.upperBound))
        }
        json.member("count", Int64(count))
        if let due {
            json.key("due")
            json.value(due)
        }
        json.member("interest", interest.cents)
        json.member("principal", principal.cents)
        json.member("fees", fees.cents)
        json.member("balance", balance.cents)
        json.member("rate", rate.billionths)
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
    fileprivate mutating func write(carriedFrom number: StatementNumber?) {
        value("carried")
        guard let number else { return }
        key("from")
        value(number)
    }

    fileprivate mutating func write(payments count: Int, on days: [CivilDate], takenBack: Int) {
        member("count", Int64(count))
        if takenBack > 0 { member("taken_back", Int64(takenBack)) }
        guard !days.isEmpty else { return }
        key("on")
        array { json in for day in days { json.value(day) } }
    }

    fileprivate mutating func value(_ clause: StatementLine.Clause) {
        guard case .program(let line) = clause else { return }
        key("line")
        value(Int64(line))
    }
}

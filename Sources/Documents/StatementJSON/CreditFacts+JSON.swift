import Billing
import Quantities

extension CreditFacts {
    init(_ object: inout JSONObject) throws(StatementJSONError) {
        let terms = try object.array("terms").read("credit.terms", CreditTerm.init)
        let bank = try object.array("bank").read("credit.bank", Lot.init)
        self.init(
            terms: terms, rounding: try object.rounding(), earned: try object.credit("earned"),
            bankBefore: try object.optionalCredit("before"),
            applied: try object.optionalCredit("applied"),
            expired: try object.optionalCredit("expired"),
            paidOut: try object.optionalCredit("paid_out"),
            bank: bank, application: try Application(&object),
            utilityFee: try object.optionalMoney("utility_fee"),
            saving: try object.optionalMoney("saving"),
            value: try object.optionalMoney("value"),
            carriedEnergy: try object.optional("carried").map {
                value throws(StatementJSONError) in try CarriedEnergy(value, "credit.carried")
            },
            minimumBill: try object.optionalMoney("minimum_bill"),
            isMinimumAdded: try object.flag("minimum_bill_added"),
            billAfter: try object.optionalMoney("bill_after"),
            report: try object.optionalInt("report"))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if !terms.isEmpty {
                json.key("terms")
                json.array { json in for term in terms { term.write(to: &json) } }
            }
            json.value(rounding)
            json.key("earned")
            json.value(earned)
            json.member("before", bankBefore)
            json.member("applied", applied)
            json.member("expired", expired)
            json.member("paid_out", paidOut)
            if !bank.isEmpty {
                json.key("bank")
                json.array { json in for lot in bank { lot.write(to: &json) } }
            }
            switch application {
            case .utilityDecides: break
            case .against(let bill):
                json.member("bill", bill.cents)
            case .usage(let energy):
                json.member("usage", energy.milliwattHours)
            }
            json.member("utility_fee", utilityFee)
            json.member("saving", saving)
            json.member("value", value)
            if let carriedEnergy {
                json.key("carried")
                carriedEnergy.write(to: &json)
            }
            json.member("minimum_bill", minimumBill)
            if isMinimumAdded {
                json.key("minimum_bill_added")
                json.value(true)
            }
            json.member("bill_after", billAfter)
            if let report { json.member("report", Int64(report)) }
        }
    }
}

extension CreditFacts.CarriedEnergy {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        self.init(
            before: try object.energy("before"), earned: try object.energy("earned"),
            applied: try object.energy("applied"), expired: try object.energy("expired"),
            paidOut: try object.energy("paid_out"),
            lots: try object.array("bank").read("\(path).bank", CreditFacts.Lot.init))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("before", before.milliwattHours)
            json.member("earned", earned.milliwattHours)
            json.member("applied", applied.milliwattHours)
            json.member("expired", expired.milliwattHours)
            json.member("paid_out", paidOut.milliwattHours)
            if !lots.isEmpty {
                json.key("bank")
                json.array { json in for lot in lots { lot.write(to: &json) } }
            }
        }
    }
}

extension CreditFacts.Application {
    init(_ object: inout JSONObject) throws(StatementJSONError) {
        let usage = object.optional("usage")
        if let bill = try object.optionalMoney("bill") {
            guard usage == nil else { throw .unknown("credit.usage") }
            self = .against(bill: bill)
        } else if let usage {
            self = .usage(Energy(milliwattHours: try usage.number("credit.usage")))
        } else {
            self = .utilityDecides
        }
    }
}

extension CreditFacts.Lot {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        let expires = object.optional("expires")
        self.init(
            earned: try object.month("earned"), amount: try object.credit("amount"),
            expires: try expires.map { value throws(StatementJSONError) in
                try value.month("\(path).expires")
            })
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("earned")
            json.value(earned)
            json.key("amount")
            json.value(amount)
            if let expires {
                json.key("expires")
                json.value(expires)
            }
        }
    }
}

extension CreditTerm {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        let price = object.optional("price")
        self.init(
            name: try object.text("name"), title: try object.optionalText("title"),
            quantity: try object.energy("quantity"),
            price: try price.map { value throws(StatementJSONError) in
                EnergyPrice(nanosPerKilowattHour: try value.number("\(path).price"))
            },
            amount: UnroundedMoney(femtos: try object.wide("amount")),
            line: try object.int("line"), isIllustrative: try object.flag("illustrative"))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            if let title { json.member("title", title) }
            json.member("quantity", quantity.milliwattHours)
            if let price {
                json.member("price", price.nanosPerKilowattHour)
            }
            json.key("amount")
            json.value(digits: amount.femtos)
            json.member("line", Int64(line))
            if isIllustrative {
                json.key("illustrative")
                json.value(true)
            }
        }
    }
}

extension CreditAmount {
    /// Money is its number of cents; energy an object, so that none is taken for the other.
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        guard case .object = value else {
            self = .money(try value.money(path))
            return
        }
        var object = try JSONObject(value, path)
        self = .energy(try object.energy("mwh"))
        try object.finish()
    }
}

extension JSONObject {
    mutating func credit(_ key: String) throws(StatementJSONError) -> CreditAmount {
        try CreditAmount(required(key), name(key))
    }
}

extension JSONObject {
    /// No money where there is no such member.
    fileprivate mutating func optionalCredit(
        _ key: String
    ) throws(StatementJSONError) -> CreditAmount {
        guard let value = optional(key) else { return .money(.zero) }
        return try CreditAmount(value, name(key))
    }
}

extension JSONWriter {
    /// An amount of money, left out where there is none.
    fileprivate mutating func member(_ name: StaticString, _ amount: Money?) {
        guard let amount else { return }
        key(name)
        value(amount.cents)
    }

    /// An amount of credit, left out where it is no money.
    fileprivate mutating func member(_ name: StaticString, _ amount: CreditAmount) {
        guard amount != .money(.zero) else { return }
        key(name)
        value(amount)
    }

    mutating func value(_ amount: CreditAmount) {
        switch amount {
        case .money(let money): value(money.cents)
        case .energy(let energy):
            object { json in
                json.member("mwh", energy.milliwattHours)
            }
        }
    }

    /// A rounding rule, left out where it is the usual one.
    mutating func value(_ rounding: RoundingRule) {
        guard rounding != .halfAwayFromZero else { return }
        key("rounding")
        value(rounding.rawValue)
    }
}

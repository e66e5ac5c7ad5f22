public import Billing
import Quantities

extension Statement {
    /// Reads what ``StatementJSON/body(of:)`` wrote.
    public init(json: some Sequence<UInt8>) throws(StatementJSONError) {
        var object = try JSONObject(JSONValue(json), "")
        try object.checkVersion()
        let number = try object.statementNumber("number")
        var recipient = try object.object("to")
        let shares = try object.array("shares")
        let allocated = try object.energy("allocated")
        var credit = try object.object("credit")
        let lines = try object.array("lines")
        let remarks = try object.array("notes")
        let history = try object.array("history")
        let sharing = object.optional("sharing")
        let financing = object.optional("financing")
        try object.finish()
        self.init(
            number: number, recipient: try Recipient(&recipient),
            shares: try shares.read("shares", ShareFact.init), allocated: allocated,
            credit: try CreditFacts(&credit), lines: try lines.read("lines", StatementLine.init),
            remarks: try remarks.read("notes", Remark.init),
            history: try history.read("history", HistoryMonth.init),
            sharing: try sharing.map { value throws(StatementJSONError) in
                try SharingFact(value, "sharing")
            },
            financing: try financing.map { value throws(StatementJSONError) in
                try Financing(value, "financing")
            })
        guard (try? Money.sum(of: self.lines.map(\.amount))) != nil else {
            throw .outOfRange("lines")
        }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("v", StatementJSON.version)
            json.key("number")
            json.value(number)
            json.key("to")
            recipient.write(to: &json)
            json.key("shares")
            json.array { json in for share in shares { share.write(to: &json) } }
            json.member("allocated", allocated.milliwattHours)
            json.key("credit")
            credit.write(to: &json)
            json.key("lines")
            json.array { json in for line in lines { line.write(to: &json) } }
            if !remarks.isEmpty {
                json.key("notes")
                json.array { json in for remark in remarks { remark.write(to: &json) } }
            }
            if !history.isEmpty {
                json.key("history")
                json.array { json in for month in history { month.write(to: &json) } }
            }
            if let sharing {
                json.key("sharing")
                sharing.write(to: &json)
            }
            if let financing {
                json.key("financing")
                financing.write(to: &json)
            }
        }
    }
}

extension Statement.Recipient {
    init(_ object: inout JSONObject) throws(StatementJSONError) {
        self.init(
            subscriberID: try object.text("subscriber"), name: try object.text("name"),
            memberClass: try object.text("class"), utilityAccount: try object.text("account"),
            subscriptionID: try object.text("subscription"))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("subscriber", subscriberID)
            json.member("name", name)
            json.member("class", memberClass)
            json.member("account", utilityAccount)
            json.member("subscription", subscriptionID)
        }
    }
}

extension Statement.ShareFact {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        guard let days = DatePeriod(from: try object.date("from"), to: try object.date("to"))
        else { throw .unexpected(path, expected: "days in order") }
        self.init(
            days: days, units: try object.number("units"),
            metered: try object.energy("metered"), allocated: try object.energy("allocated"))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("from")
            json.value(days.start)
            json.key("to")
            json.value(days.end)
            json.member("units", units)
            json.member("metered", metered.milliwattHours)
            json.member("allocated", allocated.milliwattHours)
        }
    }
}

extension Statement.HistoryMonth {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        guard case .array(let parts) = value, parts.count == 3 else {
            throw .unexpected(path, expected: "a month, energy and credit")
        }
        self.init(
            month: try parts[0].month(path),
            allocated: Energy(milliwattHours: try parts[1].number(path)),
            credit: try CreditAmount(parts[2], path))
    }

    func write(to json: inout JSONWriter) {
        json.array { json in
            json.value(month)
            json.value(allocated.milliwattHours)
            json.value(credit)
        }
    }
}

extension Statement.SharingFact {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        let rate = object.optional("rate")
        self.init(
            rate: try rate.map { value throws(StatementJSONError) in
                try value.number("sharing.rate")
            }, contribution: try object.wide("contribution"))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if let rate {
                json.member("rate", rate)
            }
            json.key("contribution")
            json.value(digits: contribution)
        }
    }
}

extension JSONObject {
    mutating func checkVersion() throws(StatementJSONError) {
        let version = try number("v")
        guard version == StatementJSON.version else { throw .version(version) }
    }

    mutating func statementNumber(_ key: String) throws(StatementJSONError) -> StatementNumber {
        try required(key).statementNumber(name(key))
    }
}

extension JSONValue {
    func statementNumber(_ path: String) throws(StatementJSONError) -> StatementNumber {
        guard let number = StatementNumber(try text(path)) else {
            throw .unexpected(path, expected: "the number of a statement")
        }
        return number
    }
}

extension [JSONValue] {
    /// Reads each element, with its place.
    func read<Result>(
        _ path: String, _ body: (JSONValue, String) throws(StatementJSONError) -> Result
    ) throws(StatementJSONError) -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(count)
        for (index, value) in enumerated() {
            results.append(try body(value, "\(path)[\(index)]"))
        }
        return results
    }
}

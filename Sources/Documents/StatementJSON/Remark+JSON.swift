import Billing
import Quantities

extension Remark {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        guard case .object = value else {
            self = try Remark(name: value.text(path), path)
            return
        }
        var object = try JSONObject(value, path)
        if let range = object.optional("accepted_gap") {
            self = .acceptedGap(try TimeRange(range, object.name("accepted_gap")))
        } else if let item = object.optional("accepted_item") {
            self = .acceptedItem(try item.text(object.name("accepted_item")))
        } else if let ended = object.optional("bank_ended") {
            self = .bankEnded(
                try CreditAmount(ended, object.name("bank_ended")),
                try object.named("end", BankEnd.self))
        } else if let energy = object.optional("unmeasured") {
            self = .unmeasured(try UnmeasuredEnergy(energy, object.name("unmeasured")))
        } else {
            self = .unusualChange(before: try object.credit("unusual_change"))
        }
        try object.finish()
    }

    private init(name: String, _ path: String) throws(StatementJSONError) {
        switch name {
        case "first_statement": self = .firstStatement
        case "last_statement": self = .lastStatement
        case "share_changed_by_interval": self = .shareChanged(byInterval: true)
        case "share_changed_by_days": self = .shareChanged(byInterval: false)
        case "illustrative_rate": self = .illustrativeRate
        case "no_credit": self = .noCredit
        case "usage_unknown": self = .usageUnknown
        case "no_interval_data": self = .noIntervalData
        case "issued_later": self = .issuedLater
        case "fee_exceeds_credit": self = .feeExceedsCredit
        default: throw .unexpected(path, expected: "a known name")
        }
    }

    /// The name in JSON, where the remark says no more than that.
    var plainName: String? {
        switch self {
        case .firstStatement: "first_statement"
        case .lastStatement: "last_statement"
        case .shareChanged(byInterval: true): "share_changed_by_interval"
        case .shareChanged(byInterval: false): "share_changed_by_days"
        case .illustrativeRate: "illustrative_rate"
        case .noCredit: "no_credit"
        case .usageUnknown: "usage_unknown"
        case .noIntervalData: "no_interval_data"
        case .issuedLater: "issued_later"
        case .feeExceedsCredit: "fee_exceeds_credit"
        case .acceptedGap, .acceptedItem, .unmeasured, .unusualChange, .bankEnded: nil
        }
    }

    func write(to json: inout JSONWriter) {
        if let plainName { return json.value(plainName) }
        json.object { json in
            switch self {
            case .acceptedGap(let range):
                json.key("accepted_gap")
                json.value(range)
            case .acceptedItem(let item):
                json.key("accepted_item")
                json.value(item)
            case .unmeasured(let energy):
                json.key("unmeasured")
                energy.write(to: &json)
            case .unusualChange(let before):
                json.key("unusual_change")
                json.value(before)
            case .bankEnded(let amount, let end):
                json.key("bank_ended")
                json.value(amount)
                json.member("end", end.rawValue)
            default: break
            }
        }
    }
}

extension TimeRange {
    /// Reads a start and an end in seconds since 1970.
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        guard case .array(let parts) = value, parts.count == 2 else {
            throw .unexpected(path, expected: "a start and an end")
        }
        let start = Instant(secondsSince1970: try parts[0].number(path))
        let end = Instant(secondsSince1970: try parts[1].number(path))
        guard let range = TimeRange(from: start, to: end) else {
            throw .unexpected(path, expected: "a start before its end")
        }
        self = range
    }
}

extension JSONWriter {
    mutating func value(_ range: TimeRange) {
        array { json in
            json.value(range.start.secondsSince1970)
            json.value(range.end.secondsSince1970)
        }
    }
}

public import Billing
import Quantities

extension RunFacts {
    /// Reads what ``StatementJSON/run(of:)`` wrote.
    public init(json: some Sequence<UInt8>) throws(StatementJSONError) {
        var object = try JSONObject(JSONValue(json), "")
        try object.checkVersion()
        var array = try object.object("array")
        var program = try object.object("program")
        let template = object.optional("template")
        self.init(
            cooperative: try object.text("cooperative"), currency: try object.text("currency"),
            arrayID: try array.text("id"), arrayName: try array.text("name"),
            shareUnit: try array.text("share_unit"), shareTotal: try array.number("share_total"),
            utility: try array.text("utility"), timeZone: try array.text("time_zone"),
            month: try object.month("month"), issued: try object.date("issued"),
            due: try object.date("due"), metered: try object.energy("metered"),
            unallocated: try object.energy("unallocated"),
            acceptedGaps: try object.array("gaps").read("gaps", TimeRange.init),
            program: try Source(&program), programName: try program.text("title"),
            programSource: try program.text("source"),
            isIllustrative: try program.flag("illustrative"),
            attributeClaim: try program.optionalText("claim"),
            disputeContact: try object.optionalText("contact"),
            meterFiles: try object.array("meter_files").read("meter_files", Source.init),
            template: try template.map { value throws(StatementJSONError) in
                try Source(value, "template")
            },
            utilityReports: try object.array("utility_reports")
                .read("utility_reports", Source.init),
            bankLine: try program.optionalInt("bank_line"),
            utilityFee: try program.optional("utility_fee").map {
                value throws(StatementJSONError) in
                try UtilityFee(value, "program.utility_fee")
            }, words: try object.optionalInt("words") ?? 1)
        try array.finish()
        try program.finish()
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("v", StatementJSON.version)
            json.member("cooperative", cooperative)
            json.member("currency", currency)
            json.key("array")
            writeArray(to: &json)
            json.key("month")
            json.value(month)
            json.key("issued")
            json.value(issued)
            json.key("due")
            json.value(due)
            json.member("metered", metered.milliwattHours)
            json.member("unallocated", unallocated.milliwattHours)
            if !acceptedGaps.isEmpty {
                json.key("gaps")
                json.array { json in for gap in acceptedGaps { json.value(gap) } }
            }
            json.key("program")
            writeProgram(to: &json)
            if let disputeContact {
                json.member("contact", disputeContact)
            }
            json.key("meter_files")
            json.array { json in for file in meterFiles { json.value(file) } }
            if let template {
                json.key("template")
                json.value(template)
            }
            if !utilityReports.isEmpty {
                json.key("utility_reports")
                json.array { json in for report in utilityReports { json.value(report) } }
            }
            if words != 1 { json.member("words", Int64(words)) }
        }
    }

    private func writeArray(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", arrayID)
            json.member("name", arrayName)
            json.member("share_unit", shareUnit)
            json.member("share_total", shareTotal)
            json.member("utility", utility)
            json.member("time_zone", timeZone)
        }
    }

    private func writeProgram(to json: inout JSONWriter) {
        json.object { json in
            json.writeMembers(of: program)
            json.member("title", programName)
            json.member("source", programSource)
            if isIllustrative {
                json.key("illustrative")
                json.value(true)
            }
            if let attributeClaim {
                json.member("claim", attributeClaim)
            }
            if let bankLine { json.member("bank_line", Int64(bankLine)) }
            if let utilityFee {
                json.key("utility_fee")
                utilityFee.write(to: &json)
            }
        }
    }
}

extension RunFacts.UtilityFee {
    fileprivate init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        self.init(
            ratio: try object.ratio("ratio"), isOfFee: try object.flag("of_fee"),
            line: try object.int("line"))
        try object.finish()
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("ratio", ratio.billionths)
            if isOfFee {
                json.key("of_fee")
                json.value(true)
            }
            json.member("line", Int64(line))
        }
    }
}

extension RunFacts.Source {
    init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        try self.init(&object)
        try object.finish()
    }

    fileprivate init(_ object: inout JSONObject) throws(StatementJSONError) {
        self.init(name: try object.text("name"), digest: try object.text("sha256"))
    }
}

extension JSONWriter {
    mutating func value(_ source: RunFacts.Source) {
        object { json in json.writeMembers(of: source) }
    }

    fileprivate mutating func writeMembers(of source: RunFacts.Source) {
        key("name")
        value(source.name)
        key("sha256")
        value(source.digest)
    }
}

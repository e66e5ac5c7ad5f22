public import Billing
import Quantities

extension StatementJSON {
    /// The whole of a statement for other programs, of the schema `commonwatt.statement/1`.
    ///
    /// Money and energy are texts of decimals, energy in kilowatt-hours; dates are ISO 8601,
    /// and a period's last day is the one after it ends.
    public static func export(_ statement: Statement, _ run: RunFacts) -> [UInt8] {
        var json = JSONWriter(capacity: 8192)
        json.object { json in
            json.member("schema", "commonwatt.statement/1")
            json.key("number")
            json.value(statement.number)
            json.member("cooperative", run.cooperative)
            json.member("currency", run.currency)
            json.exportDates(of: run)
            json.exportArray(of: run)
            json.exportRecipient(statement.recipient)
            json.exportShares(of: statement)
            json.key("credit")
            json.export(statement.credit)
            json.key("lines")
            json.array { json in for line in statement.lines { json.export(line) } }
            json.member("total", statement.total)
            json.key("notes")
            json.array { json in for remark in statement.remarks { json.export(remark) } }
            json.key("history")
            json.array { json in for month in statement.history { json.export(month) } }
            json.export(statement.sharing)
            json.export(statement.financing)
            json.exportSources(of: run)
        }
        return json.bytes
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        value(text)
    }

    mutating func member(_ name: StaticString, _ money: Money) {
        member(name, money.description)
    }

    mutating func member(_ name: StaticString, _ energy: Energy) {
        member(name, energy.description)
    }

    mutating func member(_ name: StaticString, _ number: Int64) {
        key(name)
        value(number)
    }

    fileprivate mutating func exportDates(of run: RunFacts) {
        key("month")
        value(run.month)
        key("issued")
        value(run.issued)
        key("due")
        value(run.due)
    }

    fileprivate mutating func exportArray(of run: RunFacts) {
        key("array")
        object { json in
            json.member("id", run.arrayID)
            json.member("name", run.arrayName)
            json.member("utility", run.utility)
            json.member("time_zone", run.timeZone)
            json.member("share_unit", run.shareUnit)
            json.member("share_total", run.shareTotal)
            json.member("metered_kwh", run.metered)
            json.member("unallocated_kwh", run.unallocated)
            json.key("accepted_gaps")
            json.array { json in for gap in run.acceptedGaps { json.export(gap) } }
        }
    }

    fileprivate mutating func exportRecipient(_ recipient: Statement.Recipient) {
        key("recipient")
        object { json in
            json.member("subscriber", recipient.subscriberID)
            json.member("name", recipient.name)
            json.member("class", recipient.memberClass)
            json.member("utility_account", recipient.utilityAccount)
            json.member("subscription", recipient.subscriptionID)
        }
    }

    fileprivate mutating func exportShares(of statement: Statement) {
        key("shares")
        array { json in
            for fact in statement.shares {
                json.object { json in
                    json.key("from")
                    json.value(fact.days.start)
                    json.key("to")
                    json.value(fact.days.end)
                    json.member("units", fact.units)
                    json.member("metered_kwh", fact.metered)
                    json.member("allocated_kwh", fact.allocated)
                }
            }
        }
        member("allocated_kwh", statement.allocated)
    }

    fileprivate mutating func export(_ month: Statement.HistoryMonth) {
        object { json in
            json.key("month")
            json.value(month.month)
            json.member("allocated_kwh", month.allocated)
            json.key("credit")
            json.export(month.credit)
        }
    }

    fileprivate mutating func export(_ sharing: Statement.SharingFact?) {
        guard let sharing else { return }
        key("sharing_contribution")
        object { json in
            json.member("method", Phrasing.sharingMethod)
            json.key("rate")
            if let rate = sharing.rate {
                json.value(Int128(rate), decimals: 6, trimming: false)
            } else {
                json.null()
            }
            json.key("amount")
            json.value(sharing.contribution, decimals: 12, trimming: true)
        }
    }

    fileprivate mutating func exportSources(of run: RunFacts) {
        key("program")
        object { json in
            json.member("name", run.programName)
            json.member("source", run.programSource)
            json.key("illustrative")
            json.value(run.isIllustrative)
            json.member("file", run.program.name)
            json.member("sha256", run.program.digest)
        }
        if let claim = run.attributeClaim { member("attribute_claim", claim) }
        if let contact = run.disputeContact { member("dispute_contact", contact) }
        key("meter_files")
        array { json in for file in run.meterFiles { json.value(file) } }
        if let template = run.template {
            key("template")
            value(template)
        }
    }

    mutating func export(_ range: TimeRange) {
        object { json in
            json.member("from", range.start.description)
            json.member("to", range.end.description)
        }
    }

    /// An amount of credit, which says what it is counted in.
    mutating func export(_ amount: CreditAmount) {
        object { json in
            switch amount {
            case .money(let money): json.member("money", money)
            case .energy(let energy): json.member("kwh", energy)
            }
        }
    }

    fileprivate mutating func export(_ remark: Remark) {
        if let plainName = remark.plainName { return value(plainName) }
        object { json in
            switch remark {
            case .acceptedGap(let range):
                json.key("accepted_gap")
                json.export(range)
            case .acceptedItem(let item):
                json.key("accepted_item")
                json.value(item)
            case .unmeasured(let energy):
                json.key("unmeasured")
                energy.export(to: &json)
            case .unusualChange(let before):
                json.key("unusual_change_from")
                json.export(before)
            default: break
            }
        }
    }
}

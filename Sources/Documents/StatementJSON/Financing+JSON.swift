import Billing
import Lending
import Quantities

extension Statement.Financing {
    convenience init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        var month = try object.object("month")
        var soFar = try object.object("so_far")
        self.init(
            loans: try object.array("loans").read("\(path).loans", Statement.LoanFact.init),
            month: try Statement.Comparison(&month), soFar: try Statement.Comparison(&soFar),
            since: try object.month("since"))
        try object.finish()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("loans")
            json.array { json in for loan in loans { loan.write(to: &json) } }
            json.key("month")
            month.write(to: &json)
            json.key("so_far")
            soFar.write(to: &json)
            json.key("since")
            json.value(since)
        }
    }
}

extension Statement.Comparison {
    fileprivate init(_ object: inout JSONObject) throws(StatementJSONError) {
        self.init(
            earned: try object.money("earned"), took: try object.money("took"),
            interestAndFees: try object.money("interest_and_fees"))
        try object.finish()
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("earned", earned.cents)
            json.member("took", took.cents)
            json.member("interest_and_fees", interestAndFees.cents)
        }
    }
}

extension Statement.LoanFact {
    fileprivate init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        self.init(
            id: try object.text("id"),
            product: RunFacts.Source(
                name: try object.text("product"), digest: try object.text("digest")),
            productName: try object.text("name"), lent: try object.money("lent"),
            disbursed: try object.date("disbursed"), asOf: try object.date("as_of"),
            state: try object.named("state", LoanAccount.State.self),
            rate: try object.ratio("rate"), balance: try object.money("balance"),
            payoff: try object.money("payoff"), behind: try object.money("behind"),
            paid: try object.money("paid"),
            paidInterestAndFees: try object.money("interest_and_fees"),
            asked: try object.money("asked"),
            activity: try object.array("activity").read("\(path).activity", LoanActivity.init),
            omitted: try object.optionalInt("omitted") ?? 0, events: try object.int("events"),
            lateFeeOn: try object.optional("late_fee_on").map { value throws(StatementJSONError) in
                try value.date("\(path).late_fee_on")
            })
        try object.finish()
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("product", product.name)
            json.member("digest", product.digest)
            json.member("name", productName)
            json.member("lent", lent.cents)
            json.key("disbursed")
            json.value(disbursed)
            json.key("as_of")
            json.value(asOf)
            json.member("state", state.rawValue)
            json.member("rate", rate.billionths)
            json.member("balance", balance.cents)
            json.member("payoff", payoff.cents)
            json.member("behind", behind.cents)
            json.member("paid", paid.cents)
            json.member("interest_and_fees", paidInterestAndFees.cents)
            json.member("asked", asked.cents)
            if !activity.isEmpty {
                json.key("activity")
                json.array { json in for one in activity { one.write(to: &json) } }
            }
            if omitted > 0 { json.member("omitted", Int64(omitted)) }
            json.member("events", Int64(events))
            if let lateFeeOn {
                json.key("late_fee_on")
                json.value(lateFeeOn)
            }
        }
    }
}

extension LoanActivity {
    fileprivate init(_ value: JSONValue, _ path: String) throws(StatementJSONError) {
        var object = try JSONObject(value, path)
        self.init(
            try object.named("kind", Kind.self), on: try object.date("on"),
            try object.optionalMoney("amount") ?? .zero,
            interest: try object.optionalMoney("interest") ?? .zero,
            principal: try object.optionalMoney("principal") ?? .zero,
            fees: try object.optionalMoney("fees") ?? .zero,
            balance: try object.money("balance"),
            payment: try object.optionalMoney("payment"),
            paidFrom: try object.optional("from").map { value throws(StatementJSONError) in
                try value.date("\(path).from")
            })
        try object.finish()
    }

    /// What is nothing is left out.
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", kind.rawValue)
            json.key("on")
            json.value(date)
            if amount != .zero { json.member("amount", amount.cents) }
            if interest != .zero { json.member("interest", interest.cents) }
            if principal != .zero { json.member("principal", principal.cents) }
            if fees != .zero { json.member("fees", fees.cents) }
            json.member("balance", balance.cents)
            if let payment { json.member("payment", payment.cents) }
            if let paidFrom {
                json.key("from")
                json.value(paidFrom)
            }
        }
    }
}

// MARK: - For other programs

extension JSONWriter {
    mutating func export(_ financing: Statement.Financing?) {
        guard let financing else { return }
        key("financing")
        object { json in
            json.key("loans")
            json.array { json in for loan in financing.loans { json.export(loan) } }
            json.key("month")
            json.export(financing.month)
            json.key("so_far")
            json.export(financing.soFar)
            json.key("since")
            json.value(financing.since)
        }
    }

    /// What is asked for of a loan, as members of its line's object.
    mutating func export(_ charge: StatementLine.LoanCharge) {
        member("loan", charge.loan)
        if let numbers = charge.numbers {
            member("first_installment", Int64(numbers.lowerBound))
            member("last_installment", Int64(numbers.upperBound))
        }
        member("installments", Int64(charge.count))
        if let due = charge.due {
            key("due")
            value(due)
        }
        member("interest", charge.interest)
        member("principal", charge.principal)
        member("fees", charge.fees)
        member("balance", charge.balance)
        member("annual_rate", charge.rate.description)
    }

    private mutating func export(_ comparison: Statement.Comparison) {
        object { json in
            json.member("share_earned", comparison.earned)
            json.member("loans_took", comparison.took)
            json.member("interest_and_fees", comparison.interestAndFees)
        }
    }

    private mutating func export(_ loan: Statement.LoanFact) {
        object { json in
            json.member("id", loan.id)
            json.member("product", loan.productName)
            json.member("file", loan.product.name)
            json.member("sha256", loan.product.digest)
            json.member("lent", loan.lent)
            json.key("disbursed")
            json.value(loan.disbursed)
            json.key("as_of")
            json.value(loan.asOf)
            json.member("state", loan.state.rawValue)
            json.member("annual_rate", loan.rate.description)
            json.member("balance", loan.balance)
            json.member("payoff", loan.payoff)
            json.member("behind", loan.behind)
            if let day = loan.lateFeeOn {
                json.key("late_fee_on")
                json.value(day)
            }
            json.member("paid", loan.paid)
            json.member("interest_and_fees", loan.paidInterestAndFees)
            json.key("activity")
            json.array { json in for one in loan.activity { json.export(one) } }
            if loan.omitted > 0 { json.member("omitted", Int64(loan.omitted)) }
        }
    }

    private mutating func export(_ activity: LoanActivity) {
        object { json in
            json.key("date")
            json.value(activity.date)
            json.member("kind", activity.kind.rawValue)
            json.member("amount", activity.amount)
            json.member("interest", activity.interest)
            json.member("principal", activity.principal)
            json.member("fees", activity.fees)
            json.member("balance", activity.balance)
            if let payment = activity.payment { json.member("payment", payment) }
            if let day = activity.paidFrom {
                json.key("paid_from")
                json.value(day)
            }
        }
    }
}

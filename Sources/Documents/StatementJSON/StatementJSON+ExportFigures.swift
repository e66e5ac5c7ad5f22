import Billing
import Quantities

extension JSONWriter {
    mutating func export(_ credit: CreditFacts) {
        object { json in
            json.key("terms")
            json.array { json in for term in credit.terms { json.export(term) } }
            if let unrounded = credit.unrounded {
                json.member("unrounded", unrounded.description)
            }
            json.member("rounding", credit.rounding.rawValue)
            if let value = credit.value { json.member("value", value) }
            json.export("earned", credit.earned)
            json.export("bank_before", credit.bankBefore)
            json.export("applied", credit.applied)
            json.export("expired", credit.expired)
            json.export("paid_out", credit.paidOut)
            json.export("bank_after", credit.bankAfter)
            json.key("bank")
            json.array { json in for lot in credit.bank { json.export(lot) } }
            if let carried = credit.carriedEnergy { json.export(carried) }
            json.key("application")
            json.export(credit.application)
            if let fee = credit.utilityFee { json.member("utility_fee", fee) }
            if let saving = credit.saving { json.member("saving", saving) }
            if let minimum = credit.minimumBill { json.member("minimum_bill", minimum) }
            if credit.isMinimumAdded {
                json.key("minimum_bill_added")
                json.value(true)
            }
            if let bill = credit.billAfter { json.member("bill_after", bill) }
        }
    }

    private mutating func export(_ name: StaticString, _ amount: CreditAmount) {
        key(name)
        export(amount)
    }

    private mutating func export(_ term: CreditTerm) {
        object { json in
            json.member("name", term.name)
            if let title = term.title { json.member("title", title) }
            json.member("quantity_kwh", term.quantity)
            if let price = term.price { json.member("price_per_kwh", price.description) }
            json.member("amount", term.amount.description)
            json.member("program_line", Int64(term.line))
            json.key("illustrative")
            json.value(term.isIllustrative)
        }
    }

    private mutating func export(_ lot: CreditFacts.Lot) {
        object { json in
            json.key("earned")
            json.value(lot.earned)
            json.export("amount", lot.amount)
            if let expires = lot.expires {
                json.key("expires")
                json.value(expires.lastDay)
            }
        }
    }

    private mutating func export(_ carried: CreditFacts.CarriedEnergy) {
        key("carried_energy")
        object { json in
            json.member("before_kwh", carried.before)
            json.member("earned_kwh", carried.earned)
            json.member("applied_kwh", carried.applied)
            json.member("expired_kwh", carried.expired)
            json.member("paid_out_kwh", carried.paidOut)
            json.member("after_kwh", carried.after)
            json.key("bank")
            json.array { json in for lot in carried.lots { json.export(lot) } }
        }
    }

    private mutating func export(_ application: CreditFacts.Application) {
        object { json in
            switch application {
            case .utilityDecides: json.member("to", "utility-decides")
            case .against(let bill):
                json.member("to", "bill")
                json.member("bill", bill)
            case .usage(let energy):
                json.member("to", "usage")
                json.member("usage_kwh", energy)
            }
        }
    }

    mutating func export(_ line: StatementLine) {
        object { json in
            json.member("kind", line.kind.rawValue)
            json.member("amount", line.amount)
            json.export(line.basis)
            if let unrounded = line.basis.unrounded {
                json.member("unrounded", unrounded.description)
            }
            if let rounding = line.basis.rounding {
                json.member("rounding", rounding.rawValue)
            }
            switch line.basis.clause {
            case .program(let line): json.member("program_line", Int64(line))
            case .contract: json.member("by", "contract")
            case nil: break
            }
        }
    }

    /// The figures a line was made from, as members of its object.
    private mutating func export(_ basis: StatementLine.Basis) {
        switch basis {
        case .energy(let energy, let price, let base, _, _):
            member("of", base.rawValue)
            member("quantity_kwh", energy)
            member("price_per_kwh", price.description)
        case .percentage(let ratio, let amount, let base, _, _):
            member("of", base.rawValue)
            member("percent", ratio.percent)
            member("base", amount)
        case .size(.blocks(let millionths), let price, _, _):
            key("blocks")
            value(Int128(millionths), decimals: 6, trimming: true)
            member("price_per_block", price.description)
        case .size(.power(let power), let price, _, _):
            member("power_kw", power.description)
            member("price_per_kw", price.description)
        case .installment(let fact):
            member("installment", Int64(fact.number))
            member("installments", Int64(fact.count))
            member("interest", fact.interest)
            member("principal", fact.principal)
            member("balance", fact.balance)
            if let rate = fact.rate { member("annual_rate", rate.description) }
        case .loan(let charge): export(charge)
        case .loanTakenBack(let loan): member("loan", loan)
        case .carried(let number):
            if let number { member("from", number.description) }
        case .payments(let count, _, let takenBack):
            member("payments", Int64(count))
            if takenBack > 0 { member("payments_taken_back", Int64(takenBack)) }
        case .settledByUtility: break
        case .limited(let limit, let base, let basis):
            // A limit within a limit has no effect of its own.
            var unlimited = basis
            while case .limited(_, _, let inner) = unlimited { unlimited = inner }
            export(unlimited)
            member("limit", limit)
            member("limited_by", base.rawValue)
        case .rest(let whole, let part, let basis):
            export(basis)
            member("rest_of", whole)
            member("rest_after", part)
        }
    }
}

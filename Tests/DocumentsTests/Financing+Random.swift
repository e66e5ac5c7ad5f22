import Billing
import Lending
import Quantities

extension Statement.Financing {
    static func random(_ chance: inout Chance) -> Statement.Financing {
        Statement.Financing(
            loans: chance.some(upTo: 3) { .random(&$0) }, month: .random(&chance),
            soFar: .random(&chance), since: chance.month())
    }
}

extension Statement.Comparison {
    static func random(_ chance: inout Chance) -> Statement.Comparison {
        Statement.Comparison(
            earned: chance.money(), took: chance.money(), interestAndFees: chance.money())
    }
}

extension Statement.LoanFact {
    static func random(_ chance: inout Chance) -> Statement.LoanFact {
        Statement.LoanFact(
            id: chance.text(), product: chance.source(), productName: chance.text(),
            lent: chance.money(), disbursed: chance.date(), asOf: chance.date(),
            state: chance.one(of: LoanAccount.State.allCases), rate: chance.ratio(),
            balance: chance.money(), payoff: chance.money(), behind: chance.money(),
            paid: chance.money(), paidInterestAndFees: chance.money(), asked: chance.money(),
            activity: chance.some(upTo: 5, LoanActivity.random), omitted: Int(chance.int(0...3)),
            events: Int(chance.int(1...50)), lateFeeOn: chance.maybe { $0.date() })
    }
}

extension LoanActivity {
    static func random(_ chance: inout Chance) -> LoanActivity {
        LoanActivity(
            chance.one(of: Kind.allCases), on: chance.date(), chance.money(),
            interest: chance.money(), principal: chance.money(), fees: chance.money(),
            balance: chance.money(), payment: chance.maybe { $0.money() },
            paidFrom: chance.maybe { $0.date() })
    }
}

extension StatementLine.LoanCharge {
    static func random(_ chance: inout Chance) -> StatementLine.LoanCharge {
        let first = Int(chance.int(1...400))
        return StatementLine.LoanCharge(
            loan: chance.text(), numbers: chance.maybe { first...(first + Int($0.int(0...3))) },
            count: Int(chance.int(1...1_200)), due: chance.maybe { $0.date() },
            interest: chance.money(), principal: chance.money(), fees: chance.money(),
            balance: chance.money(), rate: chance.ratio())
    }
}

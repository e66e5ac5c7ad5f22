import Billing
import Lending
import Quantities

extension Sample {
    /// A share bought on a loan of the book, which was paid late, prepaid and found anew.
    static var financed: Sample {
        var sample = loan
        sample.name = "financed"
        sample.statement.lines[3] = StatementLine(
            .installment, Money(cents: 67_68),
            .loan(
                StatementLine.LoanCharge(
                    loan: "L-17", numbers: 2...3, count: 12, due: day(2026, 8, 1),
                    interest: Money(cents: 3_65), principal: Money(cents: 64_03), fees: .zero,
                    balance: Money(cents: 548_66), rate: Ratio(billionths: 59_900_000))))
        sample.statement.lines.insert(
            StatementLine(
                .installmentTakenBack, Money(cents: -20_00), .loanTakenBack(loan: "L-17")),
            at: 3)
        sample.statement.financing = Statement.Financing(
            loans: [loan17],
            month: Statement.Comparison(
                earned: Money(cents: 18_20), took: Money(cents: 447_68),
                interestAndFees: Money(cents: 19_97)),
            soFar: Statement.Comparison(
                earned: Money(cents: 53_37), took: Money(cents: 654_96),
                interestAndFees: Money(cents: 19_97)), since: june.adding(months: -2))
        return sample
    }

    private static var loan17: Statement.LoanFact {
        Statement.LoanFact(
            id: "L-17",
            product: RunFacts.Source(
                name: "share-loan/2026-01-01.xml", digest: String(repeating: "e", count: 64)),
            productName: "Share loan", lent: Money(cents: 1_200_00), disbursed: day(2026, 4, 10),
            asOf: day(2026, 7, 8), state: .active, rate: Ratio(billionths: 59_900_000),
            balance: Money(cents: 612_69),
            payoff: Money(cents: 613_71), behind: Money(cents: 5_18), paid: Money(cents: 607_28),
            paidInterestAndFees: Money(cents: 19_97), asked: Money(cents: 47_68),
            activity: [
                LoanActivity(
                    .lateFee, on: day(2026, 6, 17), Money(cents: 5_18),
                    balance: Money(cents: 1_200_00)),
                LoanActivity(
                    .payment, on: day(2026, 6, 19), Money(cents: 207_28),
                    interest: Money(cents: 13_78), principal: Money(cents: 188_32),
                    fees: Money(cents: 5_18), balance: Money(cents: 1_011_68)),
                LoanActivity(
                    .prepayment, on: day(2026, 6, 25), Money(cents: 400_00),
                    interest: Money(cents: 1_01), principal: Money(cents: 398_99),
                    balance: Money(cents: 612_69)),
                LoanActivity(
                    .recast, on: day(2026, 6, 25), balance: Money(cents: 612_69),
                    payment: Money(cents: 62_50), paidFrom: day(2026, 8, 1)),
            ], omitted: 0, events: 4)
    }
}

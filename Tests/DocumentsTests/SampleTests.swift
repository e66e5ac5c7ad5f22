import Billing
import Quantities
import Testing

/// The samples are themselves statements that could be issued.
struct SampleTests {
    @Test(arguments: Sample.all)
    func losesNoCredit(sample: Sample) {
        let credit = sample.statement.credit
        let came = credit.bankBefore.quantity + credit.earned.quantity
        let went = [credit.applied, credit.expired, credit.paidOut, credit.bankAfter]
        #expect(came == went.map(\.quantity).reduce(0, +))
    }

    @Test(arguments: Sample.all)
    func allocatesWhatItsPartsDo(sample: Sample) {
        let statement = sample.statement
        #expect(statement.shares.map(\.allocated).reduce(.zero, +) == statement.allocated)
        #expect(statement.shares.map(\.metered).reduce(.zero, +) == sample.run.metered)
    }

    @Test(arguments: Sample.all)
    func roundsItsTermsToItsValue(sample: Sample) throws {
        let credit = sample.statement.credit
        guard let unrounded = credit.unrounded else { return }
        let value = credit.value.map(CreditAmount.money) ?? credit.earned
        #expect(try CreditAmount.money(unrounded.rounded(credit.rounding)) == value)
    }

    @Test(arguments: Sample.all)
    func putsExpiriesTogether(sample: Sample) {
        let credit = sample.statement.credit
        let months = credit.bankByExpiry.compactMap(\.expires)
        #expect(months == months.sorted() && Set(months).count == months.count)
        let sum = credit.bankByExpiry.map(\.amount.quantity).reduce(0, +)
        #expect(sum == credit.bankAfter.quantity)
    }

    @Test func knowsWhatALineWasBeforeRounding() {
        let lines = Sample.loan.statement.lines + Sample.negativeTotal.statement.lines
        #expect(
            lines.map { $0.basis.unrounded?.description } == [
                nil, nil, "46", nil, nil, "83.13", "676",
            ])
        let whole = StatementLine.Basis.percentage(
            Ratio(billionths: .max), of: Money(cents: .max), .appliedCredit, rounding: .up,
            .contract)
        #expect(whole.unrounded == nil)
    }
}

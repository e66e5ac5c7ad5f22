import Lending
import Quantities
import TestSupport
import Testing

struct LoanTests {
    /// A share of $2,600 at 5.99 percent over ten years: `programs.md` §7, CT-3.
    @Test func repaysAShareOverTenYears() throws {
        let loan = try Loan(.ofShare)
        #expect(loan.payment == Money(cents: 28_85))
        let schedule = Array(loan.schedule)
        #expect(schedule.count == 120)
        let first = try #require(schedule.first)
        #expect(first.interest == Money(cents: 12_98))
        #expect(first.principal == Money(cents: 15_87))
        #expect(try first.due == CivilDate("2026-06-15"))
        let last = try #require(schedule.last)
        #expect(last.payment == Money(cents: 29_15))
        #expect(last.isFinal)
        #expect(try last.due == CivilDate("2036-05-15"))
        #expect(loan.totalInterest == Money(cents: 862_30))
    }

    @Test(arguments: [
        ("2026-05", nil, 2_600_00), ("2026-06", 1, 2_584_13), ("2026-07", 2, 2_568_18),
        ("2036-04", 119, 29_01), ("2036-05", 120, 0), ("2036-06", nil, 0), ("2200-12", nil, 0),
    ])
    func tellsWhatIsDueAndOwedInAMonth(month: String, number: Int?, balance: Int64) throws {
        let loan = try Loan(.ofShare)
        let month = try Month(month)
        let installment = loan.installment(dueIn: month)
        #expect(installment?.number == number)
        #expect(installment.map { $0.due.monthOfYear == month } ?? true)
        #expect(loan.balance(atEndOf: month) == Money(cents: balance))
    }

    /// Shared cases eom-01 and eom-03 give the dates.
    @Test(arguments: [
        ("2023-11-30", 31, "2023-12-31", "2024-02-29", "2024-04-30"),
        ("2024-02-29", 29, "2024-03-29", "2024-05-29", "2024-07-29"),
        ("2024-02-29", nil, "2024-03-29", "2024-05-29", "2024-07-29"),
        ("2024-02-29", 31, "2024-03-31", "2024-05-31", "2024-07-31"),
        ("1900-01-31", nil, "1900-02-28", "1900-04-30", "1900-06-30"),
        ("2024-12-30", nil, "2025-01-30", "2025-03-30", "2025-05-30"),
    ])
    func dueDatesNeverDrift(
        first: String, dueDay: Int?, second: String, fourth: String, sixth: String
    ) throws {
        let terms = try LoanTerms(
            principal: Money(cents: 600_00), annualRate: .zero, months: 6,
            firstDue: CivilDate(first), dueDay: dueDay)
        let dates = try Loan(terms).schedule.map(\.due.description)
        #expect([dates[0], dates[1], dates[3], dates[5]] == [first, second, fourth, sixth])
    }

    /// A sixth of a percent of 97.00 is 0.485: the tie of shared cases lvl-04 and lvl-05.
    @Test(
        arguments: [(RoundingRule.halfAwayFromZero, 49), (.halfEven, 48)] as [(RoundingRule, Int64)]
    )
    func halfACentOfInterestGoesAsAgreed(rule: RoundingRule, cents: Int64) throws {
        let terms = try LoanTerms(
            principal: Money(cents: 97_00), annualRate: Ratio(percent: "6"), months: 6,
            firstDue: CivilDate("2024-02-15"), interestRounding: rule)
        let first = try Loan(terms).schedule.first { $0.number == 1 }
        #expect(first?.interest == Money(cents: cents))
    }

    @Test func withoutInterestItIsParted() throws {
        let terms = try LoanTerms(
            principal: Money(cents: 5), annualRate: .zero, months: 3,
            firstDue: CivilDate("2026-01-31"))
        let loan = try Loan(terms)
        #expect(loan.schedule.map(\.payment.cents) == [2, 2, 1])
        #expect(loan.totalInterest == .zero)
    }

    /// A ninth of ten cents rounds up to two, and five payments of two are ten.
    @Test func endsEarlyWhereRoundingUpHasRepaid() throws {
        let terms = try LoanTerms(
            principal: Money(cents: 10), annualRate: .zero, months: 9,
            firstDue: CivilDate("2026-01-01"), paymentRounding: .up)
        let loan = try Loan(terms)
        #expect(loan.schedule.map(\.payment.cents) == [2, 2, 2, 2, 2])
        #expect(try loan.installment(dueIn: Month("2026-05"))?.isFinal == true)
        #expect(try loan.installment(dueIn: Month("2026-06")) == nil)
    }

    @Test(arguments: Seed.many)
    func everyScheduleRepaysExactly(seed: Seed) throws {
        var seed = seed
        let terms = try LoanTerms.random(using: &seed)
        let loan = try Loan(terms)
        let schedule = Array(loan.schedule)
        #expect(schedule.map(\.principal).reduce(.zero, +) == terms.principal)
        #expect(schedule.last?.balance == .zero)
        #expect(schedule.filter(\.isFinal).count == 1)
        #expect(schedule.count <= terms.months)
        #expect(schedule.map(\.number) == Array(1...schedule.count))
        #expect(schedule.dropLast().allSatisfy { $0.payment == loan.payment })
        #expect(loan.totalInterest == schedule.map(\.interest).reduce(.zero, +))
        var owed = terms.principal
        for installment in schedule {
            owed -= installment.principal
            #expect(installment.balance == owed)
            #expect(installment.payment == installment.interest + installment.principal)
            #expect(installment.principal >= .zero && installment.interest >= .zero)
        }
    }

    @Test(arguments: Seed.few)
    func aMonthTellsWhatTheScheduleTells(seed: Seed) throws {
        var seed = seed
        let loan = try Loan(.random(using: &seed))
        for installment in loan.schedule.prefix(50) {
            let month = installment.due.monthOfYear
            #expect(loan.balance(atEndOf: month) == installment.balance)
            #expect(loan.installment(dueIn: month) == installment)
        }
    }

    /// The last payment differs by no more than what rounding can have added up to.
    @Test(arguments: Seed.many)
    func theLastPaymentIsNearTheOthers(seed: Seed) throws {
        var seed = seed
        let months = Int.random(in: 1...360, using: &seed)
        let terms = try LoanTerms(
            principal: Money(cents: .random(in: 1_000_00...50_000_00, using: &seed)),
            annualRate: Ratio(billionths: .random(in: 0...150_000_000, using: &seed)),
            months: months, firstDue: CivilDate("2026-06-15"))
        let loan = try Loan(terms)
        let last = try #require(Array(loan.schedule).last)
        // Each month errs by at most half a cent in the payment and half in the interest,
        // and what it erred by bears interest to the end.
        let rate = Double(terms.annualRate.billionths) / 12e9
        var bound = 1.0
        for _ in 0..<months { bound = bound * (1 + rate) + 1 }
        #expect(abs(Double((last.payment - loan.payment).cents)) <= bound)
    }
}

extension LoanTerms {
    static var ofShare: LoanTerms {
        get throws {
            try LoanTerms(
                principal: Money(cents: 2_600_00), annualRate: Ratio(percent: "5.99"),
                months: 120, firstDue: CivilDate("2026-06-15"))
        }
    }

    /// One rule for both roundings, so that the payment is never below the interest.
    static func random(using seed: inout Seed) throws -> LoanTerms {
        let size = Int64.random(in: 1...49, using: &seed)
        let rule = RoundingRule.allCases.randomElement(using: &seed) ?? .halfEven
        return try LoanTerms(
            principal: Money(cents: .random(in: 1...(1 << size), using: &seed)),
            annualRate: Ratio(billionths: .random(in: 0...1_000_000_000, using: &seed)),
            months: .random(in: 1...400, using: &seed),
            firstDue: CivilDate("2026-01-01").adding(days: .random(in: 0...3_000, using: &seed)),
            interestRounding: rule, paymentRounding: rule)
    }
}

import Lending
import Quantities
import Testing

/// The words of every refusal of a contract.
struct LoanContractErrorTests {
    private struct Terms {
        var principal: Int64 = 1_000_00
        var rate: Int64 = 60_000_000
        var periods = 12
        var disbursed = "2026-01-15"
        var firstDue = "2026-02-15"
        var dueDay: Int?
        var frequency = PaymentFrequency.monthly
        var options = LoanOptions()
    }

    private func message(_ change: (inout Terms) -> Void) -> String? {
        var terms = Terms()
        change(&terms)
        return #expect(throws: LoanContractError.self) {
            _ = try PaymentPlan(
                LoanContract(
                    principal: Money(cents: terms.principal),
                    annualRate: Ratio(billionths: terms.rate), periods: terms.periods,
                    disbursed: CivilDate(terms.disbursed), firstDue: CivilDate(terms.firstDue),
                    dueDay: terms.dueDay, frequency: terms.frequency, options: terms.options))
        }?.description
    }

    @Test func figures() {
        #expect(
            message { $0.principal = -5 }
                == "the principal must be from 0.01 to 10000000000000.00, found -0.05")
        #expect(
            message { $0.rate = 1_000_000_001 }
                == "the annual rate must be from 0% to 100%, found 100.0000001%")
        #expect(
            message { $0.options.autopayDiscount = .one }
                == "the autopay discount must be from 0% to the rate of 6%, found 100%")
        #expect(
            message { $0.periods = 0 } == "a loan must have from 1 to 1200 periods, found 0")
        #expect(
            message { $0.periods = 1_201 }
                == "a loan must have from 1 to 1200 periods, found 1201")
        #expect(
            message { $0.frequency = .months(13) }
                == "payments must be from 1 to 12 months apart, found 13")
        #expect(
            message { $0.frequency = .days(0) }
                == "payments must be from 1 to 365 days apart, found 0")
        #expect(
            message { $0.options.feePerPeriod = Money(cents: -1) }
                == "the fee per period must be from 0.00 to 10000000000000.00, found -0.01")
        #expect(
            message { $0.options.prepaidFinanceCharge = Money(cents: 1_000_00) }
                == "the prepaid finance charge must be from 0.00 to less than the principal of "
                + "1000.00, found 1000.00")
        #expect(
            message { $0.options.fixedPayment = .zero }
                == "the payment must be from 0.01 to 10000000000000.00, found 0.00")
    }

    @Test func dates() {
        #expect(message { $0.dueDay = 32 } == "the due day must be from 1 to 31, found 32")
        #expect(
            message { $0.dueDay = 16 }
                == "the first payment must be due on day 16 of a month or on the last of a "
                + "shorter one, found 2026-02-15")
        #expect(
            message { $0.disbursed = "2026-02-15" }
                == "the first payment must be due after the disbursement on 2026-02-15, "
                + "found 2026-02-15")
        #expect(
            message {
                $0.firstDue = "2199-02-15"
                $0.periods = 24
            } == "24 periods from 2199-02-15 on end after the year 2200")
    }

    @Test func phases() {
        let range = "must lie within the loan's payments that it can shape, found"
        #expect(
            message { $0.options.deferral = Deferral(periods: -1, interest: .none) }
                == "the deferred periods \(range) -1")
        #expect(
            message { $0.options.interestOnlyPeriods = -1 }
                == "the interest-only periods \(range) -1")
        #expect(
            message { $0.options.steps = PaymentSteps(every: 0, growth: .one) }
                == "the periods between steps \(range) 0")
        #expect(
            message {
                $0.options.solarPaydown = SolarPaydown(checkpoint: 12, method: .presentValue)
            }
                == "the checkpoint \(range) 12")
        #expect(
            message { $0.options.rateChange = RateChange(after: 0, rate: .zero) }
                == "the payment after which the rate changes \(range) 0")
        #expect(
            message { $0.options.prepayments = [Prepayment(after: 12, amount: Money(cents: 1))] }
                == "the payment after which is prepaid \(range) 12")
        #expect(
            message { $0.options.interestOnlyPeriods = 12 }
                == "deferred and interest-only periods leave none of the 12 to repay in")
        #expect(
            message { $0.options.amortizationPeriods = 11 }
                == "the payment must be reckoned over 12 to 1200 periods, found 11")
        #expect(
            message { $0.options.steps = PaymentSteps(every: 1, growth: .zero) }
                == "payments must grow by more than 0% and at most 100%, found 0%")
        #expect(
            message {
                $0.options.steps = PaymentSteps(every: 1, growth: .one)
                $0.options.amortizationPeriods = 13
            }
                == "payments that grow in steps cannot be found anew: leave out balloon, recast, "
                + "solar paydown and a change of the rate")
        #expect(
            message { $0.options.shortfall = .carry }
                == "interest can be carried only to the checkpoint of a solar paydown, and there "
                + "is none")
        #expect(
            message {
                $0.options.solarPaydown = SolarPaydown(
                    checkpoint: 6, target: .one, method: .presentValue)
            } == "the target must be from 0% to less than 100%, found 100%")
    }

    @Test func schedules() {
        #expect(
            message { $0.options.prepayments = [Prepayment(after: 1, amount: .zero)] }
                == "a prepayment must be from 0.01 to 10000000000000.00, found 0.00")
        #expect(
            message {
                $0.options.prepayments = [Prepayment(after: 1, amount: Money(cents: 1_000_00))]
            } == "the prepayment of 1000.00 after payment 1 is more than the 918.93 then owed")
        #expect(
            message { $0.options.steps = PaymentSteps(every: 1, growth: .one) }
                == "payment 1 of 0.26 is less than its interest of 5.00, which the contract does "
                + "not allow")
        #expect(
            message {
                $0.rate = 1_000_000_000
                $0.periods = 1_200
                $0.options.deferral = Deferral(periods: 1_199, interest: .capitalizeEach)
            } == "what is owed at payment 317 is too large to be kept exactly")
    }

    @Test(
        arguments: [
            ([0], "note 1 must be from 0.01 to the principal, found 0.00"),
            ([40_000, 59_999], "the notes must sum to the principal of 1000.00, found 999.99"),
            ([], "a loan must be funded by 1 to 10000 notes, found 0"),
            ([100_000], "the servicing fee must be from 0% to 100%, found 200%"),
        ] as [([Int64], String)])
    func notes(cents: [Int64], message: String) throws {
        let plan = try PaymentPlan(
            LoanContract(
                principal: Money(cents: 1_000_00), annualRate: Ratio(percent: "6"), periods: 12,
                disbursed: CivilDate("2026-01-15"), firstDue: CivilDate("2026-02-15")))
        let servicing = ServicingFee(rate: try Ratio(percent: "200"), base: .payment)
        let error = #expect(throws: NoteError.self) {
            _ = try NoteDistribution(
                plan, notes: cents.map(Money.init(cents:)), servicing: servicing)
        }
        #expect(error?.description == message)
    }
}

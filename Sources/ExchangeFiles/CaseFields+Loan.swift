import JSONParsing
import Lending
import Quantities

extension CaseFields {
    /// The terms that most loans do without; `rate` is the full rate, for when autopay ends.
    func loanOptions(rate: Ratio) -> LoanOptions {
        var options = LoanOptions()
        options.paymentRounding = choice(
            "payment_rounding", optional("payment_rounding"),
            ["up": RoundingRule.up as RoundingRule?, "nearest": nil]
        ).flatMap { $0 }
        options.interestOnlyPeriods =
            count("interest_only_periods", optional("interest_only_periods")) ?? 0
        options.deferral = deferral()
        options.steps = steps()
        options.amortizationPeriods = count(
            "amortization_periods", optional("amortization_periods"))
        options.oddFirst =
            choice(
                "odd_first", optional("odd_first"),
                ["inside": OddFirst.inside, "separate": .separate]) ?? .inside
        options.paymentBasis =
            choice(
                "payment_basis", optional("payment_basis"),
                ["actual": PaymentBasis.actualPeriods, "nominal": .nominal]) ?? .actualPeriods
        options.allowsNegativeAmortization = flag("allow_negative_amortization") ?? false
        options.solarPaydown = solarPaydown()
        options.shortfall =
            choice(
                "shortfall", optional("shortfall"),
                ["capitalize": Shortfall.capitalize, "carry": .carry]) ?? .capitalize
        options.prepayments = objects("prepayments") { $0.prepayment() }
        options.autopayDiscount =
            percent("autopay_discount_pct", optional("autopay_discount_pct")) ?? .zero
        options.rateChange = count("autopay_off_after", optional("autopay_off_after")).map {
            RateChange(after: $0, rate: rate)
        }
        options.feePerPeriod =
            cents("fee_per_period_cents", optional("fee_per_period_cents")) ?? .zero
        options.prepaidFinanceCharge =
            cents("prepaid_finance_charge_cents", optional("prepaid_finance_charge_cents"))
            ?? .zero
        return options
    }

    private func deferral() -> Deferral? {
        let interest = choice(
            "deferral_interest", optional("deferral_interest"),
            [
                "capitalize_each": DeferredInterest.capitalizeEach,
                "capitalize_end": .capitalizeEnd, "none": DeferredInterest.none,
            ])
        let periods = count("deferral_periods", optional("deferral_periods"))
        guard let periods, periods != 0 else { return nil }
        guard let interest else {
            if !has("deferral_interest") {
                report(
                    "deferred periods need the field \"deferral_interest\"", of: "deferral_periods")
            }
            return nil
        }
        return Deferral(periods: periods, interest: interest)
    }

    private func steps() -> PaymentSteps? {
        let every = count("step_every", optional("step_every"))
        let growth = percent("step_pct", optional("step_pct"))
        if let every, let growth { return PaymentSteps(every: every, growth: growth) }
        if has("step_every") != has("step_pct") {
            let key = has("step_every") ? "step_every" : "step_pct"
            report("\"step_every\" and \"step_pct\" go together, found only one", of: key)
        }
        return nil
    }

    private func solarPaydown() -> SolarPaydown? {
        object("solar_paydown") { fields in
            let checkpoint = fields.count("checkpoint_n", fields.required("checkpoint_n"))
            let target = fields.percent("target_pct", fields.optional("target_pct")) ?? .zero
            let method = fields.choice(
                "method", fields.required("method"),
                ["pv": SolarPaydown.Method.presentValue, "reduced_principal": .reducedPrincipal])
            guard let checkpoint, let method else { return nil }
            return SolarPaydown(checkpoint: checkpoint, target: target, method: method)
        }
    }

    private func prepayment() -> Prepayment? {
        let after = count("after_n", required("after_n"))
        let amount = cents("amount_cents", required("amount_cents"))
        let recasts = flag("recast") ?? false
        guard let after, let amount else { return nil }
        return Prepayment(after: after, amount: amount, recasts: recasts)
    }
}

// MARK: - Ledger and notes

extension CaseFields {
    func ledgerTerms() -> LoanLedger.Terms {
        LoanLedger.Terms(
            lateFee: object("late_fee") { $0.lateFee() },
            chargeOffAfter: count("charge_off_dpd", optional("charge_off_dpd")))
    }

    private func lateFee() -> LateFee? {
        let flat = cents("flat_cents", optional("flat_cents"))
        let part = percent("pct", optional("pct"))
        let rule = choice(
            "rule", optional("rule"), ["greater": LateFee.Choice.greater, "lesser": .lesser])
        let grace = count("grace_days", required("grace_days"))
        guard let grace else { return nil }
        return LateFee(flat: flat, part: part, choice: rule ?? .greater, graceDays: grace)
    }

    func ledgerEvents() -> [LedgerEvent] {
        objects("events") { fields in
            let date = fields.date("date", fields.required("date"))
            let type = fields.choice(
                "type", fields.required("type"),
                [
                    "payment": EventType.payment, "quote": .quote, "payoff_quote": .quote,
                    "status": .status,
                ])
            guard let type else { return nil }
            let action: LedgerEvent.Action? =
                switch type {
                case .payment: fields.paymentAction()
                case .quote: .quote
                case .status: .status
                }
            guard let date, let action else { return nil }
            return LedgerEvent(action, on: date)
        }
    }

    private enum EventType {
        case payment, quote, status
    }

    /// A payment of an amount, or of whatever is owed where it says `"payoff"`.
    private func paymentAction() -> LedgerEvent.Action? {
        guard let value = required("amount_cents") else { return nil }
        if case .text("payoff") = value.content { return .payoff }
        return cents("amount_cents", value).map(LedgerEvent.Action.payment)
    }

    /// The amounts of notes, nil where there are none.
    func noteAmounts(isExpected: Bool) -> [Money]? {
        let value = isExpected ? required("notes_cents") : optional("notes_cents")
        guard let value else { return nil }
        return elements("notes_cents", value).compactMap { cents("notes_cents", $0) }
    }

    func servicingFee() -> ServicingFee {
        let rate = percent("servicing_fee_pct", optional("servicing_fee_pct")) ?? .zero
        let base = choice(
            "fee_base", optional("fee_base"),
            ["payment": ServicingFee.Base.payment, "interest": .interest])
        return ServicingFee(rate: rate, base: base ?? .payment)
    }
}

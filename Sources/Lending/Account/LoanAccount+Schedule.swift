import Quantities

// MARK: - Changes of the schedule

extension LoanAccount {
    /// Finds the payment anew on what is owed, unless that is what the schedule counted on.
    mutating func recast(on date: CivilDate) throws(LoanEventError) {
        let left = duesLeft(after: date)
        guard let first = left.first else { throw .nothingLeft(date) }
        guard ledger.principal != scheduledPrincipal(on: date) else { return }
        try reschedule(on: date, firstDue: first, periods: left.count, rate: rate)
    }

    mutating func restructure(
        _ rate: Ratio, _ periods: Int, on date: CivilDate
    ) throws(LoanEventError) {
        guard LoanContract.periodsAllowed.contains(periods) else {
            throw .termOutOfRange(periods)
        }
        guard rate >= .zero, rate <= .one else { throw .contract(.rateOutOfRange(rate)) }
        ledger.capitalize(upTo: nil, on: date)
        baseRate = rate
        pending = []
        try reschedule(
            on: date, firstDue: nextDue(after: date), periods: periods, rate: discountedRate,
            cures: true)
    }

    mutating func deferNext(_ periods: Int, on date: CivilDate) throws(LoanEventError) {
        let left = duesLeft(after: date)
        guard let first = left.first else { throw .nothingLeft(date) }
        guard (1...Self.deferralLimit).contains(periods) else {
            throw .deferralOutOfRange(periods)
        }
        try reschedule(
            on: date, firstDue: first, periods: left.count + periods, rate: rate,
            deferral: Deferral(periods: periods, interest: .capitalizeEnd))
    }

    mutating func setAutopay(_ isOn: Bool, on date: CivilDate) throws(LoanEventError) {
        guard isOn != hasAutopay else { throw .autopayAlready(isOn) }
        hasAutopay = isOn
        let left = duesLeft(after: date)
        guard let first = left.first, rate != discountedRate else { return }
        try reschedule(on: date, firstDue: first, periods: left.count, rate: discountedRate)
    }

    /// Asks for all that is owed on `due`, where money on `date` was to pay the loan off and did
    /// not: one installment in the place of those to come.
    mutating func demandRest(on date: CivilDate, due: CivilDate) {
        ledger.demandRest(on: date, due: max(date, due))
        settledFees = ledger.feesReceived - scheduledFees
        pending = []
        scheduled = [ScheduledBalance(due: date, balance: ledger.principal)]
    }

    /// How many installments can be left out at once.
    public static let deferralLimit = 60

    private var discountedRate: Ratio {
        hasAutopay ? max(.zero, baseRate - terms.autopayDiscount) : baseRate
    }

    /// The days of installments after `date`, each once, but not of those that were paid ahead.
    private func duesLeft(after date: CivilDate) -> [CivilDate] {
        ledger.installments.reduce(into: []) { days, installment in
            guard installment.due > date, installment.cumulative > counted,
                installment.due != days.last
            else { return }
            days.append(installment.due)
        }
    }

    /// The first due date after `date`, also where the schedule has none any more.
    private func nextDue(after date: CivilDate) -> CivilDate {
        if let due = ledger.installments.first(where: { $0.due > date })?.due { return due }
        var number = 1
        while number < LoanContract.periodsAllowed.upperBound * 2,
            contract.dueDate(number) <= date
        {
            number += 1
        }
        return contract.dueDate(number)
    }

    /// What the present schedule counts on being owed at the end of `date`.
    private func scheduledPrincipal(on date: CivilDate) -> Money? {
        scheduled.last { $0.due <= date }?.balance
    }

    /// Puts a plan on what is owed in the place of what is to come.
    ///
    /// An installment of which a part was paid ahead stays as it is, and the plan begins after it
    /// on what is then owed.
    private mutating func reschedule(
        on date: CivilDate, firstDue: CivilDate, periods: Int, rate: Ratio,
        deferral: Deferral? = nil, cures: Bool = false
    ) throws(LoanEventError) {
        guard ledger.principal > .zero else { throw .nothingLeft(date) }
        if !cures, periods > 1, let (next, principal) = try afterPaidAhead(firstDue) {
            let plan = try plan(
                on: principal, from: firstDue, firstDue: next, periods: periods - 1, rate: rate,
                deferral: deferral)
            return replace(by: plan, on: date, plan.map { ($0.due, max(.zero, $0.payment)) })
        }
        let plan = try plan(
            on: ledger.principal, from: date, firstDue: firstDue, periods: periods, rate: rate,
            deferral: deferral)
        var due = plan.map { (due: $0.due, amount: max(.zero, $0.payment)) }
        let carried = ledger.interestUnpaid + ledger.accrued(on: date)
        // Interest since the last payment is due with the next one.
        if let first = due.firstIndex(where: { $0.amount > .zero }) {
            due[first].amount += carried
        }
        replace(by: plan, on: date, due, cures: cures)
    }

    /// Where a part of the installment due on `due` is paid ahead: the day of the next one, and
    /// what is owed when the rest of it is paid on its day.
    private func afterPaidAhead(
        _ due: CivilDate
    ) throws(LoanEventError) -> (next: CivilDate, principal: Money)? {
        let before = ledger.installments.last { $0.due < due }?.cumulative ?? .zero
        guard counted > before, let next = ledger.installments.first(where: { $0.due > due })
        else { return nil }
        var account = self
        try account.advance(to: due)
        _ = try account.pay(account.due(on: due), on: due)
        guard account.ledger.principal > .zero else { return nil }
        return (next.due, account.ledger.principal)
    }

    private func plan(
        on principal: Money, from start: CivilDate, firstDue: CivilDate, periods: Int,
        rate: Ratio, deferral: Deferral?
    ) throws(LoanEventError) -> PaymentPlan {
        var options = LoanOptions()
        options.paymentRounding = contract.options.paymentRounding
        options.feePerPeriod = contract.options.feePerPeriod
        options.monthEnd = contract.options.monthEnd
        options.paymentBasis = contract.options.paymentBasis
        options.deferral = deferral
        // A payment may fall short of its interest by what rounding takes.
        options.allowsNegativeAmortization = true
        do throws(LoanContractError) {
            return try PaymentPlan(
                LoanContract(
                    principal: principal, annualRate: rate, periods: periods, disbursed: start,
                    firstDue: firstDue, dueDay: contract.dueDay, frequency: contract.frequency,
                    dayCount: contract.dayCount, rounding: contract.rounding, options: options))
        } catch {
            throw .contract(error)
        }
    }

    private mutating func replace(
        by plan: PaymentPlan, on date: CivilDate, _ due: [(due: CivilDate, amount: Money)],
        cures: Bool = false
    ) {
        let kept = ledger.installments.last { $0.due < plan.contract.firstDue }?.cumulative
        let isAhead = cures || counted >= kept ?? .zero
        ledger.reschedule(
            on: date, as: due, rate: plan.contract.annualRate, isAhead: isAhead, cures: cures)
        if isAhead { settledFees = ledger.feesReceived - scheduledFees }
        let first = plan.first { $0.payment > .zero }
        rescheduled.append(
            Rescheduling(date: date, first: first?.due, payment: first?.payment ?? .zero))
        follow(plan, after: date)
    }

    /// Notes what the rows of a plan do by themselves.
    ///
    /// What was to happen on days up to `date` still does, and so do the fees of installments that
    /// were paid ahead, and a recast that was agreed.
    mutating func follow(_ plan: PaymentPlan, after date: CivilDate) {
        let first = plan.contract.firstDue
        var next = pending.filter { pending in
            switch pending.action {
            case .recast: true
            case .fee: pending.date < first
            case .capitalize: pending.date <= date
            }
        }
        scheduled = [
            ScheduledBalance(due: date, balance: ledger.principal),
            ScheduledBalance(due: plan.contract.disbursed, balance: plan.contract.principal),
        ]
        for row in plan {
            if row.fee > .zero { next.append(Pending(date: row.due, action: .fee(row.fee))) }
            if row.principal < .zero {
                next.append(
                    Pending(date: row.due, action: .capitalize(upTo: -row.principal)))
            }
            scheduled.append(ScheduledBalance(due: row.due, balance: row.balance))
        }
        if let checkpoint = plan.contract.options.solarPaydown?.checkpoint {
            next.append(
                Pending(date: plan.contract.dueDate(checkpoint), action: .recast))
        }
        // Those of a day stay in their order; a fee comes before anything else does.
        pending = next.enumerated().sorted {
            ($0.element.date, $0.element.rank, $0.offset)
                < ($1.element.date, $1.element.rank, $1.offset)
        }.map(\.element)
    }
}

extension LoanAccount.Pending {
    /// The order of what is due on the same day.
    fileprivate var rank: Int {
        switch action {
        case .fee: 0
        case .capitalize: 1
        case .recast: 2
        }
    }
}

import Quantities

/// Writes the rows of a schedule, front to back.
struct PlanWriter {
    let contract: LoanContract
    private let lengths: PeriodLengths
    private let rule: RoundingRule
    private let fee: Int64
    private let prepayments: [Prepayment]
    private(set) var rows: [PlanRow] = []
    private var rates: PeriodRates
    private var annualRate: Ratio
    private var balance: Int64
    private var payment: Int64 = 0
    /// Interest that bears none.
    private var carried: Int64 = 0
    /// Interest of deferred periods that is added at their end.
    private var deferredInterest: Int64 = 0
    private(set) var firstPayment: Int64 = 0
    private(set) var stub: Int64?
    private(set) var recastPayment: Int64?
    private(set) var changedPayment: Int64?
    private(set) var paydown: PaymentPlan.PaydownOutcome?

    init(_ contract: LoanContract) {
        let options = contract.options
        self.contract = contract
        lengths = PeriodLengths(contract)
        rule = contract.rounding
        fee = options.feePerPeriod.cents
        prepayments = options.prepayments
        annualRate = contract.annualRate - options.autopayDiscount
        rates = PeriodRates(annual: annualRate, lengths)
        balance = contract.principal.cents
        rows.reserveCapacity(contract.periods + prepayments.count + 1)
    }

    mutating func write() throws(LoanContractError) {
        for number in 1..<contract.firstLevel {
            try addUnlevel(number)
            try follow(number)
            guard balance > 0 else { return }
        }
        try findFirstPayment()
        var number = contract.firstLevel
        while balance > 0, number <= contract.periods {
            // Between the payments after which something happens nothing but rows is written.
            let end = nextEvent(from: number)
            try addLevel(number...end)
            guard balance > 0 else { return }
            try follow(end)
            number = end + 1
        }
    }

    /// The next payment from `number` on that something follows or that differs from the others.
    private func nextEvent(from number: Int) -> Int {
        let options = contract.options
        if options.steps != nil || stub != nil && number == 1 { return number }
        var next = contract.periods
        for prepayment in prepayments where prepayment.after >= number {
            next = min(next, prepayment.after)
        }
        for after in [options.solarPaydown?.checkpoint, options.rateChange?.after] {
            if let after, after >= number { next = min(next, after) }
        }
        return next
    }
}

// MARK: - Rows

extension PlanWriter {
    private mutating func add(
        _ number: Int, _ kind: PlannedPayment.Kind, interest: Int64, principal: Int64, fee: Int64,
        isExtra: Bool = false
    ) throws(LoanContractError) {
        balance -= principal
        guard balance <= LoanContract.balanceLimit else { throw .balanceTooLarge(number: number) }
        rows.append(
            PlanRow(
                number: Int32(number), kind: kind, isExtra: isExtra, interest: interest,
                principal: principal, fee: fee, balance: balance, carried: carried))
    }

    /// Adds a payment of interest alone, or of nothing.
    private mutating func addUnlevel(_ number: Int) throws(LoanContractError) {
        let interest = rates[number].interest(on: balance, rule)
        guard let deferral = contract.options.deferral, number <= deferral.periods else {
            return try add(number, .interestOnly, interest: interest, principal: 0, fee: fee)
        }
        switch deferral.interest {
        case .none: try add(number, .deferred, interest: 0, principal: 0, fee: 0)
        case .capitalizeEach:
            try add(number, .deferred, interest: interest, principal: -interest, fee: 0)
        case .capitalizeEnd:
            deferredInterest += interest
            guard deferredInterest <= LoanContract.balanceLimit else {
                throw .balanceTooLarge(number: number)
            }
            guard number == deferral.periods else {
                return try add(number, .deferred, interest: 0, principal: 0, fee: 0)
            }
            try add(
                number, .capitalize, interest: deferredInterest, principal: -deferredInterest,
                fee: 0)
            deferredInterest = 0
        }
    }

    private mutating func addLevel(_ numbers: ClosedRange<Int>) throws(LoanContractError) {
        let last = contract.periods
        let written = addRegular(numbers)
        for number in written..<(numbers.upperBound + 1) {
            if contract.options.steps != nil { try climb(number) }
            var payment = payment
            if number == 1, let stub { payment += stub }
            let interest = rates[number].interest(on: balance, rule)
            if number == last || balance + interest + carried <= payment {
                return try finish(number, interest: interest)
            }
            let principal = payment - interest
            guard principal >= 0, carried == 0 else {
                try addShort(number, payment: payment, interest: interest)
                continue
            }
            balance -= principal
            rows.append(
                PlanRow(
                    number: Int32(truncatingIfNeeded: number), kind: .scheduled, isExtra: false,
                    interest: interest, principal: principal, fee: fee, balance: balance,
                    carried: 0))
        }
    }

    /// Adds payments from the first of `numbers` on for as long as nothing is special about them,
    /// and returns the number of the first that it leaves.
    ///
    /// Most rows of most loans are written here: with a product, a division and two subtractions.
    private mutating func addRegular(_ numbers: ClosedRange<Int>) -> Int {
        let first = numbers.lowerBound
        guard let rate = rates.uniform(from: first), carried == 0,
            contract.options.steps == nil, stub == nil || first > 1
        else { return first }
        let (payment, rule, fee) = (payment, rule, fee)
        let end = min(numbers.upperBound, contract.periods - 1)
        guard end >= first else { return first }
        var owed = balance
        var number = first
        rows.append(addingCapacity: end - first + 1) { (added: inout OutputSpan<PlanRow>) in
            while number <= end {
                let (product, overflow) = owed.multipliedReportingOverflow(by: rate.numerator)
                guard !overflow else { break }
                let interest = rate.rounded(product, rule)
                let principal = payment - interest
                guard principal >= 0, principal < owed else { break }
                owed -= principal
                added.append(
                    PlanRow(
                        number: Int32(truncatingIfNeeded: number), kind: .scheduled,
                        isExtra: false, interest: interest, principal: principal, fee: fee,
                        balance: owed, carried: 0))
                number += 1
            }
        }
        balance = owed
        return number
    }

    private mutating func finish(_ number: Int, interest: Int64) throws(LoanContractError) {
        let isBalloon = contract.amortizedPeriods > contract.periods && number == contract.periods
        let interest = interest + carried
        carried = 0
        try add(
            number, isBalloon ? .balloon : .final, interest: interest, principal: balance, fee: fee)
    }

    /// Adds a payment that does not cover the interest, or of which some pays carried interest.
    private mutating func addShort(
        _ number: Int, payment: Int64, interest: Int64
    ) throws(LoanContractError) {
        let options = contract.options
        guard options.shortfall == .carry else {
            guard options.allowsNegativeAmortization || options.solarPaydown != nil else {
                throw .paymentBelowInterest(
                    number: number, payment: Money(cents: payment),
                    interest: Money(cents: interest))
            }
            return try add(
                number, .scheduled, interest: interest, principal: payment - interest, fee: fee)
        }
        let paid = min(payment, interest + carried)
        carried += interest - paid
        guard carried <= LoanContract.balanceLimit else { throw .balanceTooLarge(number: number) }
        try add(number, .scheduled, interest: paid, principal: payment - paid, fee: fee)
    }
}

// MARK: - Payments

extension PlanWriter {
    /// The level payment on what is owed, from payment `first` to the last.
    private func levelPayment(
        from first: Int, balance: Int64, lump: (number: Int, cents: Int64)? = nil
    ) throws(LoanContractError) -> Int64 {
        let options = contract.options
        let equation = PaymentEquation(
            balance: balance, rates: equationRates, periods: first...contract.amortizedPeriods,
            lump: lump, steps: options.steps, rule: options.paymentRounding ?? rule)
        guard let cents = equation.cents else { throw .balanceTooLarge(number: first) }
        guard options.evensLastPayment else { return cents }
        return PaymentAdjustment(
            balance: balance, rates: rates, periods: first...contract.periods, rule: rule
        ).adjusted(cents)
    }

    /// The rates that the payment is reckoned with.
    private var equationRates: PeriodRates {
        switch contract.options.paymentBasis {
        case .nominal:
            let perYear = contract.frequency.perYear
            let each = YearFraction(perYear.denominator, perYear.numerator)
            return PeriodRates(annual: annualRate, PeriodLengths(each: each))
        case .actualPeriods:
            guard contract.options.oddFirst == .separate else { return rates }
            let regular = lengths.replacingFirst(by: contract.regularFirstLength)
            return PeriodRates(annual: annualRate, regular)
        }
    }

    private mutating func findFirstPayment() throws(LoanContractError) {
        let options = contract.options
        let first = contract.firstLevel
        if let fixed = options.fixedPayment {
            payment = fixed.cents
        } else if let solar = options.solarPaydown {
            let target = solarTarget(solar)
            payment =
                switch solar.method {
                case .presentValue:
                    try levelPayment(
                        from: first, balance: balance, lump: (solar.checkpoint, target))
                case .reducedPrincipal:
                    try levelPayment(from: first, balance: max(0, balance - target))
                }
        } else {
            payment = try levelPayment(from: first, balance: balance)
        }
        firstPayment = payment
        guard options.oddFirst == .separate, first == 1 else { return }
        let regular = PeriodRate(annual: annualRate, contract.regularFirstLength)
        stub = rates[1].interest(on: balance, rule) - regular.interest(on: balance, rule)
    }

    private func solarTarget(_ solar: SolarPaydown) -> Int64 {
        let product = Int128(contract.principal.cents) * Int128(solar.target.billionths)
        return Int64(product.divided(by: Int128(Ratio.one.billionths), rule))
    }

    /// Finds the payment of a step, where `number` begins one.
    private mutating func climb(_ number: Int) throws(LoanContractError) {
        let index = number - contract.firstLevel
        guard let steps = contract.options.steps, steps.begins(at: index) else { return }
        guard let next = steps.payment(base: firstPayment, index: index, rule) else {
            throw .balanceTooLarge(number: number)
        }
        payment = next
    }

    /// What comes after the payment `number` on the same day.
    private mutating func follow(_ number: Int) throws(LoanContractError) {
        var recasts = false
        for prepayment in prepayments where prepayment.after == number {
            try prepay(prepayment, number)
            guard balance > 0 else { return }
            recasts = recasts || prepayment.recasts
        }
        let options = contract.options
        let changesRate = options.rateChange?.after == number
        if changesRate, let change = options.rateChange {
            annualRate = change.rate
            rates = PeriodRates(annual: annualRate, lengths)
        }
        let isCheckpoint = options.solarPaydown?.checkpoint == number
        if isCheckpoint, carried > 0 {
            let interest = carried
            carried = 0
            try add(
                number, .capitalize, interest: interest, principal: -interest, fee: 0,
                isExtra: true)
        }
        // Before the first level payment there is none to find anew.
        guard number >= contract.firstLevel, recasts || changesRate || isCheckpoint,
            number < contract.periods
        else { return }
        payment = try levelPayment(from: number + 1, balance: balance)
        if recasts { recastPayment = payment }
        if changesRate { changedPayment = payment }
        if isCheckpoint, let solar = options.solarPaydown {
            paydown = PaymentPlan.PaydownOutcome(
                target: Money(cents: solarTarget(solar)), balance: Money(cents: balance),
                payment: Money(cents: payment))
        }
    }

    private mutating func prepay(
        _ prepayment: Prepayment, _ number: Int
    ) throws(LoanContractError) {
        let amount = prepayment.amount.cents
        // Interest that deferred periods have yet to add must have a balance to be added to.
        guard amount <= balance + carried - (deferredInterest > 0 ? 1 : 0) else {
            throw .prepaymentBeyondBalance(
                prepayment.amount, number: number, owed: Money(cents: balance + carried))
        }
        let interest = max(0, min(amount, carried))
        carried -= interest
        try add(
            number, amount < 0 ? .advance : .prepayment, interest: interest,
            principal: amount - interest, fee: 0, isExtra: true)
    }
}

internal import Accounting
internal import Billing
internal import Lending
internal import Metering
internal import NetMetering
internal import Quantities
internal import Sharing
internal import Storage

/// Puts together what a bill run needs to know of each subscription, from a few queries for
/// the whole array.
struct MemberReader {
    private let array: Stored<ArrayRow>
    private let month: Month
    private let shares: [Int64: [ShareRow]]
    private let loans: [Int64: LoanRow]
    private let bills: [Int64: UtilityBillRow]
    private let usage: [Int64: MeteredUsage]
    private let owed: [Int64: Int64]
    private let lots: [Int64: [BankLot]]
    private let past: [Int64: [MemberMonthRow]]
    private let payments: [Int64: [Stored<PaymentRow>]]
    let reports: UtilityReportSources
    private let sharing: [Int64: Statement.SharingFact]
    private let financing: FinancingReader
    private let unissued: UnissuedMonths

    init(
        book: BookReader, array: Stored<ArrayRow>, month: Month, issued: CivilDate,
        zone: TimeZoneRules, program: Program
    ) throws {
        self.array = array
        self.month = month
        unissued = try UnissuedMonths(book, ofArray: array.id, around: month)
        financing = try FinancingReader(book, array: array.id, issued: issued)
        shares = Dictionary(
            grouping: try book.shares(ofArray: array.id, on: month.days), by: \.subscription)
        loans = Dictionary(
            try book.loans(ofArray: array.id).map { ($0.subscription, $0) }
        ) { $1 }
        bills = Dictionary(
            try book.utilityBills(ofArray: array.id, in: month).map { ($0.subscription, $0) }
        ) { $1 }
        reports = try UtilityReportSources(book, ofArray: array.id, in: month)
        usage = try Self.meteredUsage(book, array.id, zone.range(of: month.days))
        owed = try book.balances(of: .receivable, inArray: array.id)
        lots = Dictionary(grouping: try book.bankLots(ofArray: array.id), by: \.subscription)
        past = Dictionary(
            grouping: try book.memberMonths(
                ofArray: array.id, from: Self.firstMonth(before: month, program), through: month),
            by: \.subscription)
        payments = Dictionary(
            grouping: try book.payments(ofArray: array.id), by: \.row.subscription)
        sharing = try SharingMonth(book: book, array: array, month: month, zone: zone)
            .facts()
    }

    func subscription(_ membership: Membership) throws -> SubscriptionMonth {
        let row = membership.subscription
        let id = row.id
        let months = past[id] ?? []
        let before = months.filter { $0.month < month }
        let paid = payments(of: id, since: before.last)
        let received = paid.filter { $0.amount > .zero }
        let fee = row.fee?.model
        var subscription = SubscriptionMonth(
            number: id,
            recipient: Statement.Recipient(
                subscriberID: membership.subscriber.key, name: membership.subscriber.name,
                memberClass: membership.subscriber.memberClass,
                utilityAccount: row.utilityAccount, subscriptionID: row.key),
            active: row.period, holdings: try holdings(of: id),
            feeOverride: fee ?? row.savings.map(FeeModel.savings),
            usage: bills[id]?.used ?? usage[id]?.energy, utilityBill: bills[id]?.billed,
            moneyBank: try bank(of: id, .cents, Money.init(cents:)),
            energyBank: try bank(of: id, .milliwattHours, Energy.init(milliwattHours:)),
            firstCredit: before.first { $0.earned > 0 }?.month,
            installment: try installment(of: id), owed: Money(cents: owed[id] ?? 0),
            paid: try Money.sum(of: paid.map(\.row.amount)), paymentCount: received.count,
            lastStatement: before.last.map {
                StatementNumber(array: array.key, sequence: $0.statement)
            },
            history: before.filter { month.months(since: $0.month) <= 11 }.map(history),
            sharing: sharing[id],
            isIssued: months.last?.month == month,
            obstacle: obstacle(row) ?? unissued.obstacle(of: id, last: before.last?.month),
            paymentDays: received.count > StatementLine.mostPaymentDays
                ? [] : received.map(\.received), paymentsTakenBack: paid.count - received.count,
            billReport: bills[id]?.billed == nil ? nil : reports.place(of: id),
            usageReport: bills[id]?.used == nil ? nil : reports.place(of: id),
            financing: try financing.month(of: id))
        if bills[id]?.used == nil, let metered = usage[id] {
            subscription.unmeasuredUsage = metered.unmeasured
            if metered.energy < .zero {
                subscription.obstacle = subscription.obstacle ?? metered.belowZero
            }
        }
        return subscription
    }

    private func obstacle(_ row: Stored<SubscriptionRow>) -> String? {
        if shares[row.id] == nil { return "the contract holds, but no share does in the month" }
        guard let fee = row.fee, fee.model == nil else { return nil }
        return "the contract's fee \"\(fee.kind)\" is of no kind that is known"
    }

    private func holdings(of subscription: Int64) throws -> [ShareHolding<Int64>] {
        try (shares[subscription] ?? []).map {
            try ShareHolding($0.subscription, units: $0.units, during: $0.period)
        }
    }

    /// Payments that the last statement does not show yet.
    private func payments(
        of subscription: Int64, since last: MemberMonthRow?
    ) -> [Stored<PaymentRow>] {
        (payments[subscription] ?? []).filter { $0.entry > (last?.lastEntry ?? 0) }
    }

    private func bank<Amount: Bankable>(
        of subscription: Int64, _ unit: CreditUnit, _ amount: (Int64) -> Amount
    ) throws -> CreditBank<Amount> {
        let own = (lots[subscription] ?? []).filter { $0.unit == unit }
        return try CreditBank(
            lots: own.map { CreditBank.Lot(earned: $0.earned, amount: amount($0.quantity)) })
    }

    private func history(_ row: MemberMonthRow) -> Statement.HistoryMonth {
        Statement.HistoryMonth(
            month: row.month, allocated: row.allocated,
            credit: row.unit == .cents
                ? .money(Money(cents: row.earned))
                : .energy(Energy(milliwattHours: row.earned)))
    }

    private func installment(of subscription: Int64) throws -> StatementLine.InstallmentFact? {
        guard let row = loans[subscription] else { return nil }
        let terms = try LoanTerms(
            principal: row.principal, annualRate: row.rate, months: row.months,
            firstDue: row.firstMonth.firstDay)
        return try Loan(terms).installment(dueIn: month).map {
            StatementLine.InstallmentFact(
                number: $0.number, count: row.months, interest: $0.interest,
                principal: $0.principal, balance: $0.balance, rate: row.rate)
        }
    }

    /// How far back the book is read: a year for the chart, or to the first credit where the
    /// program counts its years from there.
    private static func firstMonth(before month: Month, _ program: Program) -> Month {
        if case .annualFromStart = program.bank.carry { return month.adding(months: -1200) }
        return month.adding(months: -11)
    }

    /// What each usage meter shows for the month, where it was read without a gap.
    private static func meteredUsage(
        _ book: BookReader, _ array: Int64, _ range: TimeRange
    ) throws -> [Int64: MeteredUsage] {
        var usage: [Int64: MeteredUsage] = [:]
        for meter in try book.usageMeters(ofArray: array) {
            guard let subscription = meter.subscription else { continue }
            let series = try book.readings(of: meter.id, .delivered, in: range)
            guard !series.isEmpty, series.gaps(in: range).isEmpty,
                let total = try? series.total(in: range)
            else { continue }
            usage[subscription] = MeteredUsage(
                meter: meter.key, energy: total,
                unmeasured: UnmeasuredEnergy.all(in: series, range, of: .usage))
        }
        return usage
    }

    /// What a usage meter shows for a month.
    private struct MeteredUsage {
        let meter: String
        let energy: Energy
        let unmeasured: [UnmeasuredEnergy]

        /// Why nothing can be billed by it where it is below zero.
        var belowZero: String {
            "the usage meter \(meter) delivered \(energy) kWh in the month, and use is not below "
                + "zero; undo its file with: commonwatt meter undo FILE, and import it again with "
                + "--below-zero as-received"
        }
    }
}

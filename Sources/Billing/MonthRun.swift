internal import Metering
internal import NetMetering
internal import Quantities
internal import Sharing

/// The bill run of one array's month: a function from inputs to outcome.
///
/// Preview and issue call the same function, so what was previewed is what is issued.
public struct MonthRun: Sendable {
    public let input: ArrayMonth

    public init(_ input: ArrayMonth) {
        self.input = input
    }

    /// Bills the month, or says why it cannot be billed at all.
    ///
    /// One subscription that cannot be billed is held and does not stop the others.
    public func outcome() throws(MonthRunError) -> MonthOutcome {
        let gaps = try checkedGaps()
        try checkSign()
        let register = try register()
        let segments = try segments(of: register)
        let month = ProgramMonth(
            program: input.program, month: input.month, references: input.references,
            capacity: input.array.capacity, segments: segments.map(\.segment),
            members: input.subscriptions.map(member), hostMoney: input.hostMoney,
            hostEnergy: input.hostEnergy)
        let outcome: ProgramMonth.Outcome
        do { outcome = try month.outcome() } catch { throw .program(error) }
        let run = runFacts(outcome.host, gaps: gaps)
        let writer = StatementWriter(
            input: input, run: run, segments: segments, month: month, outcome: outcome,
            unmeasured: UnmeasuredEnergy.all(
                in: input.production, input.array.timeZone.range(of: input.month.days),
                of: .production))
        return try writer.monthOutcome()
    }

    /// The stretches of the month without a reading, which must have been accepted.
    private func checkedGaps() throws(MonthRunError) -> [TimeRange] {
        let range = input.array.timeZone.range(of: input.month.days)
        let gaps = input.production.gaps(in: range)
        guard gaps.isEmpty || input.acceptsGaps else {
            throw .gaps(gaps, input.array.timeZone)
        }
        return gaps
    }

    /// Generation is not below zero: what an array draws, as at night, is its owner's own use.
    private func checkSign() throws(MonthRunError) {
        let range = input.array.timeZone.range(of: input.month.days)
        guard let energy = try? input.production.summary(in: range).energy, energy < .zero
        else { return }
        throw .belowZero(energy, input.month, files: input.meterFiles.map(\.name))
    }

    private func register() throws(MonthRunError) -> ShareRegister<Int64> {
        let holdings = input.subscriptions.flatMap(\.holdings)
        do {
            return try ShareRegister(holdings, of: input.array.shares)
        } catch {
            throw .shares(error)
        }
    }

    private func member(_ subscription: SubscriptionMonth) -> ProgramMonth.Member {
        ProgramMonth.Member(
            memberClass: input.program.classIndex(of: subscription.recipient.memberClass),
            usage: subscription.usage, bill: subscription.utilityBill,
            moneyBank: subscription.moneyBank, energyBank: subscription.energyBank,
            firstCredit: subscription.firstCredit, fee: subscription.feeOverride,
            start: subscription.active.start,
            isClosing: input.month.days.contains(subscription.active.end.adding(days: -1)))
    }

    private func runFacts(_ host: ProgramMonth.Host, gaps: [TimeRange]) -> RunFacts {
        let identity = input.program.identity
        let bankLine = input.program.bank.clause.line
        return RunFacts(
            cooperative: input.cooperative, currency: input.currency, arrayID: input.array.id,
            arrayName: input.array.name, shareUnit: input.array.shares.unit.rawValue,
            shareTotal: input.array.shares.total, utility: input.array.utility,
            timeZone: input.array.timeZone.identifier, month: input.month,
            issued: input.issued, due: input.issued.adding(days: input.array.dueDays),
            metered: host.metered, unallocated: host.unallocated, acceptedGaps: gaps,
            program: input.programSource, programName: identity.name,
            programSource: identity.sources.map(\.description).joined(separator: "; "),
            isIllustrative: identity.isIllustrative,
            attributeClaim: input.program.attributes?.sentence,
            disputeContact: input.disputeContact, meterFiles: input.meterFiles,
            template: input.template, utilityReports: input.utilityReports,
            bankLine: bankLine > 0 ? bankLine : nil, utilityFee: utilityFee)
    }

    /// What the utility keeps by the step that holds on the month's first day.
    private var utilityFee: RunFacts.UtilityFee? {
        let rule = input.program.settlement
        guard let step = rule.adminFee.last(where: { $0.from <= input.month.firstDay }),
            step.ratio != .zero
        else { return nil }
        return RunFacts.UtilityFee(
            ratio: step.ratio, isOfFee: rule.adminBase == .fee, line: step.clause.line)
    }
}

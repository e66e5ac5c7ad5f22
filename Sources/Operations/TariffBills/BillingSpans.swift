internal import Diagnostics
internal import Quantities
internal import Tariffs

/// Bills stretches of months that follow one another, each by its versions.
struct BillingSpans {
    let calendar: BillingCalendar
    let profiles: TariffProfiles
    /// When steps begin that are counted and not dated.
    let start: Instant
    let inputs: BillingPlan.Inputs
    let regime: MeteringRegime
    let convention: BillingConvention
    /// What the stretches before have left, of delivery or of all, and of another's supply.
    private var states = (delivery: MeteringState(), supply: MeteringState())

    init(
        calendar: BillingCalendar, profiles: TariffProfiles, start: Instant,
        inputs: BillingPlan.Inputs, regime: MeteringRegime, convention: BillingConvention
    ) {
        self.calendar = calendar
        self.profiles = profiles
        self.start = start
        self.inputs = inputs
        self.regime = regime
        self.convention = convention
    }

    /// The bills of a stretch, which follows those that were made before.
    ///
    /// - Throws: `Problems` where a tariff cannot bill it.
    mutating func bill(_ stretch: TariffSpan.Stretch) throws -> YearBill {
        if let supply = stretch.supply { return try bill(stretch, supply) }
        do throws(TariffBillError) {
            let plan = try BillingPlan(
                stretch.tariff, periods: stretch.periods, calendar: calendar,
                step: profiles.step, inputs: inputs)
            let bill = try plan.bill(
                for: try profiles.profile(from: start), under: regime, convention: convention,
                from: states.delivery)
            states.delivery = bill.endState
            return bill
        } catch {
            throw Problems(error, of: stretch.tariff)
        }
    }

    /// The bills of delivery and supply together.
    private mutating func bill(
        _ stretch: TariffSpan.Stretch, _ supply: Tariff
    ) throws -> YearBill {
        do {
            let choice = try EnergyChoice(delivery: stretch.tariff, supply: supply)
            let year = try EnergyChoicePlan(
                choice, periods: stretch.periods, calendar: calendar, step: profiles.step,
                inputs: inputs
            ).bill(
                for: profiles.profile(from: start), under: regime, convention: convention,
                from: states)
            states = (year.delivery.endState, year.supply.endState)
            return year.together
        } catch let error as TariffBillError {
            throw Problems(error, of: stretch.tariff)
        } catch let error as EnergyChoiceError {
            throw Problems("\(error)", at: supply.clause.place)
        } catch let error as TariffDefects {
            var problems = Problems()
            for defect in error.all {
                problems.add(
                    "\(defect.clause.id): without the utility's own supply: \(defect.fault)",
                    at: defect.clause.place)
            }
            throw problems
        }
    }
}

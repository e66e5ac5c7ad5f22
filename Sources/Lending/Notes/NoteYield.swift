public import Quantities

/// What an investor earns on a note.
public struct NoteYield: Hashable, Sendable {
    /// From 1.
    public let note: Int
    public let principal: Money
    /// All that the note was paid.
    public let cash: Money
    private let perPeriod: RateOfReturn?
    private let perDay: RateOfReturn?
    private let perYear: YearFraction

    init(_ note: Int, _ distribution: NoteDistribution, _ rows: [NoteDistribution.Row]) {
        let plan = distribution.plan
        let start = plan.contract.disbursed.dayNumber
        let principal = distribution.notes[note - 1]
        self.note = note
        self.principal = principal
        cash = rows.map(\.cash).reduce(.zero, +)
        perYear = plan.contract.frequency.perYear
        let advance = CashFlow(-principal, period: 0)
        perPeriod = RateOfReturn(
            of: [advance] + rows.map { CashFlow($0.cash, period: plan[$0.planIndex].number) })
        perDay = RateOfReturn(
            of: [advance]
                + rows.map {
                    CashFlow($0.cash, period: Int(plan[$0.planIndex].due.dayNumber - start))
                })
    }

    /// The internal rate of a period, as a percentage of six decimals.
    public var periodicPercent: String? {
        perPeriod?.nominalPercent(perYear: YearFraction(1, 1), decimals: 6)
    }

    /// The rate of a period times the periods of a year, as a percentage of four decimals.
    public var nominalPercent: String? {
        perPeriod?.nominalPercent(perYear: perYear, decimals: 4)
    }

    /// The rate of a period compounded over a year; none where a year has no whole number of them.
    public var effectivePercent: String? {
        guard perYear.denominator == 1 else { return nil }
        return perPeriod?.effectivePercent(periods: Int(perYear.numerator), decimals: 4)
    }

    /// The annual rate by days over 365, as spreadsheets' XIRR has it.
    public var datedPercent: String? {
        perDay?.effectivePercent(periods: 365, decimals: 4)
    }
}

extension NoteDistribution {
    /// The yields of the notes, in their order.
    public var yields: [NoteYield] {
        notes.indices.map { index in
            let own = stride(from: index, to: rows.count, by: notes.count).map { rows[$0] }
            return NoteYield(index + 1, self, own)
        }
    }
}
